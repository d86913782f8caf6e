using AdminPortal.Application.Audit;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Tests.Audit;

/// <summary>Reads a store's whole trail and works out again what it claims.</summary>
internal static class AuditChain
{
    /// <summary>What is wrong with the trail, first fault first.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        var entries = await db.AuditEntries.Include(entry => entry.Changes).OrderBy(entry => entry.Sequence).ToListAsync(cancellationToken);
        var (sequence, hash) = (0L, new byte[32]);
        foreach (var entry in entries)
        {
            sequence++;
            Check(entry.Sequence == sequence, $"{entry.Sequence} stands where {sequence} should");
            Check(entry.PreviousHash.SequenceEqual(hash), $"{entry.Sequence} does not follow the entry before it");
            Check(entry.Hash.SequenceEqual(AuditHash.OfEntry(entry)), $"{entry.Sequence} was changed");
            foreach (var change in entry.Changes.Where(change => change.Salt is not null))
            {
                Check(change.Digest.SequenceEqual(AuditHash.OfChange(change.Salt!, change.OldValue, change.NewValue)), $"{entry.Sequence}.{change.Field} was changed");
            }

            hash = entry.Hash;
        }

        var head = await db.AuditHeads.SingleAsync(cancellationToken);
        Check(head.Sequence == sequence, $"the head says {head.Sequence}, the trail ends at {sequence}");
        Check(head.Hash.SequenceEqual(hash), "the head's hash is not the last entry's");
        return faults;

        void Check(bool holds, string fault)
        {
            if (!holds)
            {
                faults.Add(fault);
            }
        }
    }
}
