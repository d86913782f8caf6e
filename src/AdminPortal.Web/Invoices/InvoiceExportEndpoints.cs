using AdminPortal.Application.Invoices;
using AdminPortal.Web.Exports;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Invoices;

/// <summary>Invoices as a file: all that the filters of the address let through in the list's order, and the lines of one.</summary>
internal static class InvoiceExportEndpoints
{
    public static void MapInvoiceExport(this WebApplication app)
    {
        app.MapGet(PortalUrls.InvoiceExportPath, ExportMatching);
        app.MapGet(PortalUrls.InvoiceLinesExportPath, ExportLinesAsync);
    }

    private static ExportFile<InvoiceExportRow> ExportMatching(
        HttpRequest request, InvoiceService invoices, IStringLocalizer<InvoiceExportTexts> texts, TimeProvider clock, CancellationToken cancellationToken)
    {
        var sort = request.FromQuery("sort");
        return new(
            ExportFormats.AskedBy(request),
            $"{texts["File"]}-{Display.Machine(Display.LocalDate(clock.GetUtcNow().UtcDateTime))}",
            InvoiceExportColumns.OfInvoices(texts),
            // Newest first, until a column is chosen: as the list is.
            invoices.ExportAsync(InvoiceSearch.Read(request.FromQuery).Filter, sort, sort is null || request.FromQuery("desc") == "true", cancellationToken));
    }

    private static async Task<Results<ExportFile<InvoiceLineDetail>, NotFound>> ExportLinesAsync(
        string number, HttpRequest request, InvoiceService invoices, IStringLocalizer<InvoiceExportTexts> texts, CancellationToken cancellationToken)
    {
        var invoice = await invoices.FindAsync(InvoicePage.NumberOf(number), cancellationToken);
        return invoice is null
            ? TypedResults.NotFound()
            : new ExportFile<InvoiceLineDetail>(
                ExportFormats.AskedBy(request), texts["Lines.File", invoice.Number], InvoiceExportColumns.OfLines(texts, invoice.Number), invoice.Lines.ToAsyncEnumerable());
    }
}
