namespace AdminPortal.Application.Data;

/// <summary>A piece of a list in order of creation, as the API hands it out: nothing is counted.</summary>
/// <param name="After">Where the next piece begins, for a host to hide in its page token; null at the end.</param>
public sealed record Slice<T>(IReadOnlyList<T> Items, long? After);

internal static class Slices
{
    /// <summary>Reads a slice of rows, of which one more was asked for than it holds.</summary>
    public static async Task<Slice<T>> ReadAsync<T>(IAsyncEnumerable<T> rows, int limit, Func<T, long> keyOf, CancellationToken cancellationToken)
    {
        var items = new List<T>(Math.Min(limit, 64));
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (items.Count == limit)
            {
                return new(items, keyOf(items[^1]));
            }

            items.Add(row);
        }

        return new(items, null);
    }
}
