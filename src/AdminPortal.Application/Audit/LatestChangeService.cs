using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Audit;

/// <summary>Who changed an object lately, and when, UTC.</summary>
public sealed record LatestChange(string ActorName, DateTime At, IReadOnlyList<string> Fields);

/// <summary>Tells the one who saves too late who was there before.</summary>
public sealed class LatestChangeService(PortalStore store)
{
    private const int Most = 20;

    /// <summary>The latest changes of an object that the caller sees, newest first.</summary>
    /// <param name="id">The object's public id.</param>
    /// <param name="count">How many, 1 to 20.</param>
    public async Task<IReadOnlyList<LatestChange>> OfAsync(string id, int count, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        return await session.Db.AuditEntries
            .Where(entry => entry.ObjectId == id)
            .OrderByDescending(entry => entry.Sequence)
            .Take(Math.Clamp(count, 1, Most))
            .Select(entry => new LatestChange(entry.ActorName, entry.At, entry.Changes.OrderBy(change => change.Position).Select(change => change.Field).ToList()))
            .ToListAsync(cancellationToken);
    }
}
