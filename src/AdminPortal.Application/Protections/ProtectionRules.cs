using System.Linq.Expressions;
using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Protections;

/// <summary>What delete protections forbid. Every change that deletes or moves something asks here.</summary>
internal static class ProtectionRules
{
    private const int Shown = 20;

    /// <summary>Of one from above what the caller sees: that it is there, and not what was written about it there.</summary>
    public static readonly Expression<Func<DeleteProtection, StandingProtection>> AsStanding = p => new StandingProtection(
        p.AccountId != null ? p.Account!.PublicId : p.Organization!.PublicId,
        p.AccountId != null ? p.Account!.Name : p.Organization!.Name,
        p.AccountId == null,
        p.Organization == null && p.Account == null ? null : p.Reason,
        p.SetByName,
        p.CreatedAt,
        p.ReviewOn);

    /// <summary>What forbids deleting the account: its own protection and those above it.</summary>
    public static async Task<PortalError?> ForbidDeletingAsync(PortalSession session, Account account, CancellationToken cancellationToken) =>
        ErrorOf(await StandingAsync(session.Db, OverAccount(session.Db, account.Id, account.OrganizationId), cancellationToken));

    /// <summary>What forbids deleting the organisation with everything below it: protections above it, on it, and on anything below it.</summary>
    public static async Task<PortalError?> ForbidDeletingAsync(PortalSession session, Organization organization, CancellationToken cancellationToken)
    {
        var db = session.Db;
        var below = db.SubtreeOf(organization.Id);
        var all = db.Protections.Where(p =>
            db.Closure.Any(link => link.DescendantId == organization.Id && link.AncestorId == p.OrganizationId)
            || below.Contains(p.OrganizationId!.Value)
            || db.Accounts.Any(a => a.Id == p.AccountId && below.Contains(a.OrganizationId!.Value)));
        return ErrorOf(await StandingAsync(db, all, cancellationToken));
    }

    /// <summary>What the account's move lifts; null where the caller may make it at once.</summary>
    public static Task<PortalError?> ForbidMovingAsync(PortalSession session, Account account, Organization destination, CancellationToken cancellationToken)
    {
        var db = session.Db;
        return ForbidLeavingAsync(session, Left(db, account.OrganizationId, destination.Id), db.Accounts.Where(a => a.Id == account.Id), account.OrganizationId, cancellationToken);
    }

    /// <summary>What the organisation's move lifts; null where the caller may make it at once.</summary>
    public static Task<PortalError?> ForbidMovingAsync(PortalSession session, Organization organization, Organization? parent, CancellationToken cancellationToken)
    {
        var db = session.Db;
        var below = db.SubtreeOf(organization.Id);
        return ForbidLeavingAsync(
            session, Left(db, organization.ParentId, parent?.Id), db.Accounts.Where(a => below.Contains(a.OrganizationId!.Value)), organization.Id, cancellationToken);
    }

    /// <summary>Lifting takes an Admin, and where a production account is covered a second member of staff.</summary>
    public static async Task<bool> MayLiftAtOnceAsync(PortalSession session, IQueryable<Account> covered, long? organizationId, CancellationToken cancellationToken) =>
        await session.MayAsync(Right.Administer, organizationId, cancellationToken) && !await covered.AnyAsync(a => !a.IsSandbox, cancellationToken);

    /// <summary>Protections that cover the account.</summary>
    public static IQueryable<DeleteProtection> OverAccount(PortalDb db, long accountId, long? organizationId) =>
        db.Protections.Where(p => p.AccountId == accountId
            || db.Closure.Any(link => link.DescendantId == organizationId && link.AncestorId == p.OrganizationId));

    public static async Task<IReadOnlyList<StandingProtection>> StandingAsync(PortalDb db, IQueryable<DeleteProtection> protections, CancellationToken cancellationToken) =>
        await protections
            .OrderBy(p => p.Id)
            .Take(Shown)
            .Select(AsStanding)
            .ToListAsync(cancellationToken);

    /// <summary>Protections above the old place that do not stand above the new one.</summary>
    private static IQueryable<DeleteProtection> Left(PortalDb db, long? from, long? to) =>
        db.Protections.Where(p =>
            db.Closure.Any(link => link.DescendantId == from && link.AncestorId == p.OrganizationId)
            && !db.Closure.Any(link => link.DescendantId == to && link.AncestorId == p.OrganizationId));

    private static async Task<PortalError?> ForbidLeavingAsync(
        PortalSession session, IQueryable<DeleteProtection> left, IQueryable<Account> moving, long? organizationId, CancellationToken cancellationToken)
    {
        var lost = await StandingAsync(session.Db, left, cancellationToken);
        return lost.Count == 0 || await MayLiftAtOnceAsync(session, moving, organizationId, cancellationToken) ? null : new NeedsApproval(lost);
    }

    private static DeleteProtected? ErrorOf(IReadOnlyList<StandingProtection> standing) => standing.Count == 0 ? null : new(standing);
}
