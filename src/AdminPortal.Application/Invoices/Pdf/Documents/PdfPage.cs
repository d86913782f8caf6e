using System.Globalization;
using System.Text;

namespace AdminPortal.Application.Invoices.Pdf.Documents;

/// <summary>A colour of text, line or ground.</summary>
internal readonly record struct Ink(byte Red, byte Green, byte Blue)
{
    public string Components => $"{Part(Red)} {Part(Green)} {Part(Blue)}";

    private static string Part(byte part) => (part / 255.0).ToString("0.###", CultureInfo.InvariantCulture);
}

/// <summary>
/// An A4 page. Places are in points from its upper left corner; a text's is the left end of its base line. What has a tag is
/// content, what has none is an ornament that nobody needs to have read out.
/// </summary>
internal sealed class PdfPage(int id)
{
    public const double Width = 595.28;
    public const double Height = 841.89;

    private const string Ornament = "/Artifact BMC\n";

    private readonly StringBuilder content = new();
    private readonly List<PdfTag> tags = [];
    private PdfTag? open;
    private Ink? ink;

    public int Id => id;

    /// <summary>The tags of its contents, each at its content's number.</summary>
    public IReadOnlyList<PdfTag> Tags => tags;

    public void Text(PdfFont font, double size, double x, double y, string text, Ink colour, PdfTag? tag = null)
    {
        if (text.Length == 0)
        {
            return;
        }

        Open(tag);
        Fill(colour);
        content.Append(CultureInfo.InvariantCulture, $"BT /{font.Resource} {PdfSyntax.Number(size)} Tf {PdfSyntax.Number(x)} {Y(y)} Td ");
        font.Encode(text, content);
        content.Append(" Tj ET\n");
        if (tag is null)
        {
            content.Append("EMC\n");
        }
    }

    /// <summary>Text that ends at <paramref name="right"/>.</summary>
    public void TextBefore(PdfFont font, double size, double right, double y, string text, Ink colour, PdfTag? tag = null) =>
        Text(font, size, right - font.Measure(text, size), y, text, colour, tag);

    public void Rule(double x, double y, double width, double thickness, Ink colour) => Box(x, y - thickness / 2, width, thickness, colour);

    public void Box(double x, double y, double width, double height, Ink colour)
    {
        Open(null);
        Fill(colour);
        content.Append(CultureInfo.InvariantCulture, $"{PdfSyntax.Number(x)} {Y(y + height)} {PdfSyntax.Number(width)} {PdfSyntax.Number(height)} re f\nEMC\n");
    }

    /// <summary>The page's drawing; it can have nothing more after this.</summary>
    public byte[] Close()
    {
        Shut();
        var bytes = Encoding.ASCII.GetBytes(content.ToString());
        content.Clear();
        return bytes;
    }

    /// <summary>Texts that follow each other with one tag are one content.</summary>
    private void Open(PdfTag? tag)
    {
        if (tag is not null && tag == open)
        {
            return;
        }

        Shut();
        if (tag is null)
        {
            content.Append(Ornament);
            return;
        }

        content.Append(CultureInfo.InvariantCulture, $"/Span <</MCID {tags.Count}>> BDC\n");
        tag.AddContent(this, tags.Count);
        tags.Add(tag);
        open = tag;
    }

    private void Shut()
    {
        if (open is not null)
        {
            content.Append("EMC\n");
            open = null;
        }
    }

    private void Fill(Ink colour)
    {
        if (ink != colour)
        {
            content.Append(CultureInfo.InvariantCulture, $"{colour.Components} rg\n");
            ink = colour;
        }
    }

    private static string Y(double fromTop) => PdfSyntax.Number(Height - fromTop);
}
