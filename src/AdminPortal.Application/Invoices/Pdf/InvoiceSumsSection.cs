using AdminPortal.Application.Invoices.Pdf.Documents;

namespace AdminPortal.Application.Invoices.Pdf;

/// <summary>What stands under the lines: how they come to the total, and the tax by rate. On one page.</summary>
internal sealed class InvoiceSumsSection(InvoiceSheet sheet, InvoiceDetail invoice)
{
    private const double Size = 9;
    private const double Leading = 15;
    private const double Top = 20;
    private const double SumsWidth = 230;
    private const double TotalHeight = 30;
    private const double VatSize = 8;
    private const double VatLeading = 13;

    private readonly IReadOnlyList<VatRate> rates = VatRates.Of(invoice);

    public double Height => Top + Math.Max(Rows().Count() * Leading + TotalHeight, rates.Count == 0 ? 0 : (rates.Count + 1) * VatLeading + 10);

    public void Draw(PdfPage page, double y)
    {
        DrawRates(page, y + Top);
        var at = y + Top;
        var left = InvoiceSheet.Right - SumsWidth;
        foreach (var (key, amount) in Rows())
        {
            var tag = sheet.Root.Add("P");
            page.Text(sheet.Regular, Size, left, at, $"{sheet.Texts[key]} ", InvoiceSheet.Grey, tag);
            DrawAmount(page, sheet.Regular, Size, left, at, sheet.Texts[key], sheet.Notation.Amount(amount, invoice.CurrencyCode), tag);
            at += Leading;
        }

        var total = sheet.Root.Add("P");
        var title = sheet.Texts[invoice.Total < 0 ? "Sums.Total" : "ToPay"];
        page.Rule(left, at - 7, SumsWidth, 0.8, InvoiceSheet.Black);
        page.Text(sheet.Bold, 11, left, at + 9, $"{title} ", InvoiceSheet.Black, total);
        DrawAmount(page, sheet.Bold, 11, left, at + 9, title, sheet.Notation.Money(invoice.Total, invoice.CurrencyCode), total);
    }

    private static void DrawAmount(PdfPage page, PdfFont font, double size, double left, double y, string title, string amount, PdfTag tag)
    {
        var text = PlainText.Of(amount)!;
        page.TextBefore(font, TextFlow.Fit(font, size, text, InvoiceSheet.Right - left - font.Measure(title, size) - 10), InvoiceSheet.Right, y, text, InvoiceSheet.Black, tag);
    }

    private void DrawRates(PdfPage page, double y)
    {
        if (rates.Count == 0)
        {
            return;
        }

        var table = sheet.Root.Add("Table");
        DrawRate(page, y, table.Add("TR"), "TH", sheet.Bold, InvoiceSheet.Grey, sheet.Texts["Vat.Rate"], sheet.Texts["Vat.Basis"], sheet.Texts["Vat.Tax"]);
        page.Rule(InvoiceSheet.Left, y + 5, 220, 0.5, InvoiceSheet.Hairline);
        foreach (var rate in rates)
        {
            y += VatLeading;
            DrawRate(
                page, y + 3, table.Add("TR"), "TD", sheet.Regular, InvoiceSheet.Black,
                sheet.Texts["Vat.Percent", sheet.Notation.Quantity(rate.Rate, null)],
                sheet.Notation.Amount(rate.Basis, invoice.CurrencyCode),
                sheet.Notation.Amount(rate.Tax, invoice.CurrencyCode));
        }
    }

    private static void DrawRate(PdfPage page, double y, PdfTag row, string cell, PdfFont font, Ink colour, string rate, string basis, string tax)
    {
        var scope = cell == "TH" ? "/A<</O/Table/Scope/Column>>" : "";
        page.Text(font, VatSize, InvoiceSheet.Left, y, rate, colour, row.Add(cell, scope));
        page.TextBefore(font, TextFlow.Fit(font, VatSize, basis, 80), InvoiceSheet.Left + 140, y, basis, colour, row.Add(cell, scope));
        page.TextBefore(font, TextFlow.Fit(font, VatSize, tax, 70), InvoiceSheet.Left + 220, y, tax, colour, row.Add(cell, scope));
    }

    /// <summary>As on the page of the invoice; without the sum of the lines where they are not in one currency.</summary>
    private IEnumerable<(string Key, decimal Amount)> Rows()
    {
        if (invoice.Lines.All(line => line.CurrencyCode == invoice.CurrencyCode))
        {
            yield return ("Sums.Lines", invoice.Lines.Sum(line => line.Amount));
        }

        if (invoice.HeaderDiscount != 0)
        {
            yield return ("Sums.HeaderDiscount", -invoice.HeaderDiscount);
        }

        if (invoice.Charge != 0)
        {
            yield return ("Sums.Charge", invoice.Charge);
        }

        yield return ("Sums.Tax", invoice.Tax);
    }
}
