using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Data;

/// <summary>
/// EF Core locks a SQLite file for migration by a row that a killed process leaves behind, after which every later start
/// waits for ever. A row that is older than any migration takes is taken away.
/// </summary>
internal static class AbandonedMigrationLock
{
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(1);

    public static async Task RemoveAsync(PortalDb db, DateTime now, CancellationToken cancellationToken)
    {
        if (!db.Database.IsSqlite())
        {
            return;
        }

        var tables = await db.Database
            .SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'")
            .SingleAsync(cancellationToken);
        if (tables > 0)
        {
            var oldest = (now - Age).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
            await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock WHERE \"Timestamp\" < {oldest}", cancellationToken);
        }
    }
}
