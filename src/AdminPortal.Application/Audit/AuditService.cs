using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Audit;

/// <summary>A change in short, as Home lists it.</summary>
public sealed record AuditRow(long Sequence, DateTime At, string ActorName, ChangeSource Source, string Action, string ObjectType, string ObjectId, IReadOnlyList<string> Fields);

/// <summary>Reads the trail as the caller sees it: who sees an object sees what happened to it.</summary>
public sealed class AuditService(PortalStore store)
{
    /// <summary>The latest changes, newest first.</summary>
    /// <param name="count">How many, 1 to 100.</param>
    public async Task<IReadOnlyList<AuditRow>> LatestAsync(int count, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        return await session.Db.AuditEntries
            .OrderByDescending(entry => entry.Sequence)
            .Take(Math.Clamp(count, 1, 100))
            .Select(entry => new AuditRow(
                entry.Sequence,
                entry.At,
                entry.ActorName,
                entry.Source,
                entry.Action,
                entry.ObjectType,
                entry.ObjectId,
                entry.Changes.OrderBy(change => change.Position).Select(change => change.Field).ToList()))
            .ToListAsync(cancellationToken);
    }
}
