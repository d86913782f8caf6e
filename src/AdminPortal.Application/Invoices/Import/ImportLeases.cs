using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using AdminPortal.Application.Jobs;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Invoices.Import;

/// <summary>
/// The imports as those see them who do them. Each statement changes a row only where it is as expected, so that instances need
/// nothing else to keep out of each other's way. An import of the command line, whose files are nowhere in the store, is never taken.
/// </summary>
public sealed class ImportLeases(IDbContextFactory<PortalDb> stores, TimeProvider clock)
{
    private const int Candidates = 10;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Takes the oldest import that waits, or whose instance has died; null where there is none. Ends those of the command line
    /// that have died: their files are gone with it.
    /// </summary>
    public async Task<TakenImport?> TakeAsync(string instance, CancellationToken cancellationToken)
    {
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        var now = Now;
        var free = Free(db, now).OrderBy(import => import.Id).Take(Candidates)
            .Select(import => new { import.Id, IsHere = import.Status == ImportStatus.Queued || db.ImportParts.Any(part => part.ImportId == import.Id) });
        foreach (var (id, isHere) in (await free.ToListAsync(cancellationToken)).Select(import => (import.Id, import.IsHere)))
        {
            if (!isHere)
            {
                await EndAsync(Free(db, now).Where(import => import.Id == id && import.Status == ImportStatus.Running), ImportEnds.Interrupted, cancellationToken);
                continue;
            }

            var taken = await Free(db, now).Where(import => import.Id == id).ExecuteUpdateAsync(
                import => import
                    .SetProperty(i => i.Status, ImportStatus.Running)
                    .SetProperty(i => i.StartedAt, i => i.StartedAt ?? now)
                    .SetProperty(i => i.LeasedBy, instance)
                    .SetProperty(i => i.LeasedUntil, now + Lease.Length),
                cancellationToken);
            if (taken == 1)
            {
                return await FindAsync(db, id, cancellationToken);
            }
        }

        return null;
    }

    /// <summary>Takes an import that the instance itself has begun, and whose files it has.</summary>
    public async Task TakeOwnAsync(long id, string instance, CancellationToken cancellationToken)
    {
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        var until = Now + Lease.Length;
        await db.InvoiceImports.Where(import => import.Id == id && import.Status == ImportStatus.Receiving).ExecuteUpdateAsync(
            begun => begun.SetProperty(i => i.LeasedBy, instance).SetProperty(i => i.LeasedUntil, until), cancellationToken);
    }

    /// <summary>Whether the instance still has the import; if so, for as long again.</summary>
    public async Task<bool> RenewAsync(long id, string instance, CancellationToken cancellationToken)
    {
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        var until = Now + Lease.Length;
        return await HeldBy(db, id, instance).ExecuteUpdateAsync(held => held.SetProperty(i => i.LeasedUntil, until), cancellationToken) == 1;
    }

    /// <summary>Lets go of an import before its end, so that another instance goes on at once.</summary>
    public async Task GiveBackAsync(long id, string instance, CancellationToken cancellationToken)
    {
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        await HeldBy(db, id, instance).Where(import => import.Status == ImportStatus.Running).ExecuteUpdateAsync(
            held => held
                .SetProperty(i => i.Status, ImportStatus.Queued)
                .SetProperty(i => i.LeasedBy, (string?)null)
                .SetProperty(i => i.LeasedUntil, (DateTime?)null),
            cancellationToken);
    }

    /// <summary>Ends an import that could not come to its own end.</summary>
    public async Task FailAsync(long id, string instance, string fault, CancellationToken cancellationToken)
    {
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        if (await EndAsync(HeldBy(db, id, instance).Where(import => import.Status == ImportStatus.Running), fault, cancellationToken) == 1)
        {
            await db.ImportParts.Where(part => part.ImportId == id).ExecuteDeleteAsync(cancellationToken);
        }
    }

    private Task<int> EndAsync(IQueryable<InvoiceImport> imports, string fault, CancellationToken cancellationToken)
    {
        var now = Now;
        return imports.ExecuteUpdateAsync(
            import => import.SetProperty(i => i.Status, ImportStatus.Failed).SetProperty(i => i.Fault, fault).SetProperty(i => i.EndedAt, now), cancellationToken);
    }

    private static IQueryable<InvoiceImport> Free(PortalDb db, DateTime now) => db.InvoiceImports.Where(import =>
        import.Status == ImportStatus.Queued || (import.Status == ImportStatus.Running && import.LeasedUntil < now));

    private static IQueryable<InvoiceImport> HeldBy(PortalDb db, long id, string instance) => db.InvoiceImports.Where(import => import.Id == id && import.LeasedBy == instance);

    private static async Task<TakenImport> FindAsync(PortalDb db, long id, CancellationToken cancellationToken)
    {
        var import = await db.InvoiceImports.Include(i => i.Files).SingleAsync(i => i.Id == id, cancellationToken);
        return new(
            id,
            CallerIdentity.OfWritten(import.OwnerId, import.OwnerName, import.OwnerRoles, ChangeSource.Import),
            [.. import.Files.OrderBy(file => file.Number).Select(file => new ImportFileDetail(file.Number, file.Name, file.Bytes))]);
    }
}

/// <summary>An import as the instance has it that does it.</summary>
/// <param name="Owner">Whom it acts as: the owner with the sign-in roles of the day it was asked for; grants are read anew at each write.</param>
public sealed record TakenImport(long Id, CallerIdentity Owner, IReadOnlyList<ImportFileDetail> Files);
