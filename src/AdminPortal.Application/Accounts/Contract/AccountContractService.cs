using System.Linq.Expressions;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations.Contract;
using AdminPortal.Application.Protections;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Accounts.Contract;

/// <summary>Reads accounts in the API's shapes, as the caller sees them.</summary>
public sealed class AccountContractService(PortalStore store)
{
    private static readonly string[] Live = [PortalDb.Live];

    private static readonly CompiledQuery<Func<PortalDb, long, int, IAsyncEnumerable<AccountListItem>>> LiveOnes = new(() => EF.CompileAsyncQuery(
        (PortalDb db, long after, int take) => db.Accounts.Where(a => a.Id > after).OrderBy(a => a.Id).Take(take).Select(AsItem(db))));

    private static readonly CompiledQuery<Func<PortalDb, long, int, IAsyncEnumerable<AccountListItem>>> DeletedOnes = new(() => EF.CompileAsyncQuery(
        (PortalDb db, long after, int take) => db.Accounts.IgnoreQueryFilters(Live)
            .Where(a => a.DeletedAt != null && a.Id > after).OrderBy(a => a.Id).Take(take).Select(AsItem(db))));

    /// <summary>Accounts in order of creation.</summary>
    /// <param name="deleted">Only those in the recycle bin; else only live ones.</param>
    /// <param name="after">Where an earlier slice ended, or 0.</param>
    /// <param name="limit">At most so many.</param>
    public async Task<Slice<AccountListItem>> ListAsync(bool deleted, long after, int limit, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var query = (deleted ? DeletedOnes : LiveOnes).Over(session.Db);
        return await Slices.ReadAsync(query(session.Db, after, limit + 1), limit, account => account.Key, cancellationToken);
    }

    /// <summary>Null where the caller sees no such account.</summary>
    /// <param name="deleted">Also where it is in the recycle bin.</param>
    public async Task<AccountRecord?> FindAsync(string id, bool deleted, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        return await (deleted ? session.Db.Accounts.IgnoreQueryFilters(Live) : session.Db.Accounts)
            .Where(a => a.PublicId == id)
            .Select(AsRecord(session.Db))
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>A request about an account; null where the caller sees no such request.</summary>
    public async Task<LiftRequestRecord?> FindLiftRequestAsync(string requestId, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var key = OpenRequest.KeyOf(requestId);
        return await session.Db.ProtectionRequests
            .Where(r => r.Id == key && r.Account != null)
            .Select(r => new LiftRequestRecord(OpenRequest.IdOf(r.Id), r.Account!.PublicId, r.Reason, r.RequestedByName, r.CreatedAt, r.ExpiresAt))
            .SingleOrDefaultAsync(cancellationToken);
    }

    private static Expression<Func<Account, AccountListItem>> AsItem(PortalDb db) => a => new AccountListItem(
        a.Id,
        a.PublicId,
        a.Name,
        a.CreatedAt,
        a.LastModifiedAt,
        a.DeletedAt == null ? null : true,
        a.DeletedAt,
        a.IsSandbox,
        a.Region,
        a.Cloud,
        a.Enabled,
        db.Protections.Any(p => p.AccountId == a.Id)
            || db.Closure.Any(link => link.DescendantId == a.OrganizationId && db.Protections.Any(p => p.OrganizationId == link.AncestorId)),
        a.Organization == null || a.Organization.DeletedAt != null ? null : new OrganizationRef(
            a.Organization.PublicId, a.Organization.Name, a.Organization.EntityId, a.Organization.EntityVatNumber, a.Organization.EntityLegalName, a.Organization.Country));

    private static Expression<Func<Account, AccountRecord>> AsRecord(PortalDb db) => a => new AccountRecord(
        a.Version,
        a.PublicId,
        a.Name,
        a.CreatedAt,
        a.LastModifiedAt,
        a.DeletedAt == null ? null : true,
        a.DeletedAt,
        a.Organization == null || a.Organization.DeletedAt != null ? null : new OrganizationRef(
            a.Organization.PublicId, a.Organization.Name, a.Organization.EntityId, a.Organization.EntityVatNumber, a.Organization.EntityLegalName, a.Organization.Country),
        a.IsSandbox,
        a.Region,
        a.Cloud,
        a.Enabled,
        db.Protections.Any(p => p.AccountId == a.Id)
            || db.Closure.Any(link => link.DescendantId == a.OrganizationId && db.Protections.Any(p => p.OrganizationId == link.AncestorId)),
        a.Products.OrderBy(p => p.ProductCode).Select(p => p.ProductCode).ToList());
}
