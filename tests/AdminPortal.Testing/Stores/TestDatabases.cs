using AdminPortal.Application.Data;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Testing;

/// <summary>Makes migrated, empty databases; what was made goes with its <see cref="TestDatabase"/>.</summary>
public static class TestDatabases
{
    /// <summary>Names a server on which the tests may create and drop databases.</summary>
    public const string SqlServerVariable = "ADMINPORTAL_TEST_SQLSERVER";

    private static readonly Lazy<SqliteConnection> Template = new(MigratedTemplate);
    private static int made;

    /// <summary>Why cases on SQL Server are skipped, or null where they run.</summary>
    public static string? WhyNoSqlServer => SqlServer is null ? $"{SqlServerVariable} is not set" : null;

    private static string? SqlServer => Environment.GetEnvironmentVariable(SqlServerVariable) is { Length: > 0 } connection ? connection : null;

    private static string NextName => $"adminportal-test-{Environment.ProcessId}-{Interlocked.Increment(ref made)}";

    public static TestDatabase Make(StoreProvider provider) => provider switch
    {
        StoreProvider.Sqlite => InMemory(),
        StoreProvider.SqlServer => OnServer(),
    };

    /// <summary>A SQLite file, for what only a file shows: several connections at once, a second process, the write-ahead log.</summary>
    public static TestDatabase InFile()
    {
        var folder = Directory.CreateTempSubdirectory("adminportal-test-");
        var settings = new StoreSettings(StoreProvider.Sqlite, $"Data Source={Path.Combine(folder.FullName, "portal.db")}");
        using (var file = new SqliteConnection(settings.ConnectionString))
        {
            CloneTemplate(file);
        }

        return new(settings, () =>
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(true);
        });
    }

    private static TestDatabase InMemory()
    {
        var settings = new StoreSettings(StoreProvider.Sqlite, $"Data Source={NextName};Mode=Memory;Cache=Shared");
        var keepAlive = new SqliteConnection(settings.ConnectionString);
        CloneTemplate(keepAlive);
        return new(settings, () =>
        {
            SqliteConnection.ClearPool(keepAlive);
            keepAlive.Dispose();
        });
    }

    private static TestDatabase OnServer()
    {
        var server = SqlServer ?? throw new InvalidOperationException(WhyNoSqlServer);
        var connection = new SqlConnectionStringBuilder(server) { InitialCatalog = NextName };
        var settings = new StoreSettings(StoreProvider.SqlServer, connection.ConnectionString);
        using var db = Open(settings);
        db.Database.Migrate();
        return new(settings, () =>
        {
            using var dropped = Open(settings);
            dropped.Database.EnsureDeleted();
        });
    }

    private static void CloneTemplate(SqliteConnection destination)
    {
        destination.Open();
        lock (Template)
        {
            Template.Value.BackupDatabase(destination);
        }
    }

    private static SqliteConnection MigratedTemplate()
    {
        var settings = new StoreSettings(StoreProvider.Sqlite, $"Data Source={NextName};Mode=Memory;Cache=Shared");
        var template = new SqliteConnection(settings.ConnectionString);
        template.Open();
        using var db = Open(settings);
        db.Database.Migrate();
        return template;
    }

    private static PortalDb Open(StoreSettings settings)
    {
        var options = new DbContextOptionsBuilder<PortalDb>();
        options.UseStore(settings);
        return new(options.Options);
    }
}

/// <summary>A database of one test.</summary>
public sealed class TestDatabase(StoreSettings settings, Action drop) : IDisposable
{
    public StoreSettings Settings => settings;

    public void Dispose() => drop();
}
