using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Audit;

public enum AuditFaultKind
{
    /// <summary>An entry is missing before this one.</summary>
    Gap,

    /// <summary>The entry does not follow the one before it.</summary>
    Detached,

    /// <summary>The entry, or which fields it names, was altered.</summary>
    Altered,

    /// <summary>A field's old or new value was altered.</summary>
    ValueAltered,

    /// <summary>The trail ends elsewhere than its head says.</summary>
    Cut,
}

/// <summary>The first thing that is wrong with the trail.</summary>
/// <param name="Sequence">The entry where it shows.</param>
/// <param name="Field">The field, where it is about one.</param>
public sealed record AuditFault(long Sequence, AuditFaultKind Kind, string? Field = null);

/// <summary>What verifying the trail found.</summary>
/// <param name="Entries">How many entries were read and found right.</param>
/// <param name="Fault">Null where the whole trail is as it was written.</param>
public sealed record AuditVerdict(long Entries, AuditFault? Fault);

/// <summary>
/// Works out again what the trail claims, from its first entry to its head. A trail whose tail was cut together with its head
/// verifies; that shows only against the heads in the log.
/// </summary>
public sealed class AuditVerifier(IDbContextFactory<PortalDb> stores)
{
    private const int Batch = 500;

    public Task<AuditVerdict> VerifyAsync(CancellationToken cancellationToken) => VerifyAsync(_ => { }, cancellationToken);

    /// <param name="progress">Told after each batch.</param>
    /// <param name="cancellationToken">Between two batches.</param>
    internal async Task<AuditVerdict> VerifyAsync(Action<AuditProgress> progress, CancellationToken cancellationToken)
    {
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        // Read first: entries that others append meanwhile lie beyond it.
        var head = await db.AuditHeads.SingleAsync(cancellationToken);
        var (sequence, hash) = (0L, new byte[head.Hash.Length]);
        List<AuditEntry> entries;
        do
        {
            var after = sequence;
            entries = await db.AuditEntries
                .Include(entry => entry.Changes.OrderBy(change => change.Position))
                .Where(entry => entry.Sequence > after && entry.Sequence <= head.Sequence)
                .OrderBy(entry => entry.Sequence)
                .Take(Batch)
                .ToListAsync(cancellationToken);
            foreach (var entry in entries)
            {
                if (FaultOf(entry, sequence, hash) is { } fault)
                {
                    return new(sequence, fault);
                }

                (sequence, hash) = (entry.Sequence, entry.Hash);
            }

            progress(new(sequence, head.Sequence));
        }
        while (entries.Count == Batch);

        var isWhole = head.Sequence == sequence && head.Hash.AsSpan().SequenceEqual(hash);
        return new(sequence, isWhole ? null : new(sequence, AuditFaultKind.Cut));
    }

    private static AuditFault? FaultOf(AuditEntry entry, long sequence, byte[] hash) =>
        entry.Sequence != sequence + 1 ? new(entry.Sequence, AuditFaultKind.Gap)
        : !entry.PreviousHash.AsSpan().SequenceEqual(hash) ? new(entry.Sequence, AuditFaultKind.Detached)
        : !entry.Hash.AsSpan().SequenceEqual(AuditHash.OfEntry(entry)) ? new(entry.Sequence, AuditFaultKind.Altered)
        : entry.Changes.Find(change => !Holds(change)) is { } change ? new(entry.Sequence, AuditFaultKind.ValueAltered, change.Field)
        : null;

    /// <summary>An erased value has neither salt nor text; its digest stays, and cannot be worked out again.</summary>
    private static bool Holds(AuditChange change) => change.Salt is null
        ? change is { OldValue: null, NewValue: null }
        : change.Digest.AsSpan().SequenceEqual(AuditHash.OfChange(change.Salt, change.OldValue, change.NewValue));
}
