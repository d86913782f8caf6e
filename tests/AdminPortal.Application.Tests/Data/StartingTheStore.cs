using AdminPortal.Application.Data;
using AdminPortal.Application.Instances;
using AdminPortal.Application.Tests.Instances;
using AdminPortal.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace AdminPortal.Application.Tests.Data;

/// <summary>A first start in an empty folder, a start after a killed one, and two starts on one file.</summary>
public sealed class StartingTheStore : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("adminportal-start-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string ConnectionString => $"Data Source={Path.Combine(folder.FullName, "data", "portal.db")}";

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(true);
    }

    [Fact]
    public async Task AFirstStartMakesFolderFileAndTables()
    {
        await using var portal = Portal();
        await StartUp(portal).PrepareAsync(Cancellation);
        Assert.True(portal.GetRequiredService<StoreState>().IsReady);
        await using var db = Open(portal);
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancellation));
        Assert.Equal(0, await db.Organizations.CountAsync(Cancellation));
        Assert.Equal("wal", await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync(Cancellation));
    }

    [Fact(Timeout = 60_000)]
    public async Task TwoInstancesStartOnOneFile()
    {
        await using var first = Portal();
        await using var second = Portal();
        await Task.WhenAll(
            Task.Run(() => StartUp(first).PrepareAsync(Cancellation), Cancellation),
            Task.Run(() => StartUp(second).PrepareAsync(Cancellation), Cancellation));
        await using var db = Open(second);
        Assert.Equal(await db.Database.GetAppliedMigrationsAsync(Cancellation), db.Database.GetMigrations());
        Assert.Equal(1, await db.AuditHeads.CountAsync(Cancellation));
    }

    [Fact]
    public async Task ASecondInstanceSeesWhatTheFirstWrites()
    {
        await using var first = Portal();
        await using var second = Portal();
        await StartUp(first).PrepareAsync(Cancellation);
        await StartUp(second).PrepareAsync(Cancellation);
        await using var writer = Open(first);
        writer.Products.Add(new() { Code = "auth", Name = "Authentication" });
        await writer.SaveChangesAsync(Cancellation);
        await using var reader = Open(second);
        Assert.Equal("auth", (await reader.Products.SingleAsync(Cancellation)).Code);
    }

    [Fact]
    public async Task ARestoredBackupIsTakenAsItIs()
    {
        using (var backup = TestDatabases.InFile())
        {
            var file = new SqliteConnectionStringBuilder(backup.Settings.ConnectionString).DataSource;
            Directory.CreateDirectory(Path.Combine(folder.FullName, "data"));
            File.Copy(file, Path.Combine(folder.FullName, "data", "portal.db"));
        }

        await using var portal = Portal();
        await StartUp(portal).PrepareAsync(Cancellation);
        Assert.True(portal.GetRequiredService<StoreState>().IsReady);
    }

    /// <summary>The log of an empty one made in its place would be taken for that of the file that comes back.</summary>
    [Fact]
    public async Task AFileThatIsMovedAwayIsMissedAndNotMadeAnew()
    {
        await using var portal = Portal(("Demo:Organizations", "20"));
        await StartUp(portal).PrepareAsync(Cancellation);
        var file = Path.Combine(folder.FullName, "data", "portal.db");
        SqliteConnection.ClearAllPools();
        File.Move(file, file + ".away");

        await using (var db = Open(portal))
        {
            await Assert.ThrowsAsync<SqliteException>(() => db.Organizations.CountAsync(Cancellation));
        }

        Assert.Equal(["portal.db.away"], Directory.GetFiles(Path.GetDirectoryName(file)!).Select(Path.GetFileName));
        File.Move(file + ".away", file);
        await using var again = Open(portal);
        Assert.InRange(await again.Organizations.CountAsync(Cancellation), 20, int.MaxValue);
    }

    /// <summary>With the lock in place EF Core would wait for ever.</summary>
    [Fact(Timeout = 60_000)]
    public async Task ALockThatAKilledMigrationLeftIsTakenAway()
    {
        await using var portal = Portal();
        portal.GetRequiredService<StoreSettings>().PrepareFile();
        await GivenLockAsync(TestClock.Start.UtcDateTime.AddMinutes(-2));
        await StartUp(portal).PrepareAsync(Cancellation);
        Assert.True(portal.GetRequiredService<StoreState>().IsReady);
    }

    [Theory]
    [InlineData(-59, 1)]
    [InlineData(-61, 0)]
    public async Task OnlyALockOlderThanAMinuteIsTakenAway(int seconds, int left)
    {
        await using var portal = Portal();
        portal.GetRequiredService<StoreSettings>().PrepareFile();
        await GivenLockAsync(TestClock.Start.UtcDateTime.AddSeconds(seconds));
        await using var db = Open(portal);
        await AbandonedMigrationLock.RemoveAsync(db, TestClock.Start.UtcDateTime, Cancellation);
        Assert.Equal(left, await db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM __EFMigrationsLock").SingleAsync(Cancellation));
    }

    [Fact]
    public async Task DemoDataIsFilledIntoAnEmptyStoreOnce()
    {
        await using var portal = Portal(("Demo:Organizations", "20"));
        await StartUp(portal).PrepareAsync(Cancellation);
        await using var db = Open(portal);
        var filled = await db.Organizations.CountAsync(Cancellation);
        await StartUp(portal).PrepareAsync(Cancellation);
        Assert.InRange(filled, 20, int.MaxValue);
        Assert.Equal(filled, await db.Organizations.CountAsync(Cancellation));
    }

    [Fact]
    public void TheSettingsSayWhatIsMissing()
    {
        static StoreSettings From(params IEnumerable<(string Key, string? Value)> settings) => StoreSettings.From(Configuration(settings));
        Assert.Equal(new StoreSettings(StoreProvider.Sqlite, "Data Source=data/portal.db"), From());
        Assert.Equal(new StoreSettings(StoreProvider.SqlServer, "Server=x"), From(("Database:Provider", "sqlserver"), ("ConnectionStrings:Portal", "Server=x")));
        Assert.Contains("ConnectionStrings:Portal", Assert.Throws<InvalidOperationException>(() => From(("Database:Provider", "SqlServer"))).Message, StringComparison.Ordinal);
        Assert.Contains("'Oracle'", Assert.Throws<InvalidOperationException>(() => From(("Database:Provider", "Oracle"))).Message, StringComparison.Ordinal);
        Assert.Contains("'7'", Assert.Throws<InvalidOperationException>(() => From(("Database:Provider", "7"))).Message, StringComparison.Ordinal);
    }

    private static IConfiguration Configuration(IEnumerable<(string Key, string? Value)> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => setting.Value)).Build();

    private static StoreStartUp StartUp(ServiceProvider portal) => portal.GetServices<IHostedService>().OfType<StoreStartUp>().Single();

    private static PortalDb Open(ServiceProvider portal) => portal.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContext();

    private ServiceProvider Portal(params IEnumerable<(string Key, string? Value)> settings) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(new TestClock())
        .AddSingleton<IOpenCircuits, OpenTabs>()
        .AddPortalApplication(Configuration([("ConnectionStrings:Portal", ConnectionString), .. settings]))
        .BuildServiceProvider();

    private async Task GivenLockAsync(DateTime taken)
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO __EFMigrationsLock VALUES (1, $taken)";
        command.Parameters.AddWithValue("$taken", new DateTimeOffset(taken));
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
