using System.Text.Json;
using AdminPortal.Application.Invoices.Contract;
using AdminPortal.Web.Api;

namespace AdminPortal.Web.Invoices;

/// <summary>
/// Sends invoices as one JSON array while they are read, so that a million of them take no more memory than a few. A reader that goes away
/// ends the reading; a fault on the way breaks the connection, so that nobody takes a part for the whole.
/// </summary>
internal sealed class InvoiceStream(IAsyncEnumerable<InvoiceListItem> invoices) : IResult
{
    private const int BytesAtOnce = 32 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, aborted) = (httpContext.Response, httpContext.RequestAborted);
        await using var reading = invoices.GetAsyncEnumerator(aborted);
        var more = await reading.MoveNextAsync();
        response.ContentType = ApiJson.ContentType;
        response.Headers.CacheControl = "no-store";
        // From here on a fault can no longer become an answer, not even while what is written has not been sent.
        await response.StartAsync(aborted);
        await using var writer = new Utf8JsonWriter(response.BodyWriter, ApiJson.Writing);
        writer.WriteStartArray();
        for (var sent = 0L; more; more = await reading.MoveNextAsync())
        {
            JsonSerializer.Serialize(writer, reading.Current, InvoiceJson.Default.InvoiceListItem);
            if (writer.BytesCommitted - sent >= BytesAtOnce)
            {
                sent = writer.BytesCommitted;
                await response.BodyWriter.FlushAsync(aborted);
            }
        }

        writer.WriteEndArray();
        await writer.FlushAsync(aborted);
        await response.BodyWriter.FlushAsync(aborted);
    }
}
