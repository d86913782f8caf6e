using System.Reflection;
using Microsoft.Data.SqlClient;

namespace AdminPortal.Testing;

/// <summary>Errors as SqlClient throws them, which nobody else can make but by reflection.</summary>
public static class SqlErrors
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic;

    /// <summary>The service is busy, and says to come again.</summary>
    public const int Passing = 40501;

    /// <summary>No room is left in the filegroup.</summary>
    public const int Full = 1105;

    /// <summary>The database cannot be opened.</summary>
    public const int CannotOpen = 4060;

    /// <summary>An error of the statement itself.</summary>
    public const int OfStatement = 8134;

    /// <param name="severity">The server's: 11 to 16 for errors of the caller, 17 to 19 where it lacks something, 20 and more where the connection is gone.</param>
    public static SqlException Of(int number, byte severity = 16)
    {
        var errors = (SqlErrorCollection)Make(typeof(SqlErrorCollection), _ => null);
        var error = Make(typeof(SqlError), parameter => parameter.Name switch
        {
            "infoNumber" => number,
            "errorClass" => severity,
            "server" or "procedure" => "",
            "errorMessage" => $"Error {number}",
            _ => null,
        });
        typeof(SqlErrorCollection).GetMethod("Add", Hidden)!.Invoke(errors, [error]);
        var create = typeof(SqlException).GetMethods(Hidden).Where(method => method.Name == "CreateException").MinBy(method => method.GetParameters().Length)!;
        return (SqlException)create.Invoke(null, [.. create.GetParameters().Select(parameter => parameter.ParameterType == typeof(SqlErrorCollection) ? errors : Plain(parameter))])!;
    }

    private static object Make(Type type, Func<ParameterInfo, object?> value)
    {
        var constructor = type.GetConstructors(Hidden).MinBy(one => one.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => value(parameter) ?? Plain(parameter))]);
    }

    private static object? Plain(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(string) ? "" : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null;
}
