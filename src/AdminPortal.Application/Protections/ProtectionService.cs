using AdminPortal.Application.Access;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Protections;

/// <summary>The protections over an account or organisation.</summary>
/// <param name="Own">The one that stands on itself.</param>
/// <param name="Inherited">Those of the organisations above it, the nearest last.</param>
/// <param name="MayEdit">Whether the caller may protect it, and ask for that to be lifted.</param>
public sealed record TargetProtections(
    string TargetId, string TargetName, bool IsOrganization, StandingProtection? Own, IReadOnlyList<StandingProtection> Inherited, bool MayEdit);

/// <summary>A protection that somebody should look at again.</summary>
public sealed record DueReview(string TargetId, string TargetName, bool IsOrganization, DateOnly ReviewOn, string SetByName);

/// <summary>Sets, lifts and shows delete protections.</summary>
public sealed class ProtectionService(PortalStore store)
{
    private const int MostDue = 100;

    /// <summary>Protects a live account, or changes reason and review date of its protection; who set it first stays. Editors and Admins.</summary>
    /// <param name="version">The account's, which this was decided on; null for whichever is stored.</param>
    /// <returns>With the account in the impact where nothing protected it before.</returns>
    public Task<Result<Receipt>> SetOnAccountAsync(string accountId, int? version, ProtectionInput input, bool dryRun, CancellationToken cancellationToken) =>
        SetAsync(accountId, isOrganization: false, version, input, dryRun, cancellationToken);

    /// <summary>As on an account; it covers everything below the organisation, now and later.</summary>
    public Task<Result<Receipt>> SetOnOrganizationAsync(string organizationId, ProtectionInput input, bool dryRun, CancellationToken cancellationToken) =>
        SetAsync(organizationId, isOrganization: true, null, input, dryRun, cancellationToken);

    /// <summary>
    /// Takes away the protection that stands on the account or organisation itself. Takes an Admin, and answers
    /// <see cref="NeedsApproval"/> to Editors, and to everybody where it covers a live production account.
    /// </summary>
    /// <param name="version">The account's or organisation's, which this was decided on; null for whichever is stored.</param>
    /// <returns>With the accounts in the impact that nothing protects any more.</returns>
    public Task<Result<Receipt>> LiftAsync(string targetId, int? version, string? reason, bool dryRun, CancellationToken cancellationToken) => store.WriteAsync<Receipt>(
        async session =>
        {
            var db = session.Db;
            await session.TakeTurnAsync(StoreLock.Hierarchy, cancellationToken);
            if (await ProtectionTarget.FindAsync(db, targetId, cancellationToken) is not { } target)
            {
                return ProtectionTarget.Missing(targetId);
            }

            if (!await session.MayAsync(Right.Edit, target.OrganizationId, cancellationToken))
            {
                return new NotAllowed("lift_protection");
            }

            if (version is { } from && from != target.Object.Version)
            {
                return new Stale(target.What);
            }

            if (ReasonText.Check(ref reason, isRequired: false) is { } fault)
            {
                return fault;
            }

            if (await target.Own(db).SingleOrDefaultAsync(cancellationToken) is not { } protection)
            {
                return new NotFound("delete_protection");
            }

            if (!await ProtectionRules.MayLiftAtOnceAsync(session, target.Covered(db), target.OrganizationId, cancellationToken))
            {
                return new NeedsApproval(await ProtectionRules.StandingAsync(db, target.Own(db), cancellationToken));
            }

            session.Reason = reason;
            return new Receipt(targetId, session.OperationId, await ProtectionLifting.ApplyAsync(session, target, protection, cancellationToken));
        },
        dryRun,
        cancellationToken);

    /// <summary>What protects the account or organisation, also one in the recycle bin; null where the caller sees none of that id.</summary>
    public async Task<TargetProtections?> FindAsync(string targetId, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        var found = ProtectionTarget.IsOrganization(targetId)
            ? await db.Organizations.IgnoreQueryFilters([PortalDb.Live]).Where(o => o.PublicId == targetId)
                .Select(o => new { o.Name, AccountId = (long?)null, OrganizationId = (long?)o.Id, o.DeletedAt })
                .SingleOrDefaultAsync(cancellationToken)
            : await db.Accounts.IgnoreQueryFilters([PortalDb.Live]).Where(a => a.PublicId == targetId)
                .Select(a => new { a.Name, AccountId = (long?)a.Id, a.OrganizationId, a.DeletedAt })
                .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var own = db.Protections.Where(p => found.AccountId == null ? p.OrganizationId == found.OrganizationId : p.AccountId == found.AccountId);
        var above = db.Closure
            .Where(link => link.DescendantId == found.OrganizationId && (found.AccountId != null || link.Depth > 0))
            .Join(db.Protections, link => (long?)link.AncestorId, p => p.OrganizationId, (link, protection) => new { link.Depth, protection })
            .OrderByDescending(pair => pair.Depth)
            .Select(pair => pair.protection);
        return new(
            targetId,
            found.Name,
            found.AccountId is null,
            await own.IgnoreQueryFilters([PortalDb.Live]).Select(ProtectionRules.AsStanding).SingleOrDefaultAsync(cancellationToken),
            await above.Select(ProtectionRules.AsStanding).ToListAsync(cancellationToken),
            found.DeletedAt is null && await session.MayAsync(Right.Edit, found.OrganizationId, cancellationToken));
    }

    /// <summary>Protections whose review date has come or comes soon, the oldest date first; only those that the caller may change.</summary>
    /// <param name="withinDays">How far ahead, from today in Norway.</param>
    /// <param name="take">How many at most, 1 to 100.</param>
    public async Task<IReadOnlyList<DueReview>> ListDueForReviewAsync(int withinDays, int take, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        var everywhere = session.Caller.MayEverywhere(Right.Edit);
        var roots = session.Caller.RootsThatAllow(Right.Edit);
        var until = OsloTime.DateOf(session.Now).AddDays(Math.Clamp(withinDays, 0, 3650));
        return await db.Protections
            .Where(p => p.ReviewOn <= until && (p.Account != null || p.Organization != null))
            .Where(p => everywhere || db.Closure.Any(link =>
                link.DescendantId == (p.AccountId == null ? p.OrganizationId : p.Account!.OrganizationId) && roots.Contains(link.AncestorId)))
            .OrderBy(p => p.ReviewOn).ThenBy(p => p.Id)
            .Take(Math.Clamp(take, 1, MostDue))
            .Select(p => new DueReview(
                p.AccountId != null ? p.Account!.PublicId : p.Organization!.PublicId,
                p.AccountId != null ? p.Account!.Name : p.Organization!.Name,
                p.AccountId == null,
                p.ReviewOn!.Value,
                p.SetByName))
            .ToListAsync(cancellationToken);
    }

    private Task<Result<Receipt>> SetAsync(string targetId, bool isOrganization, int? version, ProtectionInput input, bool dryRun, CancellationToken cancellationToken) => store.WriteAsync<Receipt>(
        async session =>
        {
            var db = session.Db;
            await session.TakeTurnAsync(StoreLock.Hierarchy, cancellationToken);
            if (ProtectionTarget.IsOrganization(targetId) != isOrganization || await ProtectionTarget.FindAsync(db, targetId, cancellationToken) is not { } target)
            {
                return new NotFound(isOrganization ? "organization" : "account");
            }

            if (!await session.MayAsync(Right.Edit, target.OrganizationId, cancellationToken))
            {
                return new NotAllowed("set_protection");
            }

            if (version is { } from && from != target.Object.Version)
            {
                return new Stale(target.What);
            }

            if (input.TidyAndCheck(session.Now) is { Count: > 0 } faults)
            {
                return new InvalidInput(faults);
            }

            session.Reason = input.Reason;
            var protection = await target.Own(db).SingleOrDefaultAsync(cancellationToken);
            var impact = protection is null ? await ProtectionLifting.UncoveredAsync(db, target, cancellationToken) : Impact.None;
            if (protection is null)
            {
                protection = new() { AccountId = target.Account?.Id, OrganizationId = target.Organization?.Id, SetById = session.Caller.Id, SetByName = session.Caller.Name };
                db.Protections.Add(protection);
            }

            (protection.Reason, protection.ReviewOn) = (input.Reason, input.ReviewOn);
            return new Receipt(targetId, session.OperationId, impact);
        },
        dryRun,
        cancellationToken);
}
