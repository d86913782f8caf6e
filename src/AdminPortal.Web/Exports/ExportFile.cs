using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace AdminPortal.Web.Exports;

/// <summary>
/// Sends rows as a file while they are read, so that a million of them take no more memory than a few. A reader that goes away
/// ends the reading; a fault on the way breaks the connection, so that nobody takes a part for the whole.
/// </summary>
/// <param name="name">Without its extension.</param>
public sealed class ExportFile<T>(ExportFormat format, string name, IReadOnlyList<ExportColumn<T>> columns, IAsyncEnumerable<T> rows) : IResult
{
    /// <summary>How long the first row may keep the titles waiting: until something is sent, a fault can still become an error page.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var (contentType, extension) = format switch
        {
            ExportFormat.Csv => ("text/csv; charset=utf-8", "csv"),
            ExportFormat.Xlsx => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
        };
        response.ContentType = contentType;
        // People's names and numbers: kept by no cache on the way.
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = $"{name}.{extension}" }.ToString();
        await WriteAsync(response.Body, httpContext.RequestAborted);
    }

    internal async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using var reading = rows.GetAsyncEnumerator(cancellationToken);
        // Beside this, since SQLite does its work before it answers with a task.
        var first = Task.Run(() => reading.MoveNextAsync().AsTask(), cancellationToken);
        await Task.WhenAny(first, Task.Delay(Patience, cancellationToken));
        if (first.IsFaulted || first.IsCanceled)
        {
            await first;
        }

        await using ITableWriter table = format switch
        {
            ExportFormat.Csv => new CsvTable(stream, CultureInfo.CurrentCulture),
            ExportFormat.Xlsx => new XlsxTable(stream, name, [.. columns.Select(column => column.Width)]),
        };
        await Task.WhenAll(first, table.BeginAsync([.. columns.Select(column => column.Title)], cancellationToken));
        var cells = new Cell[columns.Count];
        for (var more = await first; more; more = await reading.MoveNextAsync())
        {
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = columns[i].Value(reading.Current);
            }

            await table.WriteAsync(cells, cancellationToken);
        }

        await table.EndAsync(cancellationToken);
    }
}
