using System.Security.Cryptography;
using AdminPortal.Application.Access;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Data;

/// <summary>One operation of one caller: the store as this caller sees it.</summary>
public sealed class PortalSession(PortalDb db, Caller caller, TimeProvider clock) : IAsyncDisposable
{
    private readonly List<ObjectChange> changes = [];
    private bool isBorrowed;

    public PortalDb Db => db;

    public Caller Caller => caller;

    /// <summary>What the audit trail knows this operation by.</summary>
    public string OperationId { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>UTC; the same for the whole of a write.</summary>
    public DateTime Now { get; private set; } = clock.GetUtcNow().UtcDateTime;

    /// <summary>Why, in the person's own words; stands in every audit entry of the operation.</summary>
    public string? Reason { get; set; }

    /// <summary>Whether the store does the write again after an error that passes, and so has to know whether it stands already.</summary>
    internal bool IsTriedAgain { get; set; }

    /// <summary>Makes the reason what the trail keeps; answers what is wrong with it.</summary>
    internal InvalidInput? TidyReason()
    {
        var reason = Reason;
        var fault = ReasonText.Check(ref reason, isRequired: false);
        Reason = reason;
        return fault;
    }

    /// <summary>What has been saved so far and is to stand in the trail.</summary>
    internal IReadOnlyList<ObjectChange> Changes => changes;

    /// <summary>
    /// Saves what has changed so far within the write's transaction, for statements that need it there. Never
    /// <c>SaveChangesAsync</c> in its place: the trail would miss the changes.
    /// </summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        changes.AddRange(ObjectChanges.Of(db));
        foreach (var entry in db.ChangeTracker.Entries<StoredObject>())
        {
            if (entry.State is EntityState.Added)
            {
                entry.Entity.CreatedAt = entry.Entity.LastModifiedAt = Now;
                entry.Entity.Version = 1;
            }
            else if (entry.State is EntityState.Modified)
            {
                entry.Entity.LastModifiedAt = Now;
                entry.Entity.Version++;
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Puts into the trail what the change tracker must not tell: with the values it would keep what is to be forgotten.</summary>
    internal void Record(ObjectChange change) => changes.Add(change);

    /// <summary>Waits for one's turn; it lasts until the transaction's end.</summary>
    public Task TakeTurnAsync(int storeLock, CancellationToken cancellationToken) =>
        db.TakeTurnAsync(storeLock, cancellationToken);

    /// <summary>
    /// Reads once more what the caller may do. For writes of access, after their turn has come: what was taken away while they waited
    /// counts no longer.
    /// </summary>
    internal async Task AskAgainAsync(CancellationToken cancellationToken) =>
        caller = await HeldGrants.CallerAsync(db, caller.Identity, clock.GetUtcNow().UtcDateTime, cancellationToken);

    /// <summary>Forgets what an attempt that was rolled back has left.</summary>
    internal void BeginAnew()
    {
        changes.Clear();
        db.ChangeTracker.Clear();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
        Reason = null;
        db.Now = Now = clock.GetUtcNow().UtcDateTime;
    }

    /// <summary>Whether the caller may do this to objects of the organisation. An object without one is for unrestricted callers.</summary>
    public async Task<bool> MayAsync(Right right, long? organizationId, CancellationToken cancellationToken)
    {
        if (caller.MayEverywhere(right))
        {
            return true;
        }

        var roots = caller.RootsThatAllow(right);
        return organizationId is { } id && roots.Length > 0
            && await db.Closure.AnyAsync(link => link.DescendantId == id && roots.Contains(link.AncestorId), cancellationToken);
    }

    /// <summary>The same operation for a reader within it, who does not end it.</summary>
    internal PortalSession Borrow() => new(db, caller, clock) { Now = Now, isBorrowed = true };

    public ValueTask DisposeAsync() => isBorrowed ? ValueTask.CompletedTask : db.DisposeAsync();
}
