using System.IO.Compression;
using AdminPortal.Application.Invoices.Ehf;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace AdminPortal.Web.Invoices;

/// <summary>
/// Sends a selection's documents as a zip while the invoices are read, and last a report of all of them, which until then lies in
/// a temporary file: what is kept in memory is one batch of invoices, and of each document its entry in the zip's directory.
/// </summary>
internal sealed class EhfZip(string fileName, IAsyncEnumerable<EhfInvoice> invoices, IStringLocalizer<EhfTexts> texts) : IResult
{
    private const int Buffer = 64 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/zip";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = $"{fileName}.zip" }.ToString();
        await WriteAsync(response.Body, httpContext.RequestAborted);
    }

    internal async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using var report = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, Buffer, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        // The archive's own dispose writes without waiting, which a response refuses.
        await using var archive = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        await using (var rows = new EhfReport(report, texts))
        {
            await foreach (var invoice in invoices.WithCancellation(cancellationToken))
            {
                if (invoice.IsReady)
                {
                    await using var entry = await archive.CreateEntry(EhfEndpoints.FileNameOf(invoice.Number), CompressionLevel.Fastest).OpenAsync(cancellationToken);
                    await entry.WriteAsync(invoice.ToXml(), cancellationToken);
                }

                await rows.AddAsync(invoice);
            }
        }

        report.Position = 0;
        await using var last = await archive.CreateEntry($"{texts["Report.File"]}.csv", CompressionLevel.Fastest).OpenAsync(cancellationToken);
        await report.CopyToAsync(last, cancellationToken);
    }
}
