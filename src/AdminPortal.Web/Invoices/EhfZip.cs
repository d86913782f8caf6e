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
        // An archive's entries end with writes that do not wait, which a response refuses: they go into memory, and from there on.
        await using var unsent = new Unsent();
        using (var archive = new ZipArchive(unsent, ZipArchiveMode.Create, leaveOpen: true))
        {
            await WriteDocumentsAsync(archive, report, () => unsent.SendAsync(stream, cancellationToken), cancellationToken);
            report.Position = 0;
            using var last = archive.CreateEntry($"{texts["Report.File"]}.csv", CompressionLevel.Fastest).Open();
            var part = new byte[Buffer];
            for (int length; (length = await report.ReadAsync(part, cancellationToken)) > 0;)
            {
                last.Write(part, 0, length);
                await unsent.SendAsync(stream, cancellationToken);
            }
        }

        await unsent.SendAsync(stream, cancellationToken);
    }

    private async Task WriteDocumentsAsync(ZipArchive archive, Stream report, Func<Task> send, CancellationToken cancellationToken)
    {
        await using var rows = new EhfReport(report, texts);
        await rows.BeginAsync(cancellationToken);
        await foreach (var invoice in invoices.WithCancellation(cancellationToken))
        {
            if (invoice.IsReady)
            {
                using (var entry = archive.CreateEntry(EhfEndpoints.FileNameOf(invoice.Number), CompressionLevel.Fastest).Open())
                {
                    entry.Write(invoice.ToXml());
                }

                await send();
            }

            await rows.AddAsync(invoice, cancellationToken);
        }

        await rows.EndAsync(cancellationToken);
    }

    /// <summary>Holds what the archive has written until it is sent. The archive takes it for a stream that cannot go back.</summary>
    private sealed class Unsent : MemoryStream
    {
        public override bool CanSeek => false;

        public async Task SendAsync(Stream stream, CancellationToken cancellationToken)
        {
            await stream.WriteAsync(GetBuffer().AsMemory(0, (int)Length), cancellationToken);
            SetLength(0);
        }
    }
}
