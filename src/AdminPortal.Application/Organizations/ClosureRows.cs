using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Organizations;

/// <summary>
/// Makes the closure say what the parents say, for whole subtrees at once: what a move costs in statements does not grow with it.
/// The caller holds the turn of <see cref="StoreLock.Hierarchy"/>.
/// </summary>
internal static class ClosureRows
{
    /// <summary>Of an organisation that is new, and so has nothing below it.</summary>
    public static async Task AddAsync(PortalDb db, long organization, long? parent, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO OrganizationClosure (AncestorId, DescendantId, Depth) VALUES ({organization}, {organization}, 0)", cancellationToken);
        await AttachAsync(db, organization, parent, cancellationToken);
    }

    /// <summary>Of an organisation with everything below it, live or deleted, that gets another parent or none.</summary>
    public static async Task MoveAsync(PortalDb db, long organization, long? parent, CancellationToken cancellationToken)
    {
        var below = db.SubtreeOf(organization);
        var above = db.Closure.Where(link => link.DescendantId == organization && link.Depth > 0).Select(link => link.AncestorId);
        await db.Closure
            .Where(link => above.Contains(link.AncestorId) && below.Contains(link.DescendantId))
            .ExecuteDeleteAsync(cancellationToken);
        await AttachAsync(db, organization, parent, cancellationToken);
    }

    private static async Task AttachAsync(PortalDb db, long organization, long? parent, CancellationToken cancellationToken)
    {
        if (parent is { } above)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO OrganizationClosure (AncestorId, DescendantId, Depth)
                SELECT above.AncestorId, below.DescendantId, above.Depth + below.Depth + 1
                FROM OrganizationClosure AS above CROSS JOIN OrganizationClosure AS below
                WHERE above.DescendantId = {above} AND below.AncestorId = {organization}
                """,
                cancellationToken);
        }
    }
}
