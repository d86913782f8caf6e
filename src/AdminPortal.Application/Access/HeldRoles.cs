using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Access;

/// <summary>What somebody may do, line by line with where they have it from: the widest first.</summary>
internal static class HeldRoles
{
    /// <param name="signIn">The roles that the sign-in brought along.</param>
    /// <param name="grants">The person's grants that hold, as far as they are to be told.</param>
    public static async Task<IReadOnlyList<HeldRole>> ReadAsync(
        PortalSession session, IReadOnlyList<StaffRole> signIn, IQueryable<Grant> grants, CancellationToken cancellationToken)
    {
        var given = await grants
            .OrderBy(g => g.Id)
            .Select(g => new Line(
                g.OrganizationId,
                new HeldRole(
                    g.Role,
                    g.Organization == null ? null : new OrganizationLink(g.Organization.PublicId, g.Organization.Name),
                    g.PublicId,
                    g.GivenByName,
                    g.CreatedAt,
                    g.ExpiresAt,
                    false) { PlaceIsHidden = g.OrganizationId != null && g.Organization == null }))
            .ToListAsync(cancellationToken);
        List<Line> lines =
        [
            .. signIn.Distinct().Select(role => new Line(null, new(role, null, null, null, null, null, false))).Concat(given)
                .OrderBy(line => line.Place is null ? 0 : 1)
                .ThenByDescending(line => line.Role.Role)
                .ThenBy(line => line.Role.GrantId is null ? 0 : 1)
                .ThenBy(line => line.Role.Organization?.Name, StringComparer.CurrentCulture),
        ];
        var within = await WithinAsync(session.Db, [.. lines.Select(line => line.Place).OfType<long>().Distinct()], cancellationToken);
        bool Covers(Line wider, Line line) => Gives(wider.Role.Role, line.Role.Role)
            && (wider.Place is null || (line.Place is { } place && within.Contains((wider.Place.Value, place))));
        return
        [
            .. lines.Select((line, at) => line.Role with
            {
                // Of two that give the same the first one counts.
                IsCovered = lines.Where((other, index) => index != at && Covers(other, line) && (index < at || !Covers(line, other))).Any(),
            }),
        ];
    }

    private static bool Gives(StaffRole wider, StaffRole role) => wider == role || wider is StaffRole.Admin || role is StaffRole.Viewer;

    /// <summary>Who of these lies below whom, oneself included.</summary>
    private static async Task<HashSet<(long Above, long Below)>> WithinAsync(PortalDb db, List<long> places, CancellationToken cancellationToken)
    {
        if (places.Count == 0)
        {
            return [];
        }

        var links = await db.Closure
            .Where(link => places.Contains(link.AncestorId) && places.Contains(link.DescendantId))
            .Select(link => new { link.AncestorId, link.DescendantId })
            .ToListAsync(cancellationToken);
        return [.. links.Select(link => (link.AncestorId, link.DescendantId))];
    }

    private sealed record Line(long? Place, HeldRole Role);
}
