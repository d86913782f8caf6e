using AdminPortal.Application.Invoices.Pdf.Documents;
using AdminPortal.Application.Settlement;

namespace AdminPortal.Application.Invoices.Pdf;

/// <summary>What the payer types into the bank, side by side.</summary>
internal sealed class InvoicePaymentBand(InvoiceSheet sheet, InvoiceDetail invoice, SellerSettings seller)
{
    private const double Height = 44;
    private const double Inset = 12;
    private const double Gap = 16;
    private const double LabelSize = 7.5;
    private const double ValueSize = 11;

    /// <returns>Where the next part can begin.</returns>
    public double Draw(PdfPage page, double y)
    {
        page.Box(InvoiceSheet.Left, y, InvoiceSheet.Width, Height, InvoiceSheet.Ground);
        page.Box(InvoiceSheet.Left, y, 3, Height, InvoiceSheet.Accent);
        List<(string Label, string Value)> cells = [.. Cells().Select(cell => (sheet.Texts[cell.Label], PlainText.Of(cell.Value) ?? "")).Where(cell => cell.Item2.Length > 0)];
        var room = InvoiceSheet.Width - 2 * Inset - Gap * (cells.Count - 1);
        var widths = cells.ConvertAll(cell => Math.Max(sheet.Regular.Measure(cell.Label, LabelSize), sheet.Bold.Measure(cell.Value, ValueSize)));
        var (spare, scale) = (Math.Max(0, room - widths.Sum()) / Math.Max(1, cells.Count - 1), Math.Min(1, room / widths.Sum()));
        var x = InvoiceSheet.Left + Inset;
        for (var i = 0; i < cells.Count; i++)
        {
            var width = widths[i] * scale;
            var tag = sheet.Root.Add("P");
            page.Text(sheet.Regular, TextFlow.Fit(sheet.Regular, LabelSize, cells[i].Label, width), x, y + 16, $"{cells[i].Label} ", InvoiceSheet.Grey, tag);
            page.Text(sheet.Bold, TextFlow.Fit(sheet.Bold, ValueSize, cells[i].Value, width), x, y + 32, cells[i].Value, InvoiceSheet.Black, tag);
            x += width + spare + Gap;
        }

        if (invoice.Total < 0)
        {
            var note = sheet.Texts["NothingToPay"];
            page.TextBefore(sheet.Regular, 9, InvoiceSheet.Right - Inset, y + 32, note, InvoiceSheet.Grey, sheet.Root.Add("P"));
        }

        return y + Height + 20;
    }

    private IEnumerable<(string Label, string? Value)> Cells()
    {
        if (invoice.Total < 0)
        {
            return [("ToCredit", sheet.Notation.Money(-invoice.Total, invoice.CurrencyCode))];
        }

        var reference = PaymentReference.Read(invoice.PaymentReference);
        var isKid = reference.Kind is PaymentReferenceKind.KidMod10 or PaymentReferenceKind.KidMod11;
        var account = string.IsNullOrWhiteSpace(seller.BankAccount) ? null : InvoiceNotation.Account(seller.BankAccount);
        var isNational = account is null || InvoiceNotation.IsNorwegianAccount(account);
        return
        [
            ("ToPay", sheet.Notation.Money(invoice.Total, invoice.CurrencyCode)),
            ("Due", sheet.Notation.Date(invoice.DueOn)),
            (isNational ? "Account" : "Iban", account),
            ("Bic", isNational ? null : seller.Bic),
            (isKid ? "Kid" : "Reference", reference.Text),
        ];
    }
}
