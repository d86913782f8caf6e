using System.Globalization;
using System.Text;

namespace AdminPortal.Application.Invoices.Import;

/// <summary>What is made of a file that somebody sends: its name is theirs, and so is what it says to be.</summary>
internal static class SentFile
{
    private static readonly char[] Separators = ['/', '\\'];

    /// <summary>What programs, archives, pictures and markup begin with; no table and no JSON does.</summary>
    private static readonly byte[][] OtherKinds =
    [
        "PK\u0003\u0004"u8.ToArray(), "PK\u0005\u0006"u8.ToArray(), "MZ"u8.ToArray(), "%PDF"u8.ToArray(), "{\\rtf"u8.ToArray(), "GIF8"u8.ToArray(), "Rar!"u8.ToArray(), [(byte)'7', (byte)'z', 0xBC, 0xAF],
        [0x7F, (byte)'E', (byte)'L', (byte)'F'], [0x89, (byte)'P', (byte)'N', (byte)'G'], [0xFF, 0xD8, 0xFF], [0x1F, 0x8B], [0xD0, 0xCF, 0x11, 0xE0], "SQLite format 3"u8.ToArray(),
    ];

    /// <summary>Its last part without what cannot be seen or turns round what is beside it; never empty.</summary>
    public static string NameOf(string? sent, int longest)
    {
        var last = (sent ?? "").TrimEnd(Separators);
        last = last[(last.LastIndexOfAny(Separators) + 1)..];
        var name = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                continue;
            }

            if (name.Length + rune.Utf16SequenceLength > longest)
            {
                break;
            }

            name.Append(rune);
        }

        return name.ToString().Trim() is { Length: > 0 } tidy ? tidy : "-";
    }

    /// <summary>Whether it can be a table or JSON, going by how it begins. Whether it is one shows when it is read.</summary>
    public static bool MayBeData(ReadOnlySpan<byte> beginning)
    {
        foreach (var kind in OtherKinds)
        {
            if (beginning.StartsWith(kind))
            {
                return false;
            }
        }

        var text = beginning.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? beginning[3..] : beginning;
        return !text.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
    }
}
