using System.Linq.Expressions;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Access;

/// <summary>
/// Gives and ends grants; for Admins, each within what they administer. Nobody changes what they hold themselves, and the last
/// unrestricted Admin stays. A grant counts from the next call of its holder on, in pages that are open too.
/// </summary>
public sealed class GrantService(PortalStore store, IPublicIds ids)
{
    private static readonly Keyset<Listed> Rows = new(
        row => row.Grant.Id,
        SortColumn<Listed>.By("holder", row => row.Holder!.NameSort ?? ""),
        SortColumn<Listed>.By("given", row => row.Grant.CreatedAt),
        SortColumn<Listed>.By("role", row => row.Grant.Role));

    /// <summary>The grants within what the caller administers, and those from above that reach into it; by holder.</summary>
    public async Task<Page<GrantRow>> ListAsync(GrantFilter filter, PageRequest request, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var rows = Filtered(session, WithHolders(session.Db, GrantScope.Seen(session)), filter);
        return await Rows.ReadAsync(rows, request, RowFor(session), cancellationToken);
    }

    /// <summary>Null where the caller sees no such grant.</summary>
    public async Task<GrantRow?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        return await WithHolders(session.Db, GrantScope.Seen(session).Where(g => g.PublicId == id)).Select(RowFor(session)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>
    /// Gives a role. Answers <see cref="OwnAccess"/> for oneself, and <see cref="GrantExists"/> where the same person holds the same role
    /// for the same place.
    /// </summary>
    public Task<Result<Receipt>> GiveAsync(GrantInput input, bool dryRun, CancellationToken cancellationToken) => store.WriteAsync<Receipt>(
        async session =>
        {
            if (!await GrantRules.BeginAsync(session, cancellationToken))
            {
                return new NotAllowed("give_grant");
            }

            var fields = await GrantFields.CheckAsync(session, input, cancellationToken);
            if (await RefusalAsync(session, input, fields, cancellationToken) is { } refusal)
            {
                return refusal;
            }

            var (holder, caller) = (fields.Holder!, session.Caller);
            var grant = new Grant
            {
                PublicId = ids.NewGrant(),
                HolderId = holder.PersonId,
                HolderName = holder.Name,
                Role = input.Role!.Value,
                OrganizationId = fields.OrganizationId,
                GivenById = caller.Id,
                GivenByName = caller.Name,
                Reason = input.Reason,
                ExpiresAt = fields.ExpiresAt,
            };
            session.Reason = input.Reason;
            session.Db.Grants.Add(grant);
            holder.AccessChangedAt = session.Now;
            await session.FlushAsync(cancellationToken);
            return new Receipt(grant.PublicId, session.OperationId, new() { GainedRoles = await GivenByAsync(session, grant, cancellationToken) });
        },
        dryRun,
        cancellationToken);

    /// <summary>Lets a grant end on another day. Answers <see cref="LastAdmin"/> where everything would lose its last lasting Admin.</summary>
    /// <param name="expiresOn">The last day on which it holds, in Norway's time; null for no end.</param>
    public Task<Result<Receipt>> ExtendAsync(string id, int? version, DateOnly? expiresOn, string? reason, bool dryRun, CancellationToken cancellationToken) => WriteAsync(
        id,
        version,
        reason,
        (session, faults) => GrantFields.EndOf(session, expiresOn, faults),
        "extend_grant",
        dryRun,
        cancellationToken);

    /// <summary>Ends a grant at once. Answers <see cref="LastAdmin"/> where everything would lose its last lasting Admin.</summary>
    public Task<Result<Receipt>> EndAsync(string id, int? version, string? reason, bool dryRun, CancellationToken cancellationToken) => WriteAsync(
        id,
        version,
        reason,
        (session, _) => session.Now,
        "end_grant",
        dryRun,
        cancellationToken);

    private Task<Result<Receipt>> WriteAsync(
        string id,
        int? version,
        string? reason,
        Func<PortalSession, List<FieldError>, DateTime?> endOf,
        string action,
        bool dryRun,
        CancellationToken cancellationToken) => store.WriteAsync<Receipt>(
        async session =>
        {
            if (!await GrantRules.BeginAsync(session, cancellationToken))
            {
                return new NotAllowed(action);
            }

            if (await GrantScope.Seen(session).SingleOrDefaultAsync(g => g.PublicId == id, cancellationToken) is not { } grant)
            {
                return new NotFound("grant");
            }

            var faults = new List<FieldError>();
            var end = endOf(session, faults);
            if (await GrantRules.RefusalAsync(session, grant, end, action, cancellationToken) is { } refusal)
            {
                return refusal;
            }

            if (version is { } seen && seen != grant.Version)
            {
                return new Stale("grant");
            }

            if (faults.Count > 0)
            {
                return new InvalidInput(faults);
            }

            session.Reason = reason;
            var lost = end == session.Now ? await GivenByAsync(session, grant, cancellationToken) : [];
            grant.ExpiresAt = end;
            if (await session.Db.StaffMembers.SingleOrDefaultAsync(m => m.PersonId == grant.HolderId, cancellationToken) is { } holder)
            {
                holder.AccessChangedAt = session.Now;
            }

            return new Receipt(id, session.OperationId, new() { LostRoles = lost });
        },
        dryRun,
        cancellationToken);

    private static async Task<PortalError?> RefusalAsync(PortalSession session, GrantInput input, GrantFields fields, CancellationToken cancellationToken)
    {
        if (fields.Faults.Count > 0)
        {
            return new InvalidInput(fields.Faults);
        }

        if (fields.Holder!.PersonId == session.Caller.Id)
        {
            return new OwnAccess();
        }

        if (!await session.MayAsync(Right.Administer, fields.OrganizationId, cancellationToken))
        {
            return new NotAllowed("give_grant");
        }

        return await session.Db.Grants
            .Where(HeldGrants.HoldAt(session.Now))
            .Where(g => g.HolderId == fields.Holder.PersonId && g.Role == input.Role && g.OrganizationId == fields.OrganizationId)
            .Select(g => g.PublicId)
            .FirstOrDefaultAsync(cancellationToken) is { } held ? new GrantExists(held) : null;
    }

    /// <summary>What the grant gives its holder that nothing else does.</summary>
    private static async Task<IReadOnlyList<HeldRole>> GivenByAsync(PortalSession session, Grant grant, CancellationToken cancellationToken)
    {
        var holder = await session.Db.StaffMembers.SingleOrDefaultAsync(m => m.PersonId == grant.HolderId, cancellationToken);
        var held = session.Db.Grants.IgnoreQueryFilters([PortalDb.Live]).Where(g => g.HolderId == grant.HolderId).Where(HeldGrants.HoldAt(session.Now));
        var roles = await HeldRoles.ReadAsync(session, holder?.Roles ?? [], held, cancellationToken);
        return [.. roles.Where(role => role.GrantId == grant.PublicId && !role.IsCovered)];
    }

    private static IQueryable<Listed> WithHolders(PortalDb db, IQueryable<Grant> grants) =>
        from grant in grants
        join member in db.StaffMembers on grant.HolderId equals member.PersonId into found
        from holder in found.DefaultIfEmpty()
        select new Listed { Grant = grant, Holder = holder };

    private static IQueryable<Listed> Filtered(PortalSession session, IQueryable<Listed> rows, GrantFilter filter)
    {
        var (db, now) = (session.Db, session.Now);
        if (SearchText.Fold(filter.Text ?? "") is { Length: > 0 } text)
        {
            var part = $"%{SearchText.LikeLiteral(text)}%";
            rows = rows.Where(row => EF.Functions.Like(row.Holder!.NameSearch, part, "\\") || EF.Functions.Like(row.Grant.HolderName, part, "\\"));
        }

        rows = filter.Role is { } role ? rows.Where(row => row.Grant.Role == role) : rows;
        rows = filter.State switch
        {
            null => rows,
            GrantState.Holding => rows.Where(row => row.Grant.ExpiresAt == null || row.Grant.ExpiresAt > now),
            _ => rows.Where(row => row.Grant.ExpiresAt <= now),
        };
        if (filter.OrganizationId is { } organization)
        {
            var about = GrantScope.About(session.Db.Grants.IgnoreQueryFilters([PortalDb.Live]), db, organization).Select(g => g.Id);
            rows = rows.Where(row => about.Contains(row.Grant.Id));
        }

        return rows;
    }

    private static Expression<Func<Listed, GrantRow>> RowFor(PortalSession session)
    {
        var (db, now, me) = (session.Db, session.Now, session.Caller.Id);
        var administered = db.Grants.IgnoreQueryFilters([PortalDb.Live]).Where(GrantScope.Administered(session)).Select(g => g.Id);
        return row => new GrantRow(
            row.Grant.PublicId,
            row.Grant.Version,
            row.Grant.HolderId,
            row.Holder!.Name ?? row.Grant.HolderName,
            row.Grant.Role,
            row.Grant.Organization == null ? null : new OrganizationLink(row.Grant.Organization.PublicId, row.Grant.Organization.Name),
            row.Grant.GivenByName,
            row.Grant.CreatedAt,
            row.Grant.ExpiresAt,
            administered.Contains(row.Grant.Id) ? row.Grant.Reason : null,
            row.Grant.ExpiresAt == null || row.Grant.ExpiresAt > now,
            row.Grant.HolderId != me && (row.Grant.ExpiresAt == null || row.Grant.ExpiresAt > now) && administered.Contains(row.Grant.Id))
        {
            PlaceIsHidden = row.Grant.OrganizationId != null && row.Grant.Organization == null,
        };
    }

    /// <summary>A grant and the holder as staff are known now; null of those who were given something before anybody was kept.</summary>
    private sealed class Listed
    {
        public required Grant Grant { get; init; }

        public StaffMember? Holder { get; init; }
    }
}
