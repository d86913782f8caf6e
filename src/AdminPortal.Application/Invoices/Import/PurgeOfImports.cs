using AdminPortal.Application.Data;
using AdminPortal.Application.Jobs;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Invoices.Import;

/// <summary>
/// Clears up after imports: ends those that nobody sends any more, and removes the files of those that have ended, and
/// after a time their faults. The import itself stays.
/// </summary>
public sealed class PurgeOfImports(PortalStore store) : IRecurringWork
{
    private const int DaysOfWork = 1;
    private const int DaysOfFaults = 90;

    public string Name => "purge-imports";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public Task RunAsync(CancellationToken cancellationToken) => store.WriteAsync<int>(
        async session =>
        {
            var (db, now) = (session.Db, session.Now);
            var (begun, ended) = (now.AddDays(-DaysOfWork), now.AddDays(-DaysOfFaults));
            await db.InvoiceImports.Where(import => import.Status == ImportStatus.Receiving && import.CreatedAt < begun).ExecuteUpdateAsync(
                import => import.SetProperty(i => i.Status, ImportStatus.Failed).SetProperty(i => i.Fault, ImportEnds.Abandoned).SetProperty(i => i.EndedAt, now),
                cancellationToken);
            return await db.ImportParts.Where(part => part.Import.EndedAt != null).ExecuteDeleteAsync(cancellationToken)
                + await db.ImportFaults.Where(fault => fault.Import.EndedAt < ended).ExecuteDeleteAsync(cancellationToken);
        },
        cancellationToken);
}
