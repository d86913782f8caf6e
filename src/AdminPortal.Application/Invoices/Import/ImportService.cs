using System.Linq.Expressions;
using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Invoices.Import;

/// <summary>A file that is to be imported, before any of it has come.</summary>
public sealed record ImportFileInput(string Name, long Bytes);

/// <summary>Imports of invoices, seen by all who see everything; begun and stopped by those who may settle everywhere.</summary>
public sealed class ImportService(PortalStore store)
{
    public const string Action = "import_invoices";

    /// <summary>Files of one import, at most: it takes two for headers and lines, and some of each.</summary>
    public const int MostFiles = 20;

    private const int MostOfName = 255;

    private static readonly Keyset<InvoiceImport> Imports = new(import => import.Id, SortColumn<InvoiceImport>.By("id", import => import.Id));

    private static readonly Expression<Func<InvoiceImport, ImportDetail>> Detail = import => new ImportDetail(
        import.Id,
        import.Status,
        import.OwnerName,
        import.CreatedAt,
        import.StartedAt,
        import.EndedAt,
        import.Files.OrderBy(file => file.Number).Select(file => new ImportFileDetail(file.Number, file.Name, file.Bytes)).ToList(),
        import.TotalBytes,
        import.ReadBytes,
        import.Created,
        import.Updated,
        import.Unchanged,
        import.Refused,
        import.Lines,
        import.Fault,
        import.CancelRequested && import.EndedAt == null);

    /// <summary>Begins an import of these files in the state <see cref="ImportStatus.Receiving"/>; answers its id.</summary>
    public Task<Result<long>> StartAsync(IReadOnlyList<ImportFileInput> files, CancellationToken cancellationToken) => store.WriteAsync<long>(
        async session =>
        {
            if (!session.Caller.MayEverywhere(Right.Settle))
            {
                return new NotAllowed(Action);
            }

            if (files.Count is 0 or > MostFiles || files.Any(file => file is null or { Bytes: < 0 } || string.IsNullOrWhiteSpace(file.Name)))
            {
                return new InvalidInput([new("Files", "invalid")]);
            }

            var import = ImportOf(session, files);
            session.Db.InvoiceImports.Add(import);
            await session.FlushAsync(cancellationToken);
            return import.Id;
        },
        cancellationToken);

    /// <summary>The import as it stands now, or null.</summary>
    public async Task<ImportDetail?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        return await session.Db.InvoiceImports.Where(import => import.Id == id).Select(Detail).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>One page of all imports, the newest first where it is asked for <see cref="PageRequest.Descending"/>.</summary>
    public async Task<Page<ImportDetail>> ListAsync(PageRequest page, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        return await Imports.ReadAsync(session.Db.InvoiceImports, page, Detail, cancellationToken);
    }

    /// <summary>Stops the import before its next batch; what has landed stays. One that has ended stays as it is.</summary>
    public async Task<Result<ImportDetail>> CancelAsync(long id, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        if (!session.Caller.MayEverywhere(Right.Settle))
        {
            return new NotAllowed(Action);
        }

        var import = session.Db.InvoiceImports.Where(import => import.Id == id);
        var now = session.Now;
        var stopped = await import.Where(i => i.Status == ImportStatus.Receiving || i.Status == ImportStatus.Queued).ExecuteUpdateAsync(
            waiting => waiting.SetProperty(i => i.Status, ImportStatus.Cancelled).SetProperty(i => i.EndedAt, now), cancellationToken);
        if (stopped > 0)
        {
            await session.Db.ImportParts.Where(part => part.ImportId == id).ExecuteDeleteAsync(cancellationToken);
        }

        await import.Where(i => i.Status == ImportStatus.Running).ExecuteUpdateAsync(
            running => running.SetProperty(i => i.CancelRequested, true), cancellationToken);
        return await import.Select(Detail).SingleOrDefaultAsync(cancellationToken) is { } found ? found : new NotFound("invoice_import");
    }

    private static InvoiceImport ImportOf(PortalSession session, IReadOnlyList<ImportFileInput> files)
    {
        var caller = session.Caller;
        var import = new InvoiceImport
        {
            Status = ImportStatus.Receiving,
            OwnerId = caller.Id,
            OwnerName = caller.Name,
            OwnerRoles = caller.Identity.WrittenRoles,
            CreatedAt = session.Now,
            TotalBytes = files.Sum(file => file.Bytes),
        };
        import.Files.AddRange(files.Select((file, place) => new ImportFile
        {
            Number = place + 1,
            Name = SentFile.NameOf(file.Name, MostOfName),
            Bytes = file.Bytes,
        }));
        return import;
    }
}
