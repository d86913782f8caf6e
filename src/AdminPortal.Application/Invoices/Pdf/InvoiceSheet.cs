using System.Globalization;
using AdminPortal.Application.Invoices.Pdf.Documents;

namespace AdminPortal.Application.Invoices.Pdf;

/// <summary>What all parts of the document draw with: the paper's measures, fonts, colours, texts and notation.</summary>
internal sealed class InvoiceSheet
{
    public const double Left = 50;
    public const double Right = PdfPage.Width - 50;
    public const double Width = Right - Left;
    public const double Top = 50;
    public const double Bottom = PdfPage.Height - 62;

    public static readonly Ink Black = new(0x1A, 0x1F, 0x2B);
    public static readonly Ink Grey = new(0x5A, 0x63, 0x72);
    public static readonly Ink Hairline = new(0xDD, 0xE1, 0xE8);
    public static readonly Ink Ground = new(0xF2, 0xF5, 0xFA);
    public static readonly Ink Accent = new(0x26, 0x55, 0xC7);

    public InvoiceSheet(PdfDocument document, CultureInfo language)
    {
        (Regular, Bold) = (document.AddFont(InvoiceFonts.Regular), document.AddFont(InvoiceFonts.Bold));
        (Texts, Notation) = (new(language), new(language));
        Root = document.Root;
    }

    public PdfFont Regular { get; }

    public PdfFont Bold { get; }

    public InvoicePdfTexts Texts { get; }

    public InvoiceNotation Notation { get; }

    public PdfTag Root { get; }

    /// <summary>Draws a text in as many lines as it takes, up to <paramref name="most"/>.</summary>
    /// <param name="y">Of the first base line.</param>
    /// <returns>The base line after the last.</returns>
    public double Paragraph(PdfPage page, Style style, double x, double y, double width, string text, int most = 4)
    {
        var tag = Root.Add("P");
        foreach (var line in TextFlow.Wrap(style.Font, style.Size, text, width, most))
        {
            page.Text(style.Font, style.Size, x, y, line, style.Colour, tag);
            y += style.Leading;
        }

        return y;
    }
}

/// <param name="Leading">From base line to base line, in points.</param>
internal sealed record Style(PdfFont Font, double Size, double Leading, Ink Colour);
