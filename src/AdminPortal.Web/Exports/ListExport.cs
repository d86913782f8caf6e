using System.Runtime.CompilerServices;
using AdminPortal.Application.Common;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AdminPortal.Web.Exports;

/// <summary>What the exports of lists share: all rows, page by page, and those that a form names.</summary>
internal static class ListExport
{
    /// <summary>Rows that may be named one by one.</summary>
    private const int MostNamed = 1_000;

    /// <summary>Every row of a list, in its own order; each page begins after the last row of the one before.</summary>
    public static async IAsyncEnumerable<T> RowsAsync<T>(
        Func<PageRequest, CancellationToken, Task<Page<T>>> list, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (string? token = null; ;)
        {
            var page = await list(new(token, PageRequest.MaximumSize), cancellationToken);
            foreach (var row in page.Items)
            {
                yield return row;
            }

            if ((token = page.Next) is null)
            {
                yield break;
            }
        }
    }

    /// <summary>The ids of the form's rows; null where there are none or too many.</summary>
    public static IReadOnlyCollection<string>? IdsOf(IFormCollection form) =>
        form["id"] is { Count: > 0 and <= MostNamed } ids ? [.. ids.OfType<string>().Distinct()] : null;
}
