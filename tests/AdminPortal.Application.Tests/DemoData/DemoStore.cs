using AdminPortal.Application.Data;
using AdminPortal.Application.Data.DemoData;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.DemoData;

/// <summary>A store in memory, gone with the test.</summary>
internal sealed class DemoStore : IAsyncDisposable
{
    public static readonly DateTime Now = new(2026, 11, 22, 13, 45, 0, DateTimeKind.Utc);

    private readonly SqliteConnection connection = new("Data Source=:memory:");

    private DemoStore()
    {
        connection.Open();
        Db = new(new DbContextOptionsBuilder<PortalDb>().UseSqlite(connection).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options);
    }

    public PortalDb Db { get; }

    public static async Task<DemoStore> EmptyAsync()
    {
        var store = new DemoStore();
        await store.Db.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        return store;
    }

    public static async Task<DemoStore> FilledAsync(int organizations = 200, DateTime? now = null)
    {
        var store = await EmptyAsync();
        await store.FillAsync(organizations, now);
        return store;
    }

    public Task FillAsync(int organizations = 200, DateTime? now = null) =>
        DemoDataFiller.FillAsync(Db, organizations, now ?? Now, TestContext.Current.CancellationToken);

    /// <summary>Every row of every table as text, in the order of the keys.</summary>
    public async Task<List<string>> RowsAsync(string columns = "*")
    {
        var rows = new List<string>();
        foreach (var table in Db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct().Order())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT {columns} FROM \"{table}\" ORDER BY 1, 2";
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                var values = Enumerable.Range(0, reader.FieldCount).Where(at => reader[at] is not byte[]).Select(at => $"{reader.GetName(at)}={reader[at]}");
                rows.Add($"{table}: {string.Join('|', values)}");
            }
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        await connection.DisposeAsync();
    }
}
