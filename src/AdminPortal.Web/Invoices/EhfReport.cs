using System.Globalization;
using System.Text;
using AdminPortal.Application.Invoices.Ehf;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Invoices;

/// <summary>A row for each invoice of an export: written, or refused for which rules. CSV as the reader's spreadsheet expects it; no cell becomes a formula.</summary>
internal sealed class EhfReport : IAsyncDisposable
{
    private readonly IStringLocalizer<EhfTexts> texts;
    private readonly CsvWriter csv;
    private bool isBegun;

    /// <param name="stream">Is left open.</param>
    /// <param name="texts">The reader's language.</param>
    public EhfReport(Stream stream, IStringLocalizer<EhfTexts> texts)
    {
        this.texts = texts;
        var isNorwegian = CultureInfo.CurrentCulture.TwoLetterISOLanguageName is "nb" or "no";
        var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        csv = new(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = isNorwegian ? ";" : ",", InjectionOptions = InjectionOptions.Escape });
    }

    public async Task AddAsync(EhfInvoice invoice)
    {
        await BeginAsync();
        Write(
            invoice.Number,
            texts[invoice.IsReady ? "Report.Written" : "Report.Refused"],
            invoice.IsReady ? EhfEndpoints.FileNameOf(invoice.Number) : "",
            string.Join(' ', invoice.Faults.Select(fault => fault.Rule).Distinct()),
            string.Join(' ', invoice.Faults.Select(fault => EhfWords.Of(fault, invoice.CurrencyCode, texts))));
        await csv.NextRecordAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await BeginAsync();
        await csv.DisposeAsync();
    }

    private async Task BeginAsync()
    {
        if (!isBegun)
        {
            isBegun = true;
            Write(texts["Report.Number"], texts["Report.Result"], texts["Report.Document"], texts["Report.Rules"], texts["Report.Why"]);
            await csv.NextRecordAsync();
        }
    }

    private void Write(params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }
    }
}
