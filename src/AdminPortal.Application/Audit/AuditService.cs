using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Audit;

/// <summary>A change in short, as Home lists it.</summary>
/// <param name="ObjectName">What the object is called now; null where it has no name, or is gone.</param>
public sealed record AuditRow(
    long Sequence, DateTime At, string ActorName, ChangeSource Source, string Action, string ObjectType, string ObjectId, string? ObjectName, IReadOnlyList<string> Fields);

/// <summary>Reads the trail as the caller sees it: who sees an object sees what happened to it.</summary>
public sealed class AuditService(PortalStore store)
{
    /// <summary>The latest changes, newest first.</summary>
    /// <param name="count">How many, 1 to 100.</param>
    public async Task<IReadOnlyList<AuditRow>> LatestAsync(int count, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        return await db.AuditEntries
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
                // An id says by its prefix what it is of, so at most one of the three finds anything.
                db.Organizations.Where(o => o.PublicId == entry.ObjectId).Select(o => o.Name).FirstOrDefault()
                    ?? db.Accounts.Where(a => a.PublicId == entry.ObjectId).Select(a => a.Name).FirstOrDefault()
                    ?? db.Contacts.Where(c => c.PublicId == entry.ObjectId).Select(c => c.FirstName + " " + c.LastName).FirstOrDefault(),
                entry.Changes.OrderBy(change => change.Position).Select(change => change.Field).ToList()))
            .ToListAsync(cancellationToken);
    }
}
