using AdminPortal.Application.Common;
using AdminPortal.Application.Data;

namespace AdminPortal.Application.Organizations;

/// <summary>How an organisation is found by what a person types.</summary>
internal static class OrganizationSearch
{
    private const int ShortestNumber = 5;
    private const int ShortestVatNumber = 8;

    public static async Task<IQueryable<Organization>> MatchingAsync(IQueryable<Organization> rows, string text, CancellationToken cancellationToken)
    {
        var typed = text.Trim();
        if (typed.StartsWith(PublicId.Organization, StringComparison.Ordinal))
        {
            return rows.Where(o => o.PublicId == typed);
        }

        var digits = SearchText.Digits(typed);
        return digits.Length >= ShortestNumber && !WithoutVatLetters(typed).Any(char.IsLetter)
            ? rows.WhereBegins(digits, o => o.EntityDigits, o => o.VatDigits)
            : await rows.WhereNamedAsync(typed, o => o.NameSearch, o => o.Id, cancellationToken);
    }

    /// <summary>The letters of a VAT number, as in <c>NO 914 742 315 MVA</c>, make no name of it.</summary>
    private static string WithoutVatLetters(string text)
    {
        if (SearchText.Digits(text).Length < ShortestVatNumber)
        {
            return text;
        }

        var number = text.EndsWith("MVA", StringComparison.OrdinalIgnoreCase) ? text[..^3] : text;
        var hasCountry = number.Length > 2 && char.IsAsciiLetter(number[0]) && char.IsAsciiLetter(number[1]);
        return hasCountry ? number[2..] : number;
    }
}
