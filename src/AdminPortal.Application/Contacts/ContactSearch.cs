using AdminPortal.Application.Common;
using AdminPortal.Application.Data;

namespace AdminPortal.Application.Contacts;

/// <summary>How a contact is found by what a person types.</summary>
internal static class ContactSearch
{
    private const int ShortestPhone = 5;

    public static async Task<IQueryable<Contact>> MatchingAsync(IQueryable<Contact> rows, string text, CancellationToken cancellationToken)
    {
        if (text.StartsWith(PublicId.Contact, StringComparison.Ordinal))
        {
            return rows.Where(c => c.PublicId == text);
        }

        if (text.Contains('@', StringComparison.Ordinal))
        {
            return rows.WhereBegins(SearchText.Email(text), c => c.EmailSearch);
        }

        if (SearchText.Digits(text).Length >= ShortestPhone && !text.Any(char.IsLetter))
        {
            // The first digits of a Norwegian number do not show yet that it is one.
            return rows.WhereBeginsAny([SearchText.Phone(text), $"+47{SearchText.Digits(text)}"], c => c.MobileSearch, c => c.PhoneSearch);
        }

        return await rows.WhereNamedAsync(text, c => c.NameSearch, c => c.Id, cancellationToken);
    }
}
