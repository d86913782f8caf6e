using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AdminPortal.Application.Audit;

/// <summary>Appends to the trail, in the transaction of the change itself. Each entry's hash covers the one before it.</summary>
public sealed class AuditTrail(ILogger<AuditTrail> logger)
{
    internal async Task AppendAsync(PortalSession session, CancellationToken cancellationToken)
    {
        var (db, changes) = (session.Db, session.Changes);
        if (changes.Count == 0)
        {
            return;
        }

        await TakeTurnAsync(db, changes.Count, cancellationToken);
        var head = await db.AuditHeads.SingleAsync(cancellationToken);
        var sequence = head.Sequence - changes.Count;
        foreach (var change in changes)
        {
            var entry = EntryOf(change, ++sequence, session, head.Hash);
            db.AuditEntries.Add(entry);
            head.Hash = entry.Hash;
        }

        await db.SaveChangesAsync(cancellationToken);
        logger.Appended(head.Sequence, Convert.ToHexStringLower(head.Hash));
    }

    /// <summary>Raising the sequence takes the row's lock: writers of the chain take turns, each until its commit.</summary>
    internal static Task TakeTurnAsync(PortalDb db, int entries, CancellationToken cancellationToken) =>
        db.AuditHeads.Where(head => head.Id == 1).ExecuteUpdateAsync(head => head.SetProperty(h => h.Sequence, h => h.Sequence + entries), cancellationToken);

    private static AuditEntry EntryOf(ObjectChange change, long sequence, PortalSession session, byte[] previousHash)
    {
        var caller = session.Caller;
        var entry = new AuditEntry
        {
            Sequence = sequence,
            At = session.Now,
            OperationId = session.OperationId,
            ActorId = caller.Id,
            ActorName = caller.Name,
            Source = caller.Source,
            Action = change.Action,
            ObjectType = change.ObjectType,
            ObjectId = change.ObjectId,
            OrganizationId = change.OrganizationId(),
            Reason = session.Reason,
            TraceId = Activity.Current?.TraceId.ToHexString(),
            PreviousHash = previousHash,
            Hash = [],
        };
        foreach (var field in change.Fields)
        {
            var salt = RandomNumberGenerator.GetBytes(16);
            entry.Changes.Add(new()
            {
                Position = entry.Changes.Count,
                Field = field.Field,
                OldValue = field.Old,
                NewValue = field.New,
                IsPersonal = field.IsPersonal,
                Salt = salt,
                Digest = AuditHash.OfChange(salt, field.Old, field.New),
            });
        }

        entry.Hash = AuditHash.OfEntry(entry);
        return entry;
    }
}

/// <summary>The hashes of the chain: SHA-256 over length-prefixed fields, so that no two entries can read alike.</summary>
internal static class AuditHash
{
    public static byte[] OfChange(byte[] salt, string? old, string? now)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        Append(hash, old);
        Append(hash, now);
        return hash.GetHashAndReset();
    }

    public static byte[] OfEntry(AuditEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(entry.PreviousHash);
        hash.AppendData(BitConverter.GetBytes(entry.Sequence));
        hash.AppendData(BitConverter.GetBytes(entry.At.Ticks));
        hash.AppendData(BitConverter.GetBytes((int)entry.Source));
        hash.AppendData(BitConverter.GetBytes(entry.OrganizationId ?? -1));
        foreach (var text in new[] { entry.OperationId, entry.ActorId, entry.ActorName, entry.Action, entry.ObjectType, entry.ObjectId, entry.Reason, entry.TraceId })
        {
            Append(hash, text);
        }

        foreach (var change in entry.Changes.OrderBy(change => change.Position))
        {
            Append(hash, change.Field);
            hash.AppendData(change.Digest);
        }

        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, string? text)
    {
        var bytes = Encoding.UTF8.GetBytes(text ?? "");
        hash.AppendData(BitConverter.GetBytes(text is null ? -1 : bytes.Length));
        hash.AppendData(bytes);
    }
}
