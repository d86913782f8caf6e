using System.Globalization;
using System.Text;
using AdminPortal.Application.Data;

namespace AdminPortal.Application.Invoices.Import.Reading;

/// <summary>Reads the texts of one file's fields into values. It learns whether the file writes decimals with a comma or a point.</summary>
/// <param name="isJson">Whether numbers may be those of JSON, with a point whatever the texts have, and an exponent.</param>
internal sealed class FieldTexts(bool isJson = false)
{
    private const int MostRemembered = 4_096;
    private const int EarliestYear = 1950;
    private const int LatestYear = 2199;

    /// <summary>What Dynamics 365 writes for no date.</summary>
    private static readonly DateTime NoDate = new(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly string[] Days = ["dd.MM.yyyy", "d.M.yyyy"];
    private static readonly string[] Yes = ["true", "1", "yes", "ja"];
    private static readonly string[] No = ["false", "0", "no", "nei"];

    private readonly Dictionary<string, (string? Fault, DateTime? Date)> dates = new(StringComparer.Ordinal);
    private readonly HashSet<string> codes = new(StringComparer.Ordinal);
    private readonly HashSet<string> texts = new(StringComparer.Ordinal);
    private char? decimalMark;

    /// <summary>Line breaks and tabs within a text become blanks; other characters that cannot be shown are refused.</summary>
    public string? ReadText(ReadOnlySpan<char> text, int longest, out string read)
    {
        read = Remembered(texts, text);
        if (text.ContainsAnyExceptInRange(' ', '~'))
        {
            if (text.ContainsAny('\r', '\n', '\t'))
            {
                read = string.Join(' ', read.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            }

            if (read.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029'))
            {
                return ImportFaultCodes.ControlCharacters;
            }

            if (read.Contains('\uFFFD', StringComparison.Ordinal) || HasHalfCharacter(read))
            {
                return ImportFaultCodes.BadEncoding;
            }
        }

        return read.Length > longest ? ImportFaultCodes.TooLong : null;
    }

    public string Code(ReadOnlySpan<char> text)
    {
        Span<char> capitals = stackalloc char[8];
        var length = Math.Min(text.Length, capitals.Length);
        text[..length].ToUpperInvariant(capitals);
        return Remembered(codes, capitals[..length]);
    }

    /// <summary>
    /// Digits with at most one decimal mark, and blanks between groups of three. A second mark is refused: whether <c>1,234</c> is a
    /// thousand or a bit more than one shows in no single value, so a file keeps to the mark that it has shown first.
    /// </summary>
    public string? ReadAmount(ReadOnlySpan<char> text, int decimals, out decimal amount)
    {
        if (isJson && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out amount))
        {
            return Fits(text, amount, decimals);
        }

        amount = 0m;
        Span<char> plain = stackalloc char[48];
        var (length, mark, sinceBlank) = (0, '\0', -1);
        foreach (var c in text)
        {
            if (length == plain.Length)
            {
                return ImportFaultCodes.OutOfRange;
            }

            switch (c)
            {
                case >= '0' and <= '9':
                    plain[length++] = c;
                    sinceBlank += sinceBlank >= 0 ? 1 : 0;
                    break;
                case '-' or '+' or '\u2212' when length == 0:
                    plain[length++] = c is '+' ? '+' : '-';
                    break;
                case '.' or ',' when mark == '\0' && sinceBlank is -1 or 3:
                    (mark, sinceBlank) = (c, -1);
                    plain[length++] = '.';
                    break;
                case ' ' or '\u00A0' or '\u2009' or '\u202F' when mark == '\0' && length > 0 && sinceBlank is -1 or 3:
                    sinceBlank = 0;
                    break;
                default:
                    return ImportFaultCodes.NotANumber;
            }
        }

        if (sinceBlank is not (-1 or 3) || !decimal.TryParse(plain[..length], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount))
        {
            return ImportFaultCodes.NotANumber;
        }

        decimalMark ??= mark == '\0' ? null : mark;
        return mark != '\0' && mark != decimalMark ? ImportFaultCodes.OtherDecimalMark : Fits(plain[..length], amount, decimals);
    }

    /// <summary>An instant of ISO 8601, or a day that begins in Norway: <c>2026-03-02</c>, <c>02.03.2026</c>.</summary>
    public string? ReadDate(ReadOnlySpan<char> text, bool isRequired, out DateTime? date)
    {
        var lookup = dates.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(text, out var known))
        {
            known = DateOf(new(text));
            if (dates.Count == MostRemembered)
            {
                dates.Clear();
            }

            lookup[text] = known;
        }

        date = known.Date;
        return isRequired && known is { Fault: null, Date: null } ? ImportFaultCodes.Required : known.Fault;
    }

    public static string? ReadFlag(ReadOnlySpan<char> text, out bool flag)
    {
        flag = IsAmong(Yes, text);
        return flag || IsAmong(No, text) ? null : ImportFaultCodes.NotAFlag;
    }

    private static (string? Fault, DateTime? Date) DateOf(string text)
    {
        if (DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || (text.Length == 10 && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)))
        {
            if (day.Year is < EarliestYear or > LatestYear)
            {
                return day == DateOnly.FromDateTime(NoDate) ? (null, null) : (ImportFaultCodes.OutOfRange, null);
            }

            return (null, OsloTime.MidnightOf(day));
        }

        return !OsloTime.TryRead(text, out var read) ? (ImportFaultCodes.NotADate, null)
            : read == NoDate ? (null, null)
            : read.Year is < EarliestYear or > LatestYear ? (ImportFaultCodes.OutOfRange, null)
            : (null, read);
    }

    /// <summary>Noughts at the end are no decimals; beyond what a decimal number holds they would be lost in silence.</summary>
    private static string? Fits(ReadOnlySpan<char> written, decimal amount, int decimals)
    {
        // Both databases hold 19 digits, of which the decimals take their share.
        var largest = decimals > 4 ? ProviderMapping.LargestAmount / 100m : ProviderMapping.LargestAmount;
        return amount > largest || amount < -largest ? ImportFaultCodes.OutOfRange
            : decimal.Round(amount, decimals) != amount || written.Trim("+-0.").Length > 29 ? ImportFaultCodes.TooPrecise
            : null;
    }

    private static bool HasHalfCharacter(string text)
    {
        for (var rest = text.AsSpan(); rest.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var at; rest = rest[(at + 2)..])
        {
            if (Rune.DecodeFromUtf16(rest[at..], out _, out _) is not System.Buffers.OperationStatus.Done)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAmong(string[] words, ReadOnlySpan<char> text)
    {
        foreach (var word in words)
        {
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Names and units come again and again: one text for all of them.</summary>
    private static string Remembered(HashSet<string> known, ReadOnlySpan<char> text)
    {
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(text, out var same))
        {
            return same;
        }

        if (known.Count == MostRemembered)
        {
            known.Clear();
        }

        var made = new string(text);
        known.Add(made);
        return made;
    }
}
