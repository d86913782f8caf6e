using System.Text;

namespace AdminPortal.Application.Settlement.Payments;

/// <summary>Brings texts of bank files into the form that the store keeps.</summary>
internal static class EntryText
{
    /// <summary>The longest reference or name that is kept.</summary>
    public const int Longest = 140;

    public const int LongestAccount = 64;

    private const int LongestValue = 60;

    /// <summary>Without blanks around it and doubled ones within, and without what cannot be shown; null where nothing is left.</summary>
    public static string? Tidy(string? text, int longest = Longest)
    {
        var tidy = new StringBuilder();
        foreach (var c in text ?? "")
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
            {
                tidy.Append(c);
            }
            else if (tidy.Length > 0 && tidy[^1] != ' ')
            {
                tidy.Append(' ');
            }
        }

        return Cut(tidy.ToString().TrimEnd(), longest) is { Length: > 0 } kept ? kept : null;
    }

    /// <summary>What stands in a field at fault, short enough to be told.</summary>
    public static string? Told(string? text) => Tidy(text, LongestValue);

    /// <summary>Never through the middle of a character.</summary>
    private static string Cut(string text, int longest) => text.Length <= longest
        ? text
        : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)].TrimEnd();
}
