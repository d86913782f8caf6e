using AdminPortal.Application.Invoices.Pdf.Documents;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Settlement;

namespace AdminPortal.Application.Invoices.Pdf;

/// <summary>The upper part of the first page: who invoices whom, what the document is called, and how it is paid.</summary>
internal sealed class InvoiceHeadSection(InvoiceSheet sheet, InvoiceDetail invoice, SellerSettings seller)
{
    private const double PartyWidth = 250;
    private const double FactsLeft = 330;

    /// <summary>Where the window of an envelope shows the receiver (20 mm from the left, 50 mm from the top).</summary>
    private const double ReceiverTop = 142;

    private readonly Style label = new(sheet.Regular, 7.5, 11, InvoiceSheet.Grey);
    private readonly Style plain = new(sheet.Regular, 9, 12.5, InvoiceSheet.Black);
    private readonly Style muted = new(sheet.Regular, 8.5, 11.5, InvoiceSheet.Grey);
    private readonly Style name = new(sheet.Bold, 10.5, 14, InvoiceSheet.Black);

    private bool IsCredit => invoice.Total < 0;

    /// <returns>Where the next part can begin.</returns>
    public double Draw(PdfPage page)
    {
        var factsTop = DrawTitle(page);
        var parties = DrawReceiver(page, DrawSeller(page));
        var facts = DrawFacts(page, factsTop);
        var payment = new InvoicePaymentBand(sheet, invoice, seller);
        return payment.Draw(page, Math.Max(parties, facts) + 8);
    }

    private double DrawTitle(PdfPage page)
    {
        var tag = sheet.Root.Add("H1");
        var (kind, number) = (sheet.Texts[IsCredit ? "CreditNote" : "Invoice"], PlainText.Of(invoice.Number) ?? "");
        page.Text(sheet.Bold, 22, FactsLeft, InvoiceSheet.Top + 14, $"{kind} ", InvoiceSheet.Black, tag);
        var size = TextFlow.Fit(sheet.Regular, 12, number, InvoiceSheet.Right - FactsLeft);
        page.Text(sheet.Regular, size, FactsLeft, InvoiceSheet.Top + 31, number, InvoiceSheet.Grey, tag);
        return InvoiceSheet.Top + 56;
    }

    private double DrawSeller(PdfPage page)
    {
        var y = InvoiceSheet.Top + 4;
        if (PlainText.Of(seller.Name) is { } company)
        {
            y = sheet.Paragraph(page, new(sheet.Bold, 12, 15, InvoiceSheet.Accent), InvoiceSheet.Left, y, PartyWidth, company, 3);
        }

        var isAbroad = !string.Equals(invoice.Address.CountryCode, seller.CountryCode, StringComparison.OrdinalIgnoreCase);
        var country = isAbroad && !string.IsNullOrWhiteSpace(seller.City) ? CountryOf(seller.CountryCode) : null;
        var number = InvoiceNotation.SellerNumber(seller) is { } registered ? sheet.Texts["OrganizationNumber", registered] : null;
        return Lines(page, muted, y, seller.Street, $"{seller.PostalCode} {seller.City}", country, number, seller.Email, seller.Phone);
    }

    private double DrawReceiver(PdfPage page, double sellerBottom)
    {
        var address = invoice.Address;
        var y = sheet.Paragraph(page, label, InvoiceSheet.Left, Math.Max(ReceiverTop, sellerBottom + 14), PartyWidth, sheet.Texts["Receiver"]) + 2;
        y = Lines(page, name, y, invoice.Receiver.Name);
        var isDomestic = string.Equals(address.CountryCode, seller.CountryCode, StringComparison.OrdinalIgnoreCase);
        y = Lines(
            page, plain, y, $"{address.Street} {address.StreetNumber}", $"{address.PostalCode} {address.City}", address.State,
            isDomestic ? null : CountryOf(address.CountryCode) ?? address.CountryCode3);
        if (invoice.User == invoice.Receiver || PlainText.Of(invoice.User.Name) is null)
        {
            return y;
        }

        y = sheet.Paragraph(page, label, InvoiceSheet.Left, y + 6, PartyWidth, sheet.Texts["User"]) + 1;
        return Lines(page, plain, y, invoice.User.Name);
    }

    private double DrawFacts(PdfPage page, double y)
    {
        (string Label, string? Value)[] facts =
        [
            (IsCredit ? "CreditNote.Number" : "Number", invoice.Number),
            (IsCredit ? "CreditNote.Date" : "Date", sheet.Notation.Date(OsloTime.DateOf(invoice.Date))),
            ("Due", IsCredit ? null : sheet.Notation.Date(invoice.DueOn)),
            ("CustomerAccount", invoice.CustomerAccountNumber),
            ("OrderReference", invoice.OrderReference),
            ("SalesOrder", invoice.SalesOrderNumber),
            ("ContractReference", invoice.ContractReference),
            ("DocumentReference", invoice.DocumentReference),
        ];
        foreach (var (key, written) in facts)
        {
            if (PlainText.Of(written) is { } value)
            {
                y = DrawFact(page, y, $"{sheet.Texts[key]} ", value);
            }
        }

        return y;
    }

    private double DrawFact(PdfPage page, double y, string title, string value)
    {
        var tag = sheet.Root.Add("P");
        page.Text(sheet.Regular, 8.5, FactsLeft, y, title, InvoiceSheet.Grey, tag);
        var room = InvoiceSheet.Right - FactsLeft - sheet.Regular.Measure(title, 8.5) - 6;
        foreach (var line in TextFlow.Wrap(sheet.Regular, 8.5, value, room, 4))
        {
            page.TextBefore(sheet.Regular, 8.5, InvoiceSheet.Right, y, line, InvoiceSheet.Black, tag);
            y += 13;
        }

        return y;
    }

    private double Lines(PdfPage page, Style style, double y, params IEnumerable<string?> lines)
    {
        foreach (var line in lines.Select(PlainText.Of).OfType<string>())
        {
            y = sheet.Paragraph(page, style, InvoiceSheet.Left, y, PartyWidth, line);
        }

        return y;
    }

    private string? CountryOf(string? code) => string.IsNullOrWhiteSpace(code) ? null : Countries.NameIn(sheet.Texts.Language, code);
}
