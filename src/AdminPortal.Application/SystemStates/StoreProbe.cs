using System.Diagnostics;
using AdminPortal.Application.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.SystemStates;

/// <summary>Asks the store about itself, with questions that cost nothing in a store of any size.</summary>
internal static class StoreProbe
{
    public static async Task<StoreFacts> ReadAsync(PortalDb db, StoreSettings settings, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        var began = Stopwatch.GetTimestamp();
        await db.Locks.AnyAsync(cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(began);
        var (bytes, free) = settings.Provider is StoreProvider.Sqlite ? OfFile(settings) : (await OfDatabaseAsync(db, cancellationToken), null);
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        return new(
            settings.Provider,
            db.Database.GetDbConnection().ServerVersion,
            Math.Round(elapsed.TotalMilliseconds, 1),
            bytes,
            free,
            applied.LastOrDefault(),
            db.Database.GetMigrations().Except(applied).Count(),
            await RowsAsync(db, cancellationToken));
    }

    private static async Task<StoreRows> RowsAsync(PortalDb db, CancellationToken cancellationToken) => new(
        await db.Organizations.IgnoreQueryFilters([PortalDb.Live]).MaxAsync(row => (long?)row.Id, cancellationToken) ?? 0,
        await db.Accounts.IgnoreQueryFilters([PortalDb.Live]).MaxAsync(row => (long?)row.Id, cancellationToken) ?? 0,
        await db.Contacts.IgnoreQueryFilters([PortalDb.Live]).MaxAsync(row => (long?)row.Id, cancellationToken) ?? 0,
        await db.Invoices.MaxAsync(row => (long?)row.Id, cancellationToken) ?? 0,
        await db.AuditHeads.Select(head => head.Sequence).SingleOrDefaultAsync(cancellationToken));

    /// <summary>With the log that has not been written back yet.</summary>
    private static (long? Bytes, long? Free) OfFile(StoreSettings settings)
    {
        var file = new FileInfo(new SqliteConnectionStringBuilder(settings.ConnectionString).DataSource);
        if (!file.Exists)
        {
            return (null, null);
        }

        var log = new FileInfo(file.FullName + "-wal");
        return (file.Length + (log.Exists ? log.Length : 0), new DriveInfo(file.DirectoryName!).AvailableFreeSpace);
    }

    private static async Task<long?> OfDatabaseAsync(PortalDb db, CancellationToken cancellationToken) => (await db.Database
        .SqlQuery<long>($"SELECT SUM(CAST(size AS bigint)) * 8192 AS Value FROM sys.database_files")
        .ToListAsync(cancellationToken)).Cast<long?>().FirstOrDefault();
}
