using System.Globalization;
using System.Text;

namespace AdminPortal.Application.Common;

/// <summary>
/// Folds texts into what the search and sort columns hold, so that both databases find and order alike:
/// <c>harfagre</c> finds <c>Hårfagre</c>, <c>bjorn</c> finds <c>Bjørn</c>, and å comes after z.
/// </summary>
public static class SearchText
{
    /// <summary>Characters of a folded text that are kept: two such columns fit into one index key of SQL Server (1,700 bytes).</summary>
    public const int MaximumLength = 400;

    private static readonly IdnMapping Idn = new();

    /// <summary>Lower case without diacritics, words parted by single spaces; at most <see cref="MaximumLength"/> characters.</summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Trim().ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            switch (c)
            {
                case 'æ': folded.Append("ae"); break;
                case 'ø': folded.Append('o'); break;
                case 'ß': folded.Append("ss"); break;
                case 'ð': folded.Append('d'); break;
                case 'þ': folded.Append("th"); break;
                case 'ł': folded.Append('l'); break;
                case var _ when char.IsWhiteSpace(c):
                    if (folded.Length > 0 && folded[^1] != ' ')
                    {
                        folded.Append(' ');
                    }

                    break;
                case var _ when CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark: break;
                default: folded.Append(c); break;
            }
        }

        var plain = folded.ToString().TrimEnd().Normalize(NormalizationForm.FormC);
        return plain.Length <= MaximumLength ? plain : plain[..MaximumLength];
    }

    /// <summary>
    /// A key whose ordinal order is the Norwegian one: æ, ø and å become the three characters after z,
    /// as in NS 4551; Swedish and German ä and ö count as æ and ø.
    /// </summary>
    public static string SortKey(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var norwegian = new StringBuilder(text.Length);
        foreach (var c in text.Trim().ToLowerInvariant().Normalize(NormalizationForm.FormC))
        {
            norwegian.Append(c switch { 'æ' or 'ä' => '{', 'ø' or 'ö' => '|', 'å' => '}', _ => c });
        }

        return Fold(norwegian.ToString());
    }

    /// <summary>Only the digits: <c>NO 914 742 315 MVA</c> becomes <c>914742315</c>.</summary>
    public static string Digits(string? text) => text is null ? "" : string.Concat(text.Where(char.IsAsciiDigit));

    /// <summary>An e-mail in lower case with its domain in punycode, so that it is found by either writing.</summary>
    public static string Email(string? email)
    {
        var text = email?.Trim().ToLowerInvariant() ?? "";
        var at = text.LastIndexOf('@');
        if (at < 0)
        {
            return text;
        }

        try
        {
            return text[..(at + 1)] + Idn.GetAscii(text[(at + 1)..]);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    /// <summary>A phone number as E.164 where it can be one (a bare 8-digit number is Norwegian), else its digits.</summary>
    public static string Phone(string? phone)
    {
        var digits = Digits(phone);
        return phone?.TrimStart() switch
        {
            null => "",
            var text when text.StartsWith('+') => "+" + digits,
            var text when text.StartsWith("00", StringComparison.Ordinal) => "+" + digits[2..],
            _ when digits.Length == 8 => "+47" + digits,
            _ => digits,
        };
    }

    /// <summary>Escapes what LIKE takes for a wildcard; the escape character is a backslash. SQLite would end the text at a NUL, and find everything.</summary>
    public static string LikeLiteral(string text) => text
        .Replace('\0', '\uFFFD')
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal)
        .Replace("[", "\\[", StringComparison.Ordinal);
}
