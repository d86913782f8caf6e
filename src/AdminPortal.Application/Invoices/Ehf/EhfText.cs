using System.Text;
using System.Xml;

namespace AdminPortal.Application.Invoices.Ehf;

/// <summary>Makes texts fit for an element: what XML cannot hold goes, blanks run together, and an empty text is none.</summary>
internal static class EhfText
{
    public static string? Clean(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], c))
            {
                clean.Append(c).Append(text[++i]);
            }
            else if (char.IsWhiteSpace(c))
            {
                Part(clean);
            }
            else if (XmlConvert.IsXmlChar(c))
            {
                clean.Append(c);
            }
        }

        return clean.ToString().TrimEnd() is { Length: > 0 } rest ? rest : null;
    }

    /// <summary>Letters and digits only, in capitals; null where there are none.</summary>
    public static string? Plain(string? text) =>
        text is null ? null : string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant() is { Length: > 0 } plain ? plain : null;

    private static void Part(StringBuilder clean)
    {
        if (clean.Length > 0 && clean[^1] != ' ')
        {
            clean.Append(' ');
        }
    }
}
