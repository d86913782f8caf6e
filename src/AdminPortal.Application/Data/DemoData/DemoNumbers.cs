using System.Globalization;

namespace AdminPortal.Application.Data.DemoData;

/// <summary>Organisation numbers, VAT numbers and phone numbers, of the form that each country gives them.</summary>
internal static class DemoNumbers
{
    private const int Prime = 1_999_993;

    private static readonly int[] NorwegianWeights = [3, 2, 7, 6, 5, 4, 3, 2];
    private static readonly int[] DanishWeights = [2, 7, 6, 5, 4, 3, 2];
    private static readonly int[] FinnishWeights = [7, 9, 10, 5, 8, 4, 2];
    private static readonly int[] IcelandicWeights = [3, 2, 7, 6, 5, 4, 3, 2];

    /// <summary>A number that is another for each place, in the country's form and with its check digit.</summary>
    public static string Organization(int place, string country)
    {
        var spread = (int)(((long)place * 1_234_577 + 104_729) % Prime);
        return country switch
        {
            "SE" => WithLuhn("55" + Text(2_000_000 + spread, 7)).Insert(6, "-"),
            "DK" => WithCheckDigit(Text(100_000 + spread % 899_999, 6), DanishWeights),
            "FI" => WithCheckDigit(Text(100_000 + spread % 899_999, 6), FinnishWeights).Insert(7, "-"),
            "IS" => WithCheckDigit("5" + Text(spread, 7)[..6], IcelandicWeights) + "9",
            _ => WithCheckDigit(Text(8_000_000 + spread, 7), NorwegianWeights),
        };
    }

    /// <summary>The same number with another last digit, so that its check fails.</summary>
    public static string Failing(string number) => number[..^1] + (char)('0' + (number[^1] - '0' + 1) % 10);

    public static string Vat(string number, string country, DemoRandom random) => country switch
    {
        "SE" => $"SE{number.Replace("-", "", StringComparison.Ordinal)}01",
        "DK" => $"DK{number}",
        "FI" => $"FI{number.Replace("-", "", StringComparison.Ordinal)}",
        "IS" => random.Digits(6),
        _ => random.Below(3) switch
        {
            0 => $"NO {Spaced(number)} MVA",
            1 => $"NO{number}MVA",
            _ => $"{number}MVA",
        },
    };

    /// <summary>Nine digits in threes.</summary>
    public static string Spaced(string number) => $"{number[..3]} {number[3..6]} {number[6..]}";

    public static string Mobile(string country, DemoRandom random) => country switch
    {
        "SE" => $"+46 70-{random.Digits(3)} {random.Digits(2)} {random.Digits(2)}",
        "DK" => $"+45 2{random.Digits(1)} {random.Digits(2)} {random.Digits(2)} {random.Digits(2)}",
        "FI" => $"+358 40 {random.Digits(7)}",
        "IS" => $"+354 6{random.Digits(2)} {random.Digits(4)}",
        _ => NorwegianMobile(random.Pick(["4", "9"]) + random.Digits(7), random.Below(7)),
    };

    public static string Landline(string country, DemoRandom random) => country switch
    {
        "SE" => $"+46 8 {random.Digits(3)} {random.Digits(3)} {random.Digits(2)}",
        "DK" => $"+45 33 {random.Digits(2)} {random.Digits(2)} {random.Digits(2)}",
        "FI" => $"+358 9 {random.Digits(6)}",
        "IS" => $"+354 5{random.Digits(2)} {random.Digits(4)}",
        _ => $"{random.Pick(["22", "55", "73", "77"])} {random.Digits(2)} {random.Digits(2)} {random.Digits(2)}",
    };

    public static string Text(int number, int length) => number.ToString($"D{length}", CultureInfo.InvariantCulture);

    private static string NorwegianMobile(string digits, int form) => form switch
    {
        0 => $"+47 {digits[..3]} {digits[3..5]} {digits[5..]}",
        1 => $"+47{digits}",
        2 => digits,
        3 => $"{digits[..3]} {digits[3..5]} {digits[5..]}",
        4 => $"0047 {digits}",
        5 => $"+47 {digits[..2]} {digits[2..4]} {digits[4..6]} {digits[6..]}",
        _ => $"{digits[..3]}-{digits[3..5]}-{digits[5..]}",
    };

    /// <summary>Of ten numbers in a row at most one has no check digit (a remainder of ten), so that there is always one.</summary>
    private static string WithCheckDigit(string stem, int[] weights)
    {
        for (var last = 0; ; last++)
        {
            var digits = stem + (char)('0' + last);
            var check = (11 - digits.Select((digit, at) => (digit - '0') * weights[at]).Sum() % 11) % 11;
            if (check != 10)
            {
                return digits + (char)('0' + check);
            }
        }
    }

    private static string WithLuhn(string digits) => digits + DemoPaymentReferences.Mod10(digits);
}
