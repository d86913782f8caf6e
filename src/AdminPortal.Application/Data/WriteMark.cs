using AdminPortal.Application.Audit;
using AdminPortal.Application.Clients;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Data;

/// <summary>
/// Tells whether a write stands whose commit was sent and never answered. Its entries in the trail do; a write that leaves none
/// leaves a call that was answered instead, under the portal's own name and for an hour, where such writes are tried again.
/// </summary>
internal static class WriteMark
{
    /// <summary>No client has this id.</summary>
    private const string Portal = "portal";

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    public static async Task LeaveAsync(PortalSession session, CancellationToken cancellationToken)
    {
        var db = session.Db;
        if (session.Changes.Count > 0 || !session.IsTriedAgain)
        {
            return;
        }

        db.IdempotentCalls.Add(new()
        {
            ClientId = Portal,
            Key = session.OperationId,
            Fingerprint = [],
            CreatedAt = session.Now,
            ExpiresAt = session.Now + Kept,
            BusyUntil = session.Now,
            Status = 204,
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    public static async Task<bool> StandsAsync(PortalSession session, CancellationToken cancellationToken)
    {
        var db = session.Db;
        var operation = session.OperationId;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // The commit may still be under way, and holds the trail's lock until it is done.
        await AuditTrail.TakeTurnAsync(db, 0, cancellationToken);
        return await db.AuditEntries.IgnoreQueryFilters().AnyAsync(entry => entry.OperationId == operation, cancellationToken)
            || await db.IdempotentCalls.AnyAsync(call => call.ClientId == Portal && call.Key == operation, cancellationToken);
    }
}
