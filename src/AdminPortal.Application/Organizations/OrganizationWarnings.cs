using AdminPortal.Application.Common;

namespace AdminPortal.Application.Organizations;

/// <summary>What staff should look at twice; none of it is refused.</summary>
public static class OrganizationWarnings
{
    /// <summary>The organisation number fails its check digit.</summary>
    public const string NumberCheckDigit = "number_check_digit";

    /// <summary>The number within the VAT number fails its check digit.</summary>
    public const string VatCheckDigit = "vat_check_digit";

    /// <summary>The VAT number is another organisation number's.</summary>
    public const string VatDiffersFromNumber = "vat_differs_from_number";

    /// <summary>The warnings' codes, in the order of the fields. Norwegian rules, for organisations of Norway or of no country, on nine digits only.</summary>
    public static IReadOnlyList<string> Of(OrganizationInput input)
    {
        if (input.Country?.Trim() is { Length: > 0 } country && !country.Equals("NO", StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }

        var (number, vat) = (input.EntityId, VatNumberOf(input.EntityVatNumber));
        var warnings = new List<string>();
        if (OrganizationNumber.HasForm(number) && !OrganizationNumber.HasValidCheckDigit(number))
        {
            warnings.Add(NumberCheckDigit);
        }

        if (OrganizationNumber.HasForm(vat) && !OrganizationNumber.HasValidCheckDigit(vat))
        {
            warnings.Add(VatCheckDigit);
        }

        if (OrganizationNumber.HasForm(number) && OrganizationNumber.HasForm(vat) && SearchText.Digits(number) != SearchText.Digits(vat))
        {
            warnings.Add(VatDiffersFromNumber);
        }

        return warnings;
    }

    /// <summary>Null where it is of another country than Norway, as in <c>DE 123 456 789</c>.</summary>
    private static string? VatNumberOf(string? text) =>
        text?.Trim() is { Length: > 1 } typed && char.IsLetter(typed[0]) && !typed.StartsWith("NO", StringComparison.OrdinalIgnoreCase) ? null : text;
}
