using AdminPortal.Application.Accounts;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Jobs;

/// <summary>Which objects a bulk change is about, and what they are called.</summary>
internal static class BulkObjects
{
    /// <summary>Their public ids, in the order of the lists; one more than may match tells that there are too many.</summary>
    public static async Task<IReadOnlyList<string>> IdsAsync(PortalDb db, BulkRequest request, CancellationToken cancellationToken)
    {
        if (request.Accounts is { } accounts)
        {
            var rows = await AccountService.FilteredAsync(db, accounts, cancellationToken);
            return await rows.OrderBy(a => a.NameSort).ThenBy(a => a.Id).Take(BulkRequest.MostMatching + 1).Select(a => a.PublicId).ToListAsync(cancellationToken);
        }

        if (request.Contacts is { } contacts)
        {
            var rows = await ContactService.FilteredAsync(db, contacts, cancellationToken);
            return await rows.OrderBy(c => c.NameSort).ThenBy(c => c.Id).Take(BulkRequest.MostMatching + 1).Select(c => c.PublicId).ToListAsync(cancellationToken);
        }

        return [.. request.Ids.Distinct()];
    }

    /// <summary>The names of those that the caller sees, in the recycle bin too.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> NamesAsync(
        PortalDb db, BulkKind kind, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) => kind.IsOfContacts()
        ? await db.Contacts.IgnoreQueryFilters([PortalDb.Live])
            .Where(c => ids.Contains(c.PublicId))
            .Select(c => new { c.PublicId, c.FirstName, c.MiddleName, c.LastName })
            .ToDictionaryAsync(c => c.PublicId, c => Contact.FullName(c.FirstName, c.MiddleName, c.LastName), cancellationToken)
        : await db.Accounts.IgnoreQueryFilters([PortalDb.Live])
            .Where(a => ids.Contains(a.PublicId))
            .Select(a => new { a.PublicId, a.Name })
            .ToDictionaryAsync(a => a.PublicId, a => a.Name, cancellationToken);
}
