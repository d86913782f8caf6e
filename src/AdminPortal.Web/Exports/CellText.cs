using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace AdminPortal.Web.Exports;

/// <summary>Keeps texts from becoming something else in a spreadsheet.</summary>
internal static partial class CellText
{
    /// <summary>Characters that a cell of Excel holds.</summary>
    private const int MostInCell = 32_767;

    private static readonly SearchValues<char> Suspicious = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code).Except(['\t', '\n', '\r']), .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code), '\uFFFE', '\uFFFF']);

    /// <summary>
    /// Puts an apostrophe before what would be read as a formula (OWASP, CSV injection; also in full width). A phone number
    /// such as +47 900 12 345 and a negative number are none, and stay as they are.
    /// </summary>
    public static string WithoutFormula(string text)
    {
        var clean = Clean(text);
        return clean is [var first, ..] && IsStart(first) && !Harmless().IsMatch(clean) ? $"'{clean}" : clean;
    }

    /// <summary>
    /// Without the control characters that XML and spreadsheets know no writing for; a half of a character becomes U+FFFD. An
    /// emoji stays.
    /// </summary>
    public static string Clean(string text)
    {
        if (text.AsSpan().IndexOfAny(Suspicious) < 0)
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is >= 0x20 and not 0xFFFE and not 0xFFFF or '\t' or '\n' or '\r')
            {
                clean.Append(rune);
            }
        }

        return clean.ToString();
    }

    /// <summary>
    /// As a cell of Excel holds it: cut to its length, and what looks like its own escapes (<c>_x000D_</c>, ECMA-376 Part 1,
    /// 22.9.2.19) escaped.
    /// </summary>
    public static string ForExcel(string text)
    {
        var clean = Clean(text);
        if (clean.Length > MostInCell)
        {
            clean = clean[..(char.IsHighSurrogate(clean[MostInCell - 2]) ? MostInCell - 2 : MostInCell - 1)] + '…';
        }

        return clean.Contains("_x", StringComparison.Ordinal) ? ExcelEscape().Replace(clean, "_x005F$0") : clean;
    }

    private static bool IsStart(char c) => c is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';

    [GeneratedRegex(@"^(\+[0-9][0-9 \u00A0]*|[+-][0-9]+([.,][0-9]+)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Harmless();

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant)]
    private static partial Regex ExcelEscape();
}
