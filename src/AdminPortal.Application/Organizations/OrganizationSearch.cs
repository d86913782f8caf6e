using AdminPortal.Application.Common;
using AdminPortal.Application.Data;

namespace AdminPortal.Application.Organizations;

/// <summary>How an organisation is found by what a person types.</summary>
internal static class OrganizationSearch
{
    private const int ShortestNumber = 5;

    public static async Task<IQueryable<Organization>> MatchingAsync(IQueryable<Organization> rows, string text, CancellationToken cancellationToken)
    {
        var typed = text.Trim();
        if (typed.StartsWith(PublicId.Organization, StringComparison.Ordinal))
        {
            return rows.Where(o => o.PublicId == typed);
        }

        var digits = SearchText.Digits(typed);
        return digits.Length >= ShortestNumber && typed.All(c => !char.IsLetter(c))
            ? rows.WhereBegins(digits, o => o.EntityDigits, o => o.VatDigits)
            : await rows.WhereNamedAsync(typed, o => o.NameSearch, o => o.Id, cancellationToken);
    }
}
