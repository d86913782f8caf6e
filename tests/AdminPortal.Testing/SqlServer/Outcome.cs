using System.Reflection;

namespace AdminPortal.Testing;

/// <summary>Awaits what a method found by reflection answers.</summary>
internal static class Outcome
{
    /// <summary>More rows than a shadow has.</summary>
    private const int Rows = 10;

    private static readonly MethodInfo Drain = typeof(Outcome).GetMethod(nameof(DrainAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static bool IsAwaited(Type type) =>
        typeof(Task).IsAssignableFrom(type) || type == typeof(ValueTask) || IsOf(type, typeof(ValueTask<>)) || IsOf(type, typeof(IAsyncEnumerable<>));

    public static Task OfAsync(MethodInfo method, object service, object?[] arguments) => OfAsync(method, service, arguments, Rows);

    /// <summary>What it answered, a stream of rows as a list of its first; null where it answers nothing.</summary>
    public static async Task<object?> OfAsync(MethodInfo method, object service, object?[] arguments, int rows)
    {
        var answer = method.Invoke(service, arguments);
        if (IsOf(method.ReturnType, typeof(IAsyncEnumerable<>)))
        {
            answer = Drain.MakeGenericMethod(method.ReturnType.GenericTypeArguments).Invoke(null, [answer, rows]);
        }
        else if (IsOf(method.ReturnType, typeof(ValueTask<>)))
        {
            answer = method.ReturnType.GetMethod(nameof(ValueTask<>.AsTask))!.Invoke(answer, null);
        }

        var task = answer is ValueTask valueTask ? valueTask.AsTask() : (Task)answer!;
        await task;
        return task.GetType().GetProperty("Result") is { PropertyType.Name: not "VoidTaskResult" } result ? result.GetValue(task) : null;
    }

    private static async Task<List<T>> DrainAsync<T>(IAsyncEnumerable<T> rows, int most)
    {
        var read = new List<T>();
        await foreach (var row in rows)
        {
            read.Add(row);
            if (read.Count == most)
            {
                break;
            }
        }

        return read;
    }

    private static bool IsOf(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;
}
