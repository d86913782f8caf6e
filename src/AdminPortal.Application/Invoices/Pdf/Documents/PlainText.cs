using System.Globalization;
using System.Text;

namespace AdminPortal.Application.Invoices.Pdf.Documents;

/// <summary>Text as a page can show it: composed, on one line, with nothing that steers a terminal or turns the direction.</summary>
internal static class PlainText
{
    /// <summary>Null where nothing is left.</summary>
    public static string? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var character in text.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(character))
            {
                case UnicodeCategory.SpaceSeparator when character.Value is 0xA0 or 0x202F:
                    clean.Append('\u00A0');
                    break;
                case UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                case UnicodeCategory.Control when character.Value is '\t' or '\n' or '\r':
                    clean.Append(clean is [.., ' '] ? "" : " ");
                    break;
                case UnicodeCategory.Control or UnicodeCategory.Format:
                    break;
                default:
                    // A noncharacter cannot be composed (Unicode 16, 23.7).
                    clean.Append((character.Value & 0xFFFE) == 0xFFFE ? Rune.ReplacementChar : character);
                    break;
            }
        }

        var composed = clean.ToString().Trim(' ').Normalize(NormalizationForm.FormC);
        return composed.Length == 0 ? null : composed;
    }
}
