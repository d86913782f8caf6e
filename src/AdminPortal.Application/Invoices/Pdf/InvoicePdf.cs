using System.Globalization;
using AdminPortal.Application.Invoices.Pdf.Documents;

namespace AdminPortal.Application.Invoices.Pdf;

/// <summary>
/// An invoice, or a credit note where its total is negative, as a PDF on A4. Says what was invoiced, not what became of it: the
/// same invoice, seller and language make the same bytes at any time. What is not known is left out.
/// </summary>
public static class InvoicePdf
{
    private const double ShortHeadHeight = 34;

    private static readonly string[] Languages = ["nb-NO", "en-GB"];

    /// <summary>English for <c>en</c> in any region, else Norwegian bokmål.</summary>
    public static CultureInfo LanguageOf(string? language) =>
        CultureInfo.GetCultureInfo(Languages[language is not null && language.Split('-')[0].Equals("en", StringComparison.OrdinalIgnoreCase) ? 1 : 0]);

    /// <param name="language">What <see cref="LanguageOf"/> answers.</param>
    public static void Write(InvoiceDetail invoice, SellerSettings seller, CultureInfo language, Stream output)
    {
        var texts = new InvoicePdfTexts(language);
        var title = PlainText.Of($"{texts[invoice.Total < 0 ? "CreditNote" : "Invoice"]} {invoice.Number}")!;
        using var document = new PdfDocument(new(title, PlainText.Of(seller.Name), language.Name, invoice.Date), output);
        var sheet = new InvoiceSheet(document, language);
        var page = document.AddPage();
        var top = new InvoiceHeadSection(sheet, invoice, seller).Draw(page);
        var table = new InvoiceLineTable(sheet, invoice);
        var sums = new InvoiceSumsSection(sheet, invoice);
        var laterTop = InvoiceSheet.Top + ShortHeadHeight;
        var counts = InvoicePages.Part(
            [.. table.Rows.Select(row => row.Height)],
            InvoiceSheet.Bottom - top - InvoiceLineTable.HeadingHeight,
            InvoiceSheet.Bottom - laterTop - InvoiceLineTable.HeadingHeight,
            sums.Height);
        var row = 0;
        for (var i = 0; i < counts.Count; i++)
        {
            if (i > 0)
            {
                page = document.AddPage();
                top = laterTop;
                DrawShortHead(page, sheet, title, invoice);
            }

            if (counts[i] > 0)
            {
                table.DrawHeading(page, top);
                top += InvoiceLineTable.HeadingHeight;
            }

            for (var last = row + counts[i]; row < last; row++)
            {
                table.Draw(page, top, table.Rows[row]);
                top += table.Rows[row].Height;
            }

            if (i == counts.Count - 1)
            {
                sums.Draw(page, top);
            }

            DrawFoot(page, sheet, seller, i + 1, counts.Count);
        }

        document.Finish();
    }

    private static void DrawShortHead(PdfPage page, InvoiceSheet sheet, string title, InvoiceDetail invoice)
    {
        const double y = InvoiceSheet.Top + 8;
        var date = sheet.Notation.Date(OsloTime.DateOf(invoice.Date));
        var room = InvoiceSheet.Width - sheet.Regular.Measure(date, 8.5) - 20;
        var shown = TextFlow.OnOneLine(sheet.Bold, 9, title, room / 2);
        var next = InvoiceSheet.Left + sheet.Bold.Measure(shown, 9) + 12;
        page.Text(sheet.Bold, 9, InvoiceSheet.Left, y, shown, InvoiceSheet.Black);
        page.Text(sheet.Regular, 8.5, next, y, TextFlow.OnOneLine(sheet.Regular, 8.5, PlainText.Of(invoice.Receiver.Name) ?? "", room - next + InvoiceSheet.Left), InvoiceSheet.Grey);
        page.TextBefore(sheet.Regular, 8.5, InvoiceSheet.Right, y, date, InvoiceSheet.Grey);
        page.Rule(InvoiceSheet.Left, y + 8, InvoiceSheet.Width, 0.5, InvoiceSheet.Hairline);
    }

    private static void DrawFoot(PdfPage page, InvoiceSheet sheet, SellerSettings seller, int number, int count)
    {
        const double size = 7.5;
        const double y = InvoiceSheet.Bottom + 26;
        var of = sheet.Texts["Page", sheet.Notation.Number(number), sheet.Notation.Number(count)];
        var registered = InvoiceNotation.SellerNumber(seller) is { } organizationNumber ? sheet.Texts["OrganizationNumber", organizationNumber] : null;
        var parts = new[] { seller.Name, registered, seller.IsInBusinessRegister && registered is not null ? sheet.Texts["BusinessRegister"] : null };
        var about = PlainText.Of(string.Join("  ·  ", parts.Select(PlainText.Of).OfType<string>()));
        page.Rule(InvoiceSheet.Left, y - 13, InvoiceSheet.Width, 0.5, InvoiceSheet.Hairline);
        if (about is not null)
        {
            var room = InvoiceSheet.Width - sheet.Regular.Measure(of, size) - 20;
            page.Text(sheet.Regular, size, InvoiceSheet.Left, y, TextFlow.OnOneLine(sheet.Regular, size, about, room), InvoiceSheet.Grey);
        }

        page.TextBefore(sheet.Regular, size, InvoiceSheet.Right, y, of, InvoiceSheet.Grey);
    }
}
