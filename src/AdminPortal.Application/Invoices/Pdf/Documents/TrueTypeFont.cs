using System.Buffers.Binary;
using System.Text;

namespace AdminPortal.Application.Invoices.Pdf.Documents;

/// <summary>
/// Reads what a document needs of a TrueType font with a character map of format 4 (OpenType 1.9, "cmap" and "glyf"). Not for
/// fonts from outside: it trusts the file.
/// </summary>
internal sealed class TrueTypeFont
{
    private const int MinusSign = 0x2212;
    private const int EnDash = 0x2013;

    private readonly byte[] data;
    private readonly Dictionary<string, (int Offset, int Length)> tables = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> glyphs = [];
    private readonly int unitsPerEm;
    private readonly int fullMetrics;

    /// <param name="name">Its PostScript name.</param>
    public TrueTypeFont(string name, byte[] data)
    {
        (Name, this.data) = (name, data);
        for (var i = 0; i < ReadUInt16(4); i++)
        {
            var entry = 12 + 16 * i;
            tables[Encoding.ASCII.GetString(data, entry, 4)] = ((int)ReadUInt32(entry + 8), (int)ReadUInt32(entry + 12));
        }

        unitsPerEm = ReadUInt16(tables["head"].Offset + 18);
        fullMetrics = ReadUInt16(tables["hhea"].Offset + 34);
        ReadCharacters();
    }

    public string Name { get; }

    /// <summary>Height above the baseline, in thousandths of the size.</summary>
    public int Ascent => Scale(ReadInt16(tables["hhea"].Offset + 4));

    /// <summary>Depth below the baseline, in thousandths of the size; negative.</summary>
    public int Descent => Scale(ReadInt16(tables["hhea"].Offset + 6));

    /// <summary>Left, bottom, right and top of all glyphs, in thousandths of the size.</summary>
    public IReadOnlyList<int> Box => [.. Enumerable.Range(0, 4).Select(i => Scale(ReadInt16(tables["head"].Offset + 36 + 2 * i)))];

    /// <summary>The character's glyph; 0, an empty box, where the font has none. A font of letters may lack the minus sign; its dash stands in.</summary>
    public int GlyphOf(Rune character) =>
        glyphs.GetValueOrDefault(character.Value) is var glyph and not 0 ? glyph
        : character.Value == MinusSign ? glyphs.GetValueOrDefault(EnDash)
        : 0;

    /// <summary>In thousandths of the size.</summary>
    public int AdvanceOf(int glyph) => Scale(BinaryPrimitives.ReadUInt16BigEndian(MetricsOf(glyph)));

    public ReadOnlySpan<byte> Table(string tag) => data.AsSpan(tables[tag].Offset, tables[tag].Length);

    /// <summary>Advance and left side bearing, as the font has them.</summary>
    public ReadOnlySpan<byte> MetricsOf(int glyph)
    {
        var metrics = tables["hmtx"].Offset;
        if (glyph < fullMetrics)
        {
            return data.AsSpan(metrics + 4 * glyph, 4);
        }

        // The last advance counts for all glyphs after it; of those only the bearings follow.
        byte[] joined = [.. data.AsSpan(metrics + 4 * (fullMetrics - 1), 2), .. data.AsSpan(metrics + 4 * fullMetrics + 2 * (glyph - fullMetrics), 2)];
        return joined;
    }

    public ReadOnlySpan<byte> OutlineOf(int glyph)
    {
        var (start, end) = (PlaceOf(glyph), PlaceOf(glyph + 1));
        return data.AsSpan(tables["glyf"].Offset + start, end - start);
    }

    private int PlaceOf(int glyph)
    {
        var isLong = ReadInt16(tables["head"].Offset + 50) == 1;
        var places = tables["loca"].Offset;
        return isLong ? (int)ReadUInt32(places + 4 * glyph) : 2 * ReadUInt16(places + 2 * glyph);
    }

    private void ReadCharacters()
    {
        var cmap = tables["cmap"].Offset;
        var map = Enumerable.Range(0, ReadUInt16(cmap + 2)).Select(i => cmap + (int)ReadUInt32(cmap + 8 + 8 * i)).First(at => ReadUInt16(at) == 4);
        var doubled = ReadUInt16(map + 6);
        for (var at = map + 14; at < map + 14 + doubled; at += 2)
        {
            var (last, first) = (ReadUInt16(at), ReadUInt16(at + 2 + doubled));
            var (delta, rangeAt) = (ReadUInt16(at + 2 + 2 * doubled), at + 2 + 3 * doubled);
            var range = ReadUInt16(rangeAt);
            for (int character = first; character <= last && character < 0xFFFF; character++)
            {
                var listed = range == 0 ? character : ReadUInt16(rangeAt + range + 2 * (character - first));
                var glyph = range != 0 && listed == 0 ? 0 : (listed + delta) & 0xFFFF;
                if (glyph != 0)
                {
                    glyphs[character] = glyph;
                }
            }
        }
    }

    private int Scale(int units) => (int)Math.Round(1000.0 * units / unitsPerEm, MidpointRounding.AwayFromZero);

    private ushort ReadUInt16(int at) => BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(at));

    private short ReadInt16(int at) => BinaryPrimitives.ReadInt16BigEndian(data.AsSpan(at));

    private uint ReadUInt32(int at) => BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(at));
}
