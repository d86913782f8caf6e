using System.Globalization;
using System.Text;

namespace AdminPortal.Application.Invoices.Pdf.Documents;

/// <summary>
/// A font in a document, which comes to hold the characters that are written with it. Each has a code of its own, so that text
/// that is copied out is what was written in, even where two look alike or the font has no picture of one.
/// </summary>
internal sealed class PdfFont(string resource, TrueTypeFont face)
{
    private readonly Dictionary<Rune, int> codes = [];
    private readonly List<Rune> characters = [];

    /// <summary>Its name on the pages.</summary>
    public string Resource => resource;

    /// <summary>Width in points.</summary>
    public double Measure(string text, double size)
    {
        var width = 0;
        foreach (var character in text.EnumerateRunes())
        {
            width += face.AdvanceOf(face.GlyphOf(character));
        }

        return width * size / 1000;
    }

    public double Measure(Rune character, double size) => face.AdvanceOf(face.GlyphOf(character)) * size / 1000;

    /// <summary>The text as pages show it.</summary>
    public void Encode(string text, StringBuilder page)
    {
        page.Append('<');
        foreach (var character in text.EnumerateRunes())
        {
            if (!codes.TryGetValue(character, out var code))
            {
                characters.Add(character);
                codes[character] = code = characters.Count;
            }

            page.Append(CultureInfo.InvariantCulture, $"{code:X4}");
        }

        page.Append('>');
    }

    public void Write(PdfFile file, int id)
    {
        var (descendant, descriptor, program, unicode) = (file.Reserve(), file.Reserve(), file.Reserve(), file.Reserve());
        List<int> glyphs = [0, .. characters.Select(face.GlyphOf)];
        var name = $"{Tag()}+{face.Name}";
        var subset = TrueTypeSubset.Make(face, glyphs);
        file.Write(id, $"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{PdfSyntax.Reference(descendant)}]/ToUnicode {PdfSyntax.Reference(unicode)}>>");
        file.Write(descendant, $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            + $"/FontDescriptor {PdfSyntax.Reference(descriptor)}/CIDToGIDMap/Identity/DW 1000/W[0[{string.Join(' ', glyphs.Select(face.AdvanceOf))}]]>>");
        file.Write(descriptor, $"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{string.Join(' ', face.Box)}]/ItalicAngle 0"
            + string.Create(CultureInfo.InvariantCulture, $"/Ascent {face.Ascent}/Descent {face.Descent}/CapHeight 714/StemV 80/FontFile2 {program} 0 R>>"));
        file.WriteStream(program, string.Create(CultureInfo.InvariantCulture, $"/Length1 {subset.Length}"), subset);
        file.WriteStream(unicode, "", Encoding.ASCII.GetBytes(ToUnicode()));
    }

    /// <summary>Six letters before the name say that the font is a part of one (ISO 32000-1, 9.6.4).</summary>
    private string Tag()
    {
        var sum = characters.Aggregate(17u, (sum, character) => unchecked(sum * 31 + (uint)character.Value));
        return string.Concat(Enumerable.Range(0, 6).Select(_ =>
        {
            var letter = (char)('A' + sum % 26);
            sum /= 26;
            return letter;
        }));
    }

    private string ToUnicode()
    {
        var map = new StringBuilder(
            "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
            + "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
        foreach (var some in characters.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{some.Length} beginbfchar\n");
            foreach (var character in some)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{codes[character]:X4}><{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(character.ToString()))}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n").ToString();
    }
}
