using AdminPortal.Application.Access;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Settlement.Queue;

/// <summary>
/// Those whom a case can be given to. The portal has no list of staff: it knows who holds a grant, who has a case, who has done
/// such work before, and who asks.
/// </summary>
internal sealed class CaseAssignees
{
    /// <summary>What only those do who may settle.</summary>
    private static readonly string[] TheirWork = [AuditObjectTypes.SettlementCase, AuditObjectTypes.PaymentFile, AuditObjectTypes.InvoiceImport];

    private static readonly StaffRole[] Roles = [.. Enum.GetValues<StaffRole>().Where(role => role.Allows(Right.Settle))];

    private readonly Dictionary<string, Known> people = new(StringComparer.Ordinal);

    /// <summary>By name.</summary>
    public IReadOnlyList<CasePerson> All =>
        [.. people.Values.Select(known => known.Person).OrderBy(person => SearchText.SortKey(person.Name), StringComparer.Ordinal).ThenBy(person => person.Id, StringComparer.Ordinal)];

    public static async Task<CaseAssignees> ReadAsync(PortalSession session, CancellationToken cancellationToken)
    {
        var (db, now, caller) = (session.Db, session.Now, session.Caller);
        var found = new CaseAssignees();
        if (caller.MaySomewhere(Right.Settle))
        {
            found.people.Add(caller.Id, new(new(caller.Id, caller.Name), caller.MayEverywhere(Right.Settle), caller.RootsThatAllow(Right.Settle)));
        }

        var grants = await db.Grants.Where(g => Roles.Contains(g.Role) && (g.ExpiresAt == null || g.ExpiresAt > now))
            .Select(g => new { g.HolderId, g.HolderName, g.OrganizationId })
            .ToListAsync(cancellationToken);
        foreach (var held in grants.GroupBy(grant => grant.HolderId))
        {
            found.people.TryAdd(held.Key, new(new(held.Key, held.First().HolderName), held.Any(grant => grant.OrganizationId is null), [.. held.Select(grant => grant.OrganizationId).OfType<long>()]));
        }

        // What the sign-in brings along is known of those only who have used it.
        var assigned = await db.SettlementCases.Where(c => c.AssigneeId != null)
            .Select(c => new { c.AssigneeId, c.AssigneeName }).Distinct().ToListAsync(cancellationToken);
        var actors = await db.AuditEntries.Where(entry => TheirWork.Contains(entry.ObjectType) && entry.Source == ChangeSource.Portal)
            .Select(entry => new { entry.ActorId, entry.ActorName }).Distinct().ToListAsync(cancellationToken);
        foreach (var person in assigned.Select(one => new CasePerson(one.AssigneeId!, one.AssigneeName!)).Concat(actors.Select(one => new CasePerson(one.ActorId, one.ActorName))))
        {
            found.people.TryAdd(person.Id, new(person, true, []));
        }

        return found;
    }

    public CasePerson? Find(string id) => people.TryGetValue(id, out var known) ? known.Person : null;

    /// <summary>Where the person may settle, of these organisations.</summary>
    public Task<SettlementScope> ScopeOfAsync(PortalDb db, string id, IEnumerable<long> organizations, CancellationToken cancellationToken) =>
        SettlementScope.BelowAsync(db, people[id].Everywhere, people[id].Roots, organizations, cancellationToken);

    private sealed record Known(CasePerson Person, bool Everywhere, long[] Roots);
}
