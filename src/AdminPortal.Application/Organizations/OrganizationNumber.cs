using AdminPortal.Application.Common;

namespace AdminPortal.Application.Organizations;

/// <summary>
/// The Norwegian organisation number: nine digits, the last a check digit modulo 11 (Brønnøysundregistrene).
/// A number that fails the check is worth a warning and never a refusal.
/// </summary>
public static class OrganizationNumber
{
    public const int Length = 9;

    private static readonly int[] Weights = [3, 2, 7, 6, 5, 4, 3, 2];

    /// <summary>Whether the text holds nine digits, whatever stands between and around them.</summary>
    public static bool HasForm(string? text) => SearchText.Digits(text).Length == Length;

    /// <summary>Whether the nine digits end in the right check digit.</summary>
    public static bool HasValidCheckDigit(string? text)
    {
        var digits = SearchText.Digits(text);
        if (digits.Length != Length)
        {
            return false;
        }

        var remainder = Weights.Select((weight, place) => weight * (digits[place] - '0')).Sum() % 11;
        var check = remainder == 0 ? 0 : 11 - remainder;
        return check == digits[^1] - '0';
    }

    /// <summary><c>914 742 315</c> where there are nine digits, else the text as it stands.</summary>
    public static string Format(string text) => HasForm(text) ? Grouped(text) : text;

    /// <summary><c>NO 914 742 315 MVA</c> for a Norwegian VAT number, else the text as it stands.</summary>
    public static string FormatVat(string text) =>
        HasForm(text) && text.StartsWith("NO", StringComparison.OrdinalIgnoreCase) ? $"NO {Grouped(text)} MVA" : text;

    private static string Grouped(string text)
    {
        var digits = SearchText.Digits(text);
        return $"{digits[..3]} {digits[3..6]} {digits[6..]}";
    }
}
