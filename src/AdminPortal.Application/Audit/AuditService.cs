using System.Runtime.CompilerServices;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Audit;

/// <summary>Reads the trail as the caller sees it: who sees an object sees what happened to it.</summary>
public sealed class AuditService(PortalStore store)
{
    private const int Batch = 500;
    private const int MaximumChoices = 20;

    private static readonly Keyset<AuditEntry> Entries = new(entry => entry.Sequence, SortColumn<AuditEntry>.By("sequence", entry => entry.Sequence));

    /// <summary>One page of the trail, newest first; the request's own order does not count.</summary>
    public async Task<Page<AuditEntryDetail>> ListAsync(AuditFilter filter, PageRequest request, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var rows = await AuditQuery.FilterAsync(session.Db, filter, cancellationToken);
        var page = await Entries.ReadAsync(rows, request with { Sort = null, Descending = true }, entry => entry.Sequence, cancellationToken);
        return new(await DetailsAsync(session, page.Items, cancellationToken), page.Next, page.Previous, page.Total);
    }

    /// <summary>The entry, or null where the caller sees none of that number.</summary>
    public async Task<AuditEntryDetail?> FindAsync(long sequence, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var found = await DetailsAsync(session, [sequence], cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>All that the filter lets through, newest first, read as it is asked for.</summary>
    public async IAsyncEnumerable<AuditEntryDetail> ExportAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var rows = await AuditQuery.FilterAsync(session.Db, filter, cancellationToken);
        var before = long.MaxValue;
        List<long> sequences;
        do
        {
            var end = before;
            sequences = await rows.Where(entry => entry.Sequence < end).OrderByDescending(entry => entry.Sequence).Select(entry => entry.Sequence).Take(Batch).ToListAsync(cancellationToken);
            foreach (var entry in await DetailsAsync(session, sequences, cancellationToken))
            {
                yield return entry;
            }

            before = sequences.LastOrDefault();
        }
        while (sequences.Count == Batch);
    }

    /// <summary>Those who have changed something, by a part of their name or by their id, for a picker.</summary>
    public async Task<IReadOnlyList<AuditPerson>> PeopleAsync(string text, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        // Staff are few, so that all of them can be looked through; each is called what the latest entry says.
        var latest = session.Db.AuditEntries.GroupBy(entry => entry.ActorId).Select(person => person.Max(entry => entry.Sequence));
        var people = await session.Db.AuditEntries
            .Where(entry => latest.Contains(entry.Sequence))
            .Select(entry => new AuditPerson(entry.ActorId, entry.ActorName))
            .ToListAsync(cancellationToken);
        var part = SearchText.Fold(text);
        return
        [
            .. people
                .Where(person => person.Id == text.Trim() || SearchText.Fold(person.Name).Contains(part, StringComparison.Ordinal))
                .OrderBy(person => SearchText.SortKey(person.Name), StringComparer.Ordinal)
                .ThenBy(person => person.Id, StringComparer.Ordinal)
                .Take(MaximumChoices),
        ];
    }

    private static async Task<IReadOnlyList<AuditEntryDetail>> DetailsAsync(PortalSession session, IReadOnlyList<long> sequences, CancellationToken cancellationToken)
    {
        var entries = new List<AuditEntry>(sequences.Count);
        foreach (var batch in sequences.Chunk(Batch))
        {
            entries.AddRange(await session.Db.AuditEntries
                .Include(entry => entry.Changes)
                .AsSplitQuery()
                .Where(entry => batch.Contains(entry.Sequence))
                .OrderByDescending(entry => entry.Sequence)
                .ToListAsync(cancellationToken));
        }

        var names = await AuditNames.ReadAsync(session, entries, cancellationToken);
        var shared = await SharedAsync(session.Db, entries, cancellationToken);
        return [.. entries.Select(entry => DetailOf(entry, names, shared))];
    }

    /// <summary>The operations that changed more than one object.</summary>
    private static async Task<HashSet<string>> SharedAsync(PortalDb db, List<AuditEntry> entries, CancellationToken cancellationToken)
    {
        var shared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var batch in entries.Select(entry => entry.OperationId).Distinct().Chunk(Batch))
        {
            shared.UnionWith(await db.AuditEntries
                .Where(entry => batch.Contains(entry.OperationId))
                .GroupBy(entry => entry.OperationId)
                .Where(operation => operation.Min(entry => entry.Sequence) != operation.Max(entry => entry.Sequence))
                .Select(operation => operation.Key)
                .ToListAsync(cancellationToken));
        }

        return shared;
    }

    private static AuditEntryDetail DetailOf(AuditEntry entry, AuditNames names, HashSet<string> shared) => new(
        entry.Sequence,
        entry.At,
        entry.OperationId,
        shared.Contains(entry.OperationId),
        entry.ActorId,
        entry.ActorName,
        entry.Source,
        entry.Action,
        names.SubjectOf(entry),
        entry.Reason,
        entry.TraceId,
        [
            .. entry.Changes
                .OrderBy(change => change.Position)
                .Select(change => new AuditField(
                    change.Field,
                    names.ValueOf(change.Field, change.OldValue),
                    names.ValueOf(change.Field, change.NewValue),
                    change is { Salt: null, OldValue: null, NewValue: null })),
        ]);
}
