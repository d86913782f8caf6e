using AdminPortal.Application.Common;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Organizations;

/// <summary>How an organisation is found by what a person types.</summary>
internal static class OrganizationSearch
{
    private const int ShortestNumber = 5;

    public static IQueryable<Organization> Matching(IQueryable<Organization> rows, string text)
    {
        var typed = text.Trim();
        if (typed.StartsWith(PublicId.Organization, StringComparison.Ordinal))
        {
            return rows.Where(o => o.PublicId == typed);
        }

        var digits = SearchText.Digits(typed);
        if (digits.Length >= ShortestNumber && typed.All(c => !char.IsLetter(c)))
        {
            var prefix = digits + "%";
            return rows.Where(o => EF.Functions.Like(o.EntityDigits, prefix) || EF.Functions.Like(o.VatDigits, prefix));
        }

        var anywhere = $"%{SearchText.LikeLiteral(SearchText.Fold(typed))}%";
        return rows.Where(o => EF.Functions.Like(o.NameSearch, anywhere, "\\"));
    }
}
