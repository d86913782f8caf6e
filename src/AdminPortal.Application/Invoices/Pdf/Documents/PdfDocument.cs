using System.Globalization;
using System.Security;
using System.Text;

namespace AdminPortal.Application.Invoices.Pdf.Documents;

/// <summary>What a document says of itself.</summary>
/// <param name="Language">A BCP 47 tag.</param>
/// <param name="Created">In UTC.</param>
internal sealed record PdfFacts(string Title, string? Author, string Language, DateTime Created);

/// <summary>
/// A tagged PDF with text that can be searched and copied. Written while its pages are made: of those before the last one only
/// the tags are kept.
/// </summary>
internal sealed class PdfDocument : IDisposable
{
    private const string Producer = "AdminPortal";

    private readonly PdfFile file;
    private readonly PdfFacts facts;
    private readonly int catalog;
    private readonly int pageTree;
    private readonly int structure;
    private readonly int resources;
    private readonly List<PdfPage> pages = [];
    private readonly List<PdfFont> fonts = [];

    public PdfDocument(PdfFacts facts, Stream output)
    {
        this.facts = facts;
        file = new(output);
        (catalog, pageTree, structure, resources) = (file.Reserve(), file.Reserve(), file.Reserve(), file.Reserve());
    }

    /// <summary>What all content is part of.</summary>
    public PdfTag Root { get; } = new("Document");

    public void Dispose() => file.Dispose();

    public PdfFont AddFont(TrueTypeFont face)
    {
        fonts.Add(new(string.Create(CultureInfo.InvariantCulture, $"F{fonts.Count + 1}"), face));
        return fonts[^1];
    }

    public PdfPage AddPage()
    {
        WriteLastPage();
        pages.Add(new(file.Reserve()));
        return pages[^1];
    }

    public void Finish()
    {
        WriteLastPage();
        file.Write(pageTree, string.Create(CultureInfo.InvariantCulture, $"<</Type/Pages/Count {pages.Count}/Kids[{Join(pages.Select(page => page.Id))}]>>"));
        var fontIds = fonts.ToDictionary(font => font, _ => file.Reserve());
        file.Write(resources, $"<</Font<<{string.Concat(fontIds.Select(font => $"/{font.Key.Resource} {PdfSyntax.Reference(font.Value)}"))}>>>>");
        foreach (var (font, id) in fontIds)
        {
            font.Write(file, id);
        }

        WriteStructure();
        var (info, metadata) = (file.Reserve(), file.Reserve());
        var author = facts.Author is { } by ? $"/Author {PdfSyntax.Text(by)}" : "";
        file.Write(info, $"<</Title {PdfSyntax.Text(facts.Title)}{author}/Producer({Producer})/CreationDate {PdfSyntax.Time(facts.Created)}>>");
        file.WriteStream(metadata, "/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(Metadata()), isPlain: true);
        file.Write(catalog, $"<</Type/Catalog/Pages {PdfSyntax.Reference(pageTree)}/Lang({facts.Language})/MarkInfo<</Marked true>>"
            + $"/StructTreeRoot {PdfSyntax.Reference(structure)}/Metadata {PdfSyntax.Reference(metadata)}/ViewerPreferences<</DisplayDocTitle true>>>>");
        file.Finish(catalog, info);
    }

    private void WriteLastPage()
    {
        if (pages.Count == 0)
        {
            return;
        }

        var content = file.Reserve();
        file.WriteStream(content, "", pages[^1].Close());
        file.Write(pages[^1].Id, $"<</Type/Page/Parent {PdfSyntax.Reference(pageTree)}/MediaBox[0 0 {PdfSyntax.Number(PdfPage.Width)} {PdfSyntax.Number(PdfPage.Height)}]"
            + $"/Resources {PdfSyntax.Reference(resources)}/Contents {PdfSyntax.Reference(content)}"
            + string.Create(CultureInfo.InvariantCulture, $"/StructParents {pages.Count - 1}/Tabs/S>>"));
    }

    private void WriteStructure()
    {
        Root.Reserve(file);
        Root.Write(file, structure);
        var parents = new StringBuilder();
        for (var i = 0; i < pages.Count; i++)
        {
            parents.Append(CultureInfo.InvariantCulture, $"{i}[{Join(pages[i].Tags.Select(tag => tag.Id))}]");
        }

        file.Write(structure, string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/StructTreeRoot/K {Root.Id} 0 R/ParentTree<</Nums[{parents}]>>/ParentTreeNextKey {pages.Count}>>"));
    }

    /// <summary>The same in XMP, which search engines and archives read (ISO 16684-1).</summary>
    private string Metadata()
    {
        var author = facts.Author is { } by ? $"<dc:creator><rdf:Seq><rdf:li>{Escape(by)}</rdf:li></rdf:Seq></dc:creator>" : "";
        var created = facts.Created.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
            <dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{Escape(facts.Title)}</rdf:li></rdf:Alt></dc:title>{author}<dc:language><rdf:Bag><rdf:li>{facts.Language}</rdf:li></rdf:Bag></dc:language>
            <pdf:Producer>{Producer}</pdf:Producer><xmp:CreateDate>{created}</xmp:CreateDate>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>
            """;
    }

    private static string Escape(string text) => SecurityElement.Escape(text);

    private static string Join(IEnumerable<int> ids) => string.Join(' ', ids.Select(PdfSyntax.Reference));
}
