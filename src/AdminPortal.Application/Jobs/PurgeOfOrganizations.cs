using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Jobs;

/// <summary>
/// Takes some organisations out of the store, children before their parents. One in which anything still lies stays: nothing
/// is ever left without its organisation.
/// </summary>
internal static class PurgeOfOrganizations
{
    public static async Task<int> BatchAsync(PortalSession session, DateTime deletedUntil, CancellationToken cancellationToken)
    {
        var db = session.Db;
        await session.TakeTurnAsync(StoreLock.Hierarchy, cancellationToken);
        var organizations = await db.Organizations.IgnoreQueryFilters([PortalDb.Live])
            .Include(o => o.Parent)
            .Where(o => o.DeletedAt <= deletedUntil
                && !db.Organizations.Any(child => child.ParentId == o.Id)
                && !db.Accounts.Any(a => a.OrganizationId == o.Id)
                && !db.Contacts.Any(c => c.OrganizationId == o.Id))
            .OrderBy(o => o.DeletedAt).ThenBy(o => o.Id)
            .Take(PurgeBatch.Size)
            .ToListAsync(cancellationToken);
        if (organizations.Count > 0)
        {
            await DetachAsync(db, organizations, cancellationToken);
            db.Organizations.RemoveRange(organizations);
        }

        return organizations.Count;
    }

    private static async Task DetachAsync(PortalDb db, List<Organization> organizations, CancellationToken cancellationToken)
    {
        var ids = organizations.ConvertAll(o => o.Id);
        var keys = ids.ConvertAll(id => (long?)id);
        await PurgeBatch.RemoveProtectionsAsync(db, db.Protections.Where(p => keys.Contains(p.OrganizationId)), cancellationToken);
        await PurgeBatch.RemoveRequestsAsync(db, db.ProtectionRequests.Where(r => keys.Contains(r.OrganizationId) || keys.Contains(r.DestinationId)), cancellationToken);
        // A grant without an organisation is one for everything: it goes, and is never left with none.
        db.Grants.RemoveRange(await db.Grants.Where(g => keys.Contains(g.OrganizationId)).ToListAsync(cancellationToken));
        // Likewise a client: without its organisation it would see everything.
        db.ApiClients.RemoveRange(await db.ApiClients.Where(c => keys.Contains(c.OrganizationId)).ToListAsync(cancellationToken));
        await DetachBillingAsync(db, ids, keys, cancellationToken);
        // The invoices are the ERP's: they stay, with the names that stand on them.
        await db.Invoices.Where(i => keys.Contains(i.ReceiverId))
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.ReceiverId, (long?)null).SetProperty(x => x.Version, x => x.Version + 1), cancellationToken);
        await db.Invoices.Where(i => keys.Contains(i.UserId))
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.UserId, (long?)null).SetProperty(x => x.Version, x => x.Version + 1), cancellationToken);
        await db.Closure.Where(link => ids.Contains(link.DescendantId) || ids.Contains(link.AncestorId)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Billing accounts go with their owner; those of others lose a payer or an address that is gone.</summary>
    private static async Task DetachBillingAsync(PortalDb db, List<long> ids, List<long?> keys, CancellationToken cancellationToken)
    {
        var cards = await db.AddressCards.Where(c => ids.Contains(c.OrganizationId)).ToListAsync(cancellationToken);
        var cardKeys = cards.ConvertAll(c => (long?)c.Id);
        var accounts = await db.BillingAccounts
            .Where(b => ids.Contains(b.OwnerId) || keys.Contains(b.PayerId) || cardKeys.Contains(b.AddressCardId))
            .ToListAsync(cancellationToken);
        foreach (var account in accounts)
        {
            if (ids.Contains(account.OwnerId))
            {
                db.BillingAccounts.Remove(account);
                continue;
            }

            account.PayerId = keys.Contains(account.PayerId) ? null : account.PayerId;
            account.AddressCardId = cardKeys.Contains(account.AddressCardId) ? null : account.AddressCardId;
        }

        db.AddressCards.RemoveRange(cards);
    }
}
