using System.Globalization;
using AdminPortal.Application.Invoices.Ehf;
using AdminPortal.Web.Exports;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Invoices;

/// <summary>A row for each invoice of an export: written, or refused for which rules. CSV as the reader's spreadsheet expects it.</summary>
internal sealed class EhfReport : IAsyncDisposable
{
    private readonly IStringLocalizer<EhfTexts> texts;
    private readonly CsvTable table;

    /// <param name="stream">Is left open.</param>
    /// <param name="texts">The reader's language.</param>
    public EhfReport(Stream stream, IStringLocalizer<EhfTexts> texts)
    {
        this.texts = texts;
        table = new(stream, CultureInfo.CurrentCulture);
    }

    public Task BeginAsync(CancellationToken cancellationToken) => table.BeginAsync(
        [texts["Report.Number"], texts["Report.Result"], texts["Report.Document"], texts["Report.Rules"], texts["Report.Why"]], cancellationToken);

    public Task AddAsync(EhfInvoice invoice, CancellationToken cancellationToken) => table.WriteAsync(
        [
            invoice.Number,
            texts[invoice.IsReady ? "Report.Written" : "Report.Refused"],
            invoice.IsReady ? EhfEndpoints.FileNameOf(invoice.Number) : "",
            string.Join(' ', invoice.Faults.Select(fault => fault.Rule).Distinct()),
            string.Join(' ', invoice.Faults.Select(fault => EhfWords.Of(fault, invoice.CurrencyCode, texts))),
        ],
        cancellationToken);

    public Task EndAsync(CancellationToken cancellationToken) => table.EndAsync(cancellationToken);

    public ValueTask DisposeAsync() => table.DisposeAsync();
}
