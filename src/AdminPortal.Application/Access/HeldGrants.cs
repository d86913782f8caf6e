using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Access;

/// <summary>The grants that a person holds at this moment, and whether they are still signed in: one question to the store.</summary>
internal static class HeldGrants
{
    public static async Task<List<CallerGrant>> ReadAsync(PortalDb db, CallerIdentity person, DateTime now, CancellationToken cancellationToken)
    {
        var grants = db.Grants
            .Where(grant => grant.HolderId == person.Id && (grant.ExpiresAt == null || grant.ExpiresAt > now))
            .Select(grant => new CallerGrant(grant.Role, grant.OrganizationId));
        if (person.SessionId is not { } session)
        {
            // A job, or the portal itself: nobody is signed in.
            return await grants.ToListAsync(cancellationToken);
        }

        var held = await db.StaffSessions
            .Where(s => s.SessionId == session && s.PersonId == person.Id && s.EndedAt == null && s.EndsAt > now)
            .Select(s => new { Grants = grants.ToList() })
            .SingleOrDefaultAsync(cancellationToken);
        return held?.Grants ?? throw new SessionOverException();
    }
}
