using AdminPortal.Application.Accounts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Protections;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Jobs;

/// <summary>
/// Takes some accounts or contacts out of the store, with what hangs on them. All of it is read first: the trail tells what was
/// there. The answers are how many went; 0 means that none is left.
/// </summary>
internal static class PurgeBatch
{
    public const int Size = 50;

    public static async Task<int> AccountsAsync(PortalSession session, DateTime deletedUntil, CancellationToken cancellationToken)
    {
        var db = session.Db;
        var accounts = await db.Accounts.IgnoreQueryFilters([PortalDb.Live])
            .Include(a => a.Organization)
            .Include(a => a.Products)
            .Where(a => a.DeletedAt <= deletedUntil)
            .OrderBy(a => a.DeletedAt).ThenBy(a => a.Id)
            .Take(Size)
            .ToListAsync(cancellationToken);
        var keys = accounts.ConvertAll(a => (long?)a.Id);
        await RemoveProtectionsAsync(db, db.Protections.Where(p => keys.Contains(p.AccountId)), cancellationToken);
        await RemoveRequestsAsync(db, db.ProtectionRequests.Where(r => keys.Contains(r.AccountId)), cancellationToken);
        db.Accounts.RemoveRange(accounts);
        return accounts.Count;
    }

    public static async Task<int> ContactsAsync(PortalSession session, DateTime deletedUntil, CancellationToken cancellationToken)
    {
        var db = session.Db;
        var contacts = await db.Contacts.IgnoreQueryFilters([PortalDb.Live])
            .Include(c => c.Organization)
            .Include(c => c.Roles)
            .Where(c => c.DeletedAt <= deletedUntil)
            .OrderBy(c => c.DeletedAt).ThenBy(c => c.Id)
            .Take(Size)
            .ToListAsync(cancellationToken);
        var keys = contacts.ConvertAll(c => (long?)c.Id);
        var billed = await db.Organizations.IgnoreQueryFilters([PortalDb.Live]).Where(o => keys.Contains(o.BillingContactId)).ToListAsync(cancellationToken);
        billed.ForEach(o => o.BillingContactId = null);
        db.Contacts.RemoveRange(contacts);
        return contacts.Count;
    }

    public static async Task RemoveProtectionsAsync(PortalDb db, IQueryable<DeleteProtection> protections, CancellationToken cancellationToken) =>
        db.Protections.RemoveRange(await protections
            .IgnoreQueryFilters([PortalDb.Live])
            .Include(p => p.Account).Include(p => p.Organization)
            .ToListAsync(cancellationToken));

    /// <summary>Long decided or expired: what is purged has been out of reach for the whole retention.</summary>
    public static async Task RemoveRequestsAsync(PortalDb db, IQueryable<ProtectionRequest> requests, CancellationToken cancellationToken) =>
        db.ProtectionRequests.RemoveRange(await requests
            .IgnoreQueryFilters([PortalDb.Live])
            .Include(r => r.Account).Include(r => r.Organization).Include(r => r.Destination)
            .ToListAsync(cancellationToken));
}
