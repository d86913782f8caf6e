using System.Globalization;
using System.Text;

namespace AdminPortal.Application.Invoices.Pdf.Documents;

/// <summary>What a piece of text is (a heading, a paragraph, a cell), for those who have the document read to them (ISO 32000-1, 14.7).</summary>
internal sealed class PdfTag(string type, string attributes = "")
{
    private readonly List<PdfTag> parts = [];
    private readonly List<(PdfPage Page, int Number)> contents = [];

    public int Id { get; private set; }

    /// <param name="type">A standard structure type (14.8.4): <c>P</c>, <c>H1</c>, <c>Table</c>, <c>TR</c>, <c>TH</c>, <c>TD</c> and so on.</param>
    /// <param name="attributes">Further entries.</param>
    public PdfTag Add(string type, string attributes = "")
    {
        var part = new PdfTag(type, attributes);
        parts.Add(part);
        return part;
    }

    public void AddContent(PdfPage page, int number) => contents.Add((page, number));

    public void Reserve(PdfFile file)
    {
        Id = file.Reserve();
        parts.ForEach(part => part.Reserve(file));
    }

    public void Write(PdfFile file, int parent)
    {
        var body = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"<</Type/StructElem/S/{type}/P {parent} 0 R{attributes}/K["));
        foreach (var (page, number) in contents)
        {
            body.Append(CultureInfo.InvariantCulture, $"<</Type/MCR/Pg {page.Id} 0 R/MCID {number}>>");
        }

        foreach (var part in parts)
        {
            body.Append(CultureInfo.InvariantCulture, $"{part.Id} 0 R ");
        }

        file.Write(Id, body.Append("]>>").ToString());
        parts.ForEach(part => part.Write(file, Id));
    }
}
