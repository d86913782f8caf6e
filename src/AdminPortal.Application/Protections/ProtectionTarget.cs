using AdminPortal.Application.Accounts;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Protections;

/// <summary>What a protection stands on, or a request is about. Exactly one of the two is set.</summary>
internal sealed record ProtectionTarget(Account? Account, Organization? Organization)
{
    public PublicObject Object => Account is null ? Organization! : Account;

    /// <summary>Where the caller's rights count.</summary>
    public long? OrganizationId => Account is null ? Organization!.Id : Account.OrganizationId;

    public string What => Account is null ? "organization" : "account";

    /// <summary>The live account or organisation of that public id; null where the caller sees none.</summary>
    public static async Task<ProtectionTarget?> FindAsync(PortalDb db, string id, CancellationToken cancellationToken)
    {
        if (IsOrganization(id))
        {
            var organization = await db.Organizations.SingleOrDefaultAsync(o => o.PublicId == id, cancellationToken);
            return organization is null ? null : new(null, organization);
        }

        var account = await db.Accounts.SingleOrDefaultAsync(a => a.PublicId == id, cancellationToken);
        return account is null ? null : new(account, null);
    }

    public static bool IsOrganization(string id) => id.StartsWith(PublicId.Organization, StringComparison.Ordinal);

    public static NotFound Missing(string id) => new(IsOrganization(id) ? "organization" : "account");

    /// <summary>The live accounts that a protection on it covers.</summary>
    public IQueryable<Account> Covered(PortalDb db) => Account is { } account
        ? db.Accounts.Where(a => a.Id == account.Id)
        : db.Accounts.Where(a => db.SubtreeOf(Organization!.Id).Contains(a.OrganizationId!.Value));

    /// <summary>The protection that stands on itself, if there is one.</summary>
    public IQueryable<DeleteProtection> Own(PortalDb db) => Account is { } account
        ? db.Protections.Where(p => p.AccountId == account.Id)
        : db.Protections.Where(p => p.OrganizationId == Organization!.Id);

    /// <summary>The requests about it.</summary>
    public IQueryable<ProtectionRequest> Requests(PortalDb db) => Account is { } account
        ? db.ProtectionRequests.Where(r => r.AccountId == account.Id)
        : db.ProtectionRequests.Where(r => r.OrganizationId == Organization!.Id && r.AccountId == null);
}
