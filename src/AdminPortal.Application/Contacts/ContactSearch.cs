using AdminPortal.Application.Common;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Contacts;

/// <summary>How a contact is found by what a person types.</summary>
internal static class ContactSearch
{
    private const int ShortestPhone = 5;

    public static IQueryable<Contact> Matching(IQueryable<Contact> rows, string text)
    {
        if (text.StartsWith(PublicId.Contact, StringComparison.Ordinal))
        {
            return rows.Where(c => c.PublicId == text);
        }

        if (text.Contains('@', StringComparison.Ordinal))
        {
            var address = SearchText.LikeLiteral(SearchText.Email(text)) + "%";
            return rows.Where(c => EF.Functions.Like(c.EmailSearch, address, "\\"));
        }

        if (SearchText.Digits(text).Length >= ShortestPhone && !text.Any(char.IsLetter))
        {
            var phone = SearchText.Phone(text) + "%";
            return rows.Where(c => EF.Functions.Like(c.MobileSearch, phone) || EF.Functions.Like(c.PhoneSearch, phone));
        }

        var anywhere = $"%{SearchText.LikeLiteral(SearchText.Fold(text))}%";
        return rows.Where(c => EF.Functions.Like(c.NameSearch, anywhere, "\\"));
    }
}
