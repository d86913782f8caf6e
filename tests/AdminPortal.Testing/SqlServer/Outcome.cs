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

    public static async Task OfAsync(MethodInfo method, object service, object?[] arguments)
    {
        var answer = method.Invoke(service, arguments);
        if (IsOf(method.ReturnType, typeof(IAsyncEnumerable<>)))
        {
            answer = Drain.MakeGenericMethod(method.ReturnType.GenericTypeArguments).Invoke(null, [answer]);
        }
        else if (IsOf(method.ReturnType, typeof(ValueTask<>)))
        {
            answer = method.ReturnType.GetMethod(nameof(ValueTask<>.AsTask))!.Invoke(answer, null);
        }

        await (answer is ValueTask valueTask ? valueTask.AsTask() : (Task)answer!);
    }

    private static async Task DrainAsync<T>(IAsyncEnumerable<T> rows)
    {
        var read = 0;
        await foreach (var _ in rows)
        {
            if (++read == Rows)
            {
                break;
            }
        }
    }

    private static bool IsOf(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;
}
