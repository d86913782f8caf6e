using System.Globalization;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Invoices.Import.Landing;

/// <summary>The import's own rows: its state, its progress and its faults, written in the transactions of what they tell of.</summary>
internal sealed class ImportRecord(long id)
{
    /// <summary>Faults that are kept; others are counted and told, and mending these shows what they were.</summary>
    public const int MostFaults = 10_000;

    private IQueryable<InvoiceImport> In(PortalDb db) => db.InvoiceImports.Where(import => import.Id == id);

    public async Task<InvoiceImport?> FindAsync(PortalDb db, CancellationToken cancellationToken) =>
        await In(db).AsNoTracking().SingleOrDefaultAsync(cancellationToken);

    /// <summary>Sets it running. What an interrupted run has made and changed stays counted; the rest is counted anew.</summary>
    public async Task BeginAsync(PortalSession session, CancellationToken cancellationToken)
    {
        var now = session.Now;
        await session.Db.ImportFaults.Where(fault => fault.ImportId == id).ExecuteDeleteAsync(cancellationToken);
        await In(session.Db).ExecuteUpdateAsync(
            import => import
                .SetProperty(i => i.Status, ImportStatus.Running)
                .SetProperty(i => i.StartedAt, i => i.StartedAt ?? now)
                .SetProperty(i => i.ReadBytes, 0)
                .SetProperty(i => i.Unchanged, 0)
                .SetProperty(i => i.Refused, 0)
                .SetProperty(i => i.Lines, 0),
            cancellationToken);
    }

    public Task AddAsync(PortalDb db, ImportCounts counts, CancellationToken cancellationToken) => In(db).ExecuteUpdateAsync(
        import => import
            .SetProperty(i => i.ReadBytes, counts.ReadBytes)
            .SetProperty(i => i.Created, i => i.Created + counts.Created)
            .SetProperty(i => i.Updated, i => i.Updated + counts.Updated)
            .SetProperty(i => i.Unchanged, i => i.Unchanged + counts.Unchanged)
            .SetProperty(i => i.Refused, i => i.Refused + counts.Refused)
            .SetProperty(i => i.Lines, i => i.Lines + counts.Lines),
        cancellationToken);

    /// <param name="db">Within a transaction.</param>
    /// <param name="faults">Those of one batch.</param>
    /// <param name="before">How many the import had before.</param>
    /// <param name="cancellationToken">Leaves the store as it was.</param>
    public async Task AddFaultsAsync(PortalDb db, IReadOnlyList<ImportFaultRow> faults, long before, CancellationToken cancellationToken)
    {
        if (before >= MostFaults || faults.Count == 0)
        {
            return;
        }

        await BulkInsert.WriteAsync(
            db,
            faults.Take(MostFaults - (int)before).Select((fault, place) => new ImportFault
            {
                ImportId = id,
                Number = (int)before + place,
                File = fault.File,
                Line = fault.Line,
                InvoiceNumber = fault.InvoiceNumber is { Length: > 64 } number ? number[..64] : fault.InvoiceNumber,
                Field = fault.Field,
                Code = fault.Code,
                Value = fault.Value,
            }),
            cancellationToken);
    }

    /// <summary>Ends it, lets its parts go, and leaves one entry in the trail for all that it made.</summary>
    public async Task EndAsync(PortalSession session, ImportStatus status, string? fault, CancellationToken cancellationToken)
    {
        var (db, now) = (session.Db, session.Now);
        await db.ImportParts.Where(part => part.ImportId == id).ExecuteDeleteAsync(cancellationToken);
        await In(db).ExecuteUpdateAsync(
            import => import
                .SetProperty(i => i.Status, status)
                .SetProperty(i => i.EndedAt, now)
                .SetProperty(i => i.Fault, fault)
                .SetProperty(i => i.CancelRequested, status == ImportStatus.Cancelled)
                .SetProperty(i => i.ReadBytes, i => status == ImportStatus.Done ? i.TotalBytes : i.ReadBytes),
            cancellationToken);
        var import = (await FindAsync(db, cancellationToken))!;
        var files = await db.ImportFiles.Where(file => file.ImportId == id).OrderBy(file => file.Number).Select(file => file.Name).ToListAsync(cancellationToken);
        session.Record(new(AuditActions.Created, AuditObjectTypes.InvoiceImport, Text(id), () => null, [.. Fields(import, string.Join(", ", files))]));
    }

    private static IEnumerable<FieldChange> Fields(InvoiceImport import, string files)
    {
        yield return new("Files", null, files, false);
        yield return new(nameof(import.Status), null, import.Status.ToString(), false);
        if (import.Fault is { } fault)
        {
            yield return new(nameof(import.Fault), null, fault, false);
        }

        yield return new(nameof(import.Created), null, Text(import.Created), false);
        yield return new(nameof(import.Updated), null, Text(import.Updated), false);
        yield return new(nameof(import.Unchanged), null, Text(import.Unchanged), false);
        yield return new(nameof(import.Refused), null, Text(import.Refused), false);
        yield return new(nameof(import.Lines), null, Text(import.Lines), false);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
