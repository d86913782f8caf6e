using System.Globalization;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;
using Xunit;

namespace AdminPortal.Application.Tests.Data;

/// <summary>What keeps written things safe in a SQLite file holds on every connection to it, whoever had it before.</summary>
public sealed class OpeningConnections
{
    private const string Safe = "journal_mode=wal synchronous=2 busy_timeout=10000 foreign_keys=1 cache_size=-32768";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task EachOfSeveralIsSafe(bool synchronously)
    {
        await using var store = TestStore.InFile();
        await using var one = store.Open();
        await using var other = store.Open();
        await using var third = store.OpenScoped();
        foreach (var db in new[] { one, other, third })
        {
            await OpenAsync(db, synchronously);
            Assert.Equal(Safe, SettingsOf(db));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OneThatWaitedLessOrCheckedNothingIsSafeWhenItIsTakenAgain(bool synchronously)
    {
        await using var store = TestStore.InFile();
        await using var db = store.Open();
        for (var tries = 0; tries < 100; tries++)
        {
            await db.Database.OpenConnectionAsync(Cancellation);
            var native = NativeOf(db);
            await db.Database.ExecuteSqlRawAsync("PRAGMA busy_timeout=2; PRAGMA foreign_keys=OFF;", Cancellation);
            await db.Database.CloseConnectionAsync();

            await OpenAsync(db, synchronously);
            Assert.Equal(Safe, SettingsOf(db));
            if (native == NativeOf(db))
            {
                return;
            }

            // A store of another test was put away meanwhile, and with it every connection that waited to be taken again.
            await db.Database.CloseConnectionAsync();
        }

        Assert.Fail("No connection was ever taken again.");
    }

    private static async Task OpenAsync(PortalDb db, bool synchronously)
    {
        if (synchronously)
        {
            db.Database.OpenConnection();
            return;
        }

        await db.Database.OpenConnectionAsync(Cancellation);
    }

    private static sqlite3 NativeOf(PortalDb db) => ((SqliteConnection)db.Database.GetDbConnection()).Handle!;

    private static string SettingsOf(PortalDb db) => string.Join(' ', Safe.Split(' ').Select(setting => setting.Split('=')[0]).Select(setting =>
    {
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {setting}";
        return $"{setting}={Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)}";
    }));
}
