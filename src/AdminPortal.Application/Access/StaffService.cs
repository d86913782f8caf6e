using System.Globalization;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Access;

/// <summary>A member of staff as the list shows them.</summary>
/// <param name="Roles">Every role that they have somewhere within what the caller administers.</param>
public sealed record StaffRow(string PersonId, string Name, string? UserName, IReadOnlyList<StaffRole> Roles, DateTime? LastSignInAt);

/// <summary>What a person may do, and where they have it from.</summary>
/// <param name="Organization">With all below it; null for everything.</param>
/// <param name="GrantId">The grant that gives it; null where the sign-in does.</param>
/// <param name="IsCovered">Whether another line of the same person gives all of it already.</param>
public sealed record HeldRole(StaffRole Role, OrganizationLink? Organization, string? GrantId, string? GivenByName, DateTime? Since, DateTime? ExpiresAt, bool IsCovered)
{
    /// <summary>Whether it is for an organisation above what the caller sees, which is not named.</summary>
    public bool PlaceIsHidden { get; init; }
}

/// <summary>A member of staff with all that they may do.</summary>
/// <param name="Sessions">Browsers in which they are signed in just now.</param>
/// <param name="MayEndSessions">Whether the caller may sign them out everywhere.</param>
/// <param name="MayGive">Whether the caller may give them something: false for oneself.</param>
public sealed record StaffDetail(
    string PersonId,
    string Name,
    string? UserName,
    DateTime FirstSeenAt,
    DateTime? LastSignInAt,
    IReadOnlyList<HeldRole> Held,
    IReadOnlyList<StaffSessionRow> Sessions,
    bool MayEndSessions,
    bool MayGive);

/// <summary>A sign-in that goes on.</summary>
public sealed record StaffSessionRow(DateTime BeganAt, DateTime EndsAt, bool IsMine);

/// <summary>Who the staff are and what each may do; for Admins.</summary>
public sealed class StaffService(PortalStore store)
{
    private static readonly Keyset<StaffMember> Members = new(m => m.Id, SortColumn<StaffMember>.By("name", m => m.NameSort));

    /// <summary>Those whose name, user name or id holds the text; all where it is empty. By name. Nobody for who administers nothing.</summary>
    public async Task<Page<StaffRow>> ListAsync(string? text, PageRequest request, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var page = await Members.ReadAsync(Named(Told(session), text), request, m => m, cancellationToken);
        var people = page.Items.Select(m => m.PersonId).ToList();
        var given = (await GrantScope.Seen(session)
            .Where(HeldGrants.HoldAt(session.Now))
            .Where(g => people.Contains(g.HolderId))
            .Select(g => new { g.HolderId, g.Role })
            .ToListAsync(cancellationToken)).ToLookup(g => g.HolderId, g => g.Role);
        return new(
            [.. page.Items.Select(m => new StaffRow(m.PersonId, m.Name, m.UserName, [.. m.Roles.Concat(given[m.PersonId]).Distinct().Order()], m.LastSignInAt))],
            page.Next,
            page.Previous,
            page.Total);
    }

    /// <summary>Null where there is no such person, or the caller administers nothing.</summary>
    public async Task<StaffDetail?> FindAsync(string personId, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        if (await Told(session).SingleOrDefaultAsync(m => m.PersonId == personId, cancellationToken) is not { } member)
        {
            return null;
        }

        var held = await HeldRoles.ReadAsync(session, member.Roles, Holding(session, GrantScope.Seen(session), personId), cancellationToken);
        var isMe = personId == session.Caller.Id;
        var mayEnd = isMe || GrantScope.MayAdministerEverything(session.Caller);
        var sessions = mayEnd ? await SessionsAsync(session, personId, cancellationToken) : [];
        return new(member.PersonId, member.Name, member.UserName, member.FirstSeenAt, member.LastSignInAt, held, sessions, mayEnd, MayGive: !isMe);
    }

    /// <summary>What the caller may do, and where they have it from; an API client is told nothing.</summary>
    public async Task<IReadOnlyList<HeldRole>> MineAsync(CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var caller = session.Caller;
        return await HeldRoles.ReadAsync(session, caller.Identity.SignInRoles, Holding(session, session.Db.Grants.IgnoreQueryFilters([PortalDb.Live]), caller.Id), cancellationToken);
    }

    /// <summary>
    /// What the person may do with objects of one organisation, and which line of theirs gives it. Null where the caller sees no such
    /// organisation, administers it not and asks about another, or where there is no such person.
    /// </summary>
    /// <param name="organizationId">Public id.</param>
    public async Task<IReadOnlyList<HeldRole>?> AtAsync(string personId, string organizationId, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var (db, caller) = (session.Db, session.Caller);
        var isMe = personId == caller.Id && caller.Source is not ChangeSource.Api;
        var place = await db.Organizations.IgnoreQueryFilters([PortalDb.Live]).Where(o => o.PublicId == organizationId).Select(o => (long?)o.Id).SingleOrDefaultAsync(cancellationToken);
        if (place is null || !(isMe || (GrantScope.MayAdminister(caller) && await session.MayAsync(Right.Administer, place, cancellationToken))))
        {
            return null;
        }

        var member = await db.StaffMembers.SingleOrDefaultAsync(m => m.PersonId == personId, cancellationToken);
        if (member is null && !isMe)
        {
            return null;
        }

        var reaching = Holding(session, db.Grants.IgnoreQueryFilters([PortalDb.Live]), personId)
            .Where(g => g.OrganizationId == null || db.Closure.Any(link => link.AncestorId == g.OrganizationId && link.DescendantId == place));
        return await HeldRoles.ReadAsync(session, isMe ? caller.Identity.SignInRoles : member!.Roles, reaching, cancellationToken);
    }

    /// <summary>Signs the person out in every browser, at once. For unrestricted Admins, and for oneself.</summary>
    public Task<Result<Receipt>> EndSessionsAsync(string personId, string? reason, bool dryRun, CancellationToken cancellationToken) => store.WriteAsync<Receipt>(
        async session =>
        {
            var (db, caller, now) = (session.Db, session.Caller, session.Now);
            if (caller.Source is ChangeSource.Api || (personId != caller.Id && !GrantScope.MayAdministerEverything(caller)))
            {
                return new NotAllowed("end_sessions");
            }

            if (await db.StaffMembers.SingleOrDefaultAsync(m => m.PersonId == personId, cancellationToken) is not { } member)
            {
                return new NotFound("staff_member");
            }

            var going = await Going(session, personId).ToListAsync(cancellationToken);
            session.Reason = reason;
            if (going.Count > 0)
            {
                going.ForEach(one => one.EndedAt = now);
                member.AccessChangedAt = now;
                FieldChange sessions = new("Sessions", going.Count.ToString(CultureInfo.InvariantCulture), "0", IsPersonal: false);
                session.Record(new(AuditActions.Changed, AuditObjectTypes.StaffMember, personId, () => null, [sessions]));
            }

            return new Receipt(personId, session.OperationId, Impact.None);
        },
        dryRun,
        cancellationToken);

    /// <summary>Everybody, to those who administer something: they have to be able to give it to anybody.</summary>
    private static IQueryable<StaffMember> Told(PortalSession session)
    {
        var may = GrantScope.MayAdminister(session.Caller);
        return session.Db.StaffMembers.Where(_ => may);
    }

    private static IQueryable<StaffMember> Named(IQueryable<StaffMember> people, string? text)
    {
        var wanted = text?.Trim() ?? "";
        if (wanted.Length == 0)
        {
            return people;
        }

        var folded = $"%{SearchText.LikeLiteral(SearchText.Fold(wanted))}%";
        var written = $"%{SearchText.LikeLiteral(wanted)}%";
        return people.Where(m => EF.Functions.Like(m.NameSearch, folded, "\\") || EF.Functions.Like(m.UserName!, written, "\\") || EF.Functions.Like(m.PersonId, written, "\\"));
    }

    private static IQueryable<Grant> Holding(PortalSession session, IQueryable<Grant> grants, string personId)
    {
        var isClient = session.Caller.Source is ChangeSource.Api;
        return grants.Where(g => g.HolderId == personId && !isClient).Where(HeldGrants.HoldAt(session.Now));
    }

    private static async Task<IReadOnlyList<StaffSessionRow>> SessionsAsync(PortalSession session, string personId, CancellationToken cancellationToken)
    {
        var mine = session.Caller.Identity.SessionId;
        return await Going(session, personId)
            .OrderByDescending(s => s.BeganAt)
            .Select(s => new StaffSessionRow(s.BeganAt, s.EndsAt, s.SessionId == mine))
            .ToListAsync(cancellationToken);
    }

    private static IQueryable<StaffSession> Going(PortalSession session, string personId)
    {
        var now = session.Now;
        return session.Db.StaffSessions.Where(s => s.PersonId == personId && s.EndedAt == null && s.EndsAt > now);
    }
}
