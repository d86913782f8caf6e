using System.Buffers.Binary;
using System.Text;

namespace AdminPortal.Application.Invoices.Pdf.Documents;

/// <summary>
/// A font with some of another's glyphs, in the tables that a PDF asks for (ISO 32000-1, 9.9) and without hinting, which printers
/// and screens of today do not need.
/// </summary>
internal static class TrueTypeSubset
{
    private const int IsWords = 0x1;
    private const int HasScale = 0x8;
    private const int HasMore = 0x20;
    private const int HasTwoScales = 0x40;
    private const int HasMatrix = 0x80;
    private const int HasInstructions = 0x100;

    /// <param name="font">The whole font.</param>
    /// <param name="glyphs">The glyph of <paramref name="font"/> for each of the new font, in order. One may be there twice.</param>
    public static byte[] Make(TrueTypeFont font, IEnumerable<int> glyphs)
    {
        List<int> chosen = [.. glyphs];
        var parts = new Dictionary<int, int>();
        using var outlines = new MemoryStream();
        using var places = new MemoryStream();
        using var metrics = new MemoryStream();
        // The list grows: what a composed glyph is composed of comes after the glyphs that were asked for.
        for (var i = 0; i < chosen.Count; i++)
        {
            Write(places, (int)outlines.Length);
            outlines.Write(Outline(font.OutlineOf(chosen[i]), PartOf));
            outlines.Write(new byte[(4 - outlines.Length % 4) % 4]);
            metrics.Write(font.MetricsOf(chosen[i]));
        }

        Write(places, (int)outlines.Length);
        return Assemble(font, chosen.Count, ("glyf", outlines), ("hmtx", metrics), ("loca", places));

        int PartOf(int glyph)
        {
            if (!parts.TryGetValue(glyph, out var place))
            {
                parts[glyph] = place = chosen.Count;
                chosen.Add(glyph);
            }

            return place;
        }
    }

    private static byte[] Outline(ReadOnlySpan<byte> outline, Func<int, int> partOf)
    {
        if (outline.IsEmpty)
        {
            return [];
        }

        var contours = BinaryPrimitives.ReadInt16BigEndian(outline);
        if (contours < 0)
        {
            return Composed(outline, partOf);
        }

        var end = 10 + 2 * contours;
        return [.. outline[..end], 0, 0, .. outline[(end + 2 + BinaryPrimitives.ReadUInt16BigEndian(outline[end..]))..]];
    }

    private static byte[] Composed(ReadOnlySpan<byte> outline, Func<int, int> partOf)
    {
        var copy = outline.ToArray();
        for (var at = 10; ;)
        {
            var flags = BinaryPrimitives.ReadUInt16BigEndian(copy.AsSpan(at));
            BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at), (ushort)(flags & ~HasInstructions));
            BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at + 2), (ushort)partOf(BinaryPrimitives.ReadUInt16BigEndian(copy.AsSpan(at + 2))));
            at += 4 + ((flags & IsWords) != 0 ? 4 : 2)
                + ((flags & HasScale) != 0 ? 2 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasMatrix) != 0 ? 8 : 0);
            if ((flags & HasMore) == 0)
            {
                return copy[..at];
            }
        }
    }

    private static byte[] Assemble(TrueTypeFont font, int count, params ReadOnlySpan<(string Tag, MemoryStream Content)> made)
    {
        var head = font.Table("head").ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        var horizontal = font.Table("hhea").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(horizontal.AsSpan(34), (ushort)count);
        var maxima = font.Table("maxp").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(maxima.AsSpan(4), (ushort)count);
        // What hinting would take: nothing.
        maxima.AsSpan(16, 12).Clear();
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal) { ["head"] = head, ["hhea"] = horizontal, ["maxp"] = maxima };
        foreach (var (tag, content) in made)
        {
            tables[tag] = content.ToArray();
        }

        return Assemble(tables);
    }

    private static byte[] Assemble(SortedDictionary<string, byte[]> tables)
    {
        using var file = new MemoryStream();
        var powerOfTwo = (int)Math.Log2(tables.Count);
        Write(file, 0x00010000);
        Write(file, tables.Count << 16 | 16 << powerOfTwo);
        Write(file, powerOfTwo << 16 | 16 * tables.Count - (16 << powerOfTwo));
        var (place, headAt) = (12 + 16 * tables.Count, 0);
        foreach (var (tag, table) in tables)
        {
            headAt = tag == "head" ? place : headAt;
            file.Write(Encoding.ASCII.GetBytes(tag));
            Write(file, (int)Sum(table));
            Write(file, place);
            Write(file, table.Length);
            place += (table.Length + 3) / 4 * 4;
        }

        foreach (var table in tables.Values)
        {
            file.Write(table);
            file.Write(new byte[(4 - table.Length % 4) % 4]);
        }

        var font = file.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(font.AsSpan(headAt + 8), unchecked(0xB1B0AFBA - Sum(font)));
        return font;
    }

    private static uint Sum(ReadOnlySpan<byte> table)
    {
        uint sum = 0;
        for (var i = 0; i < table.Length; i++)
        {
            sum = unchecked(sum + ((uint)table[i] << 8 * (3 - i % 4)));
        }

        return sum;
    }

    private static void Write(MemoryStream stream, int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        stream.Write(bytes);
    }
}
