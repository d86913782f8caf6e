using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace AdminPortal.Application.Data;

/// <summary>
/// Write-ahead log, so that readers and the one writer do not wait for each other; every commit reaches the disk;
/// a second process on the same file is waited for.
/// </summary>
/// <remarks>
/// A native connection lives on in the pool and keeps its pragmas, so they are run once for each. What the portal and migrations change for
/// a while is set at every opening, by the library's own calls: a statement for each took a good part of a small read.
/// </remarks>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const int MillisecondsToWait = 10_000;
    private const string Reading = "PRAGMA cache_size=-32768;";
    private const string Writing = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; " + Reading;

    public static readonly SqlitePragmas Instance = new();

    private readonly ConditionalWeakTable<sqlite3, object> prepared = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare((SqliteConnection)connection);

    /// <summary>SQLite has no asynchronous calls.</summary>
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Prepare((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private void Prepare(SqliteConnection connection)
    {
        var native = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_busy_timeout(native, MillisecondsToWait), native);
        SqliteException.ThrowExceptionForRC(raw.sqlite3_db_config(native, raw.SQLITE_DBCONFIG_ENABLE_FKEY, 1, out _), native);
        if (prepared.TryGetValue(native, out _))
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = PragmasFor(connection);
        command.ExecuteNonQuery();
        prepared.AddOrUpdate(native, native);
    }

    /// <summary>EF Core looks through a read-only connection whether the file is there; through it a restored backup cannot be set to the log.</summary>
    private static string PragmasFor(SqliteConnection connection) =>
        connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase) ? Reading : Writing;
}
