using System.Linq.Expressions;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Access;

/// <summary>The grants that somebody holds at this moment, and whether they are still signed in: one question to the store.</summary>
internal static class HeldGrants
{
    /// <summary>
    /// Neither ended nor expired. One that was ended by an instance whose clock is ahead holds no longer, here too: nothing but ending
    /// sets an end that is not after the change itself.
    /// </summary>
    public static Expression<Func<Grant, bool>> HoldAt(DateTime now) => grant =>
        grant.ExpiresAt == null || (grant.ExpiresAt > now && grant.ExpiresAt > grant.LastModifiedAt);

    /// <summary>Who asks, with all that they may do at this moment.</summary>
    public static async Task<Caller> CallerAsync(PortalDb db, CallerIdentity identity, DateTime now, CancellationToken cancellationToken)
    {
        if (identity.Client is { } call)
        {
            return new(identity, await ClientGrants.ReadAsync(db, identity.Id, call, now, cancellationToken));
        }

        var given = await ReadAsync(db, identity, now, cancellationToken);
        return new(identity, [.. identity.SignInRoles.Select(role => new CallerGrant(role, null)), .. given]);
    }

    public static async Task<List<CallerGrant>> ReadAsync(PortalDb db, CallerIdentity person, DateTime now, CancellationToken cancellationToken)
    {
        var holding = db.Grants.Where(grant => grant.HolderId == person.Id).Where(HoldAt(now));
        if (person.SessionId is not { } session)
        {
            // A job, or the portal itself: nobody is signed in.
            return await holding.Select(grant => new CallerGrant(grant.Role, grant.OrganizationId)).ToListAsync(cancellationToken);
        }

        var held = await db.StaffSessions
            .Where(s => s.SessionId == session && s.PersonId == person.Id && s.EndedAt == null && s.EndsAt > now)
            .LeftJoin(holding, s => s.PersonId, grant => grant.HolderId, (_, grant) => new { Role = (StaffRole?)grant!.Role, grant.OrganizationId })
            .ToListAsync(cancellationToken);
        return held.Count == 0
            ? throw new SessionOverException()
            : [.. held.Where(grant => grant.Role is not null).Select(grant => new CallerGrant(grant.Role!.Value, grant.OrganizationId))];
    }
}
