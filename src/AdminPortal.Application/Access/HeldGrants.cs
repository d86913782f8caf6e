using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Access;

/// <summary>The grants that a person holds at this moment, and whether they are still signed in: one question to the store.</summary>
internal static class HeldGrants
{
    public static async Task<List<CallerGrant>> ReadAsync(PortalDb db, CallerIdentity person, DateTime now, CancellationToken cancellationToken)
    {
        var holding = db.Grants.Where(grant => grant.HolderId == person.Id && (grant.ExpiresAt == null || grant.ExpiresAt > now));
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
