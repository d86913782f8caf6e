using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit;

namespace AdminPortal.Application.Tests.Data;

/// <summary>Both sets of migrations say what the model says, and run.</summary>
public sealed class MigratingTheStore
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Script)]
    [InlineData(MigrationsSqlGenerationOptions.Script | MigrationsSqlGenerationOptions.Idempotent)]
    public void TheScriptForSqlServerIsTransactSql(MigrationsSqlGenerationOptions options)
    {
        using var db = Described(StoreProvider.SqlServer);
        var script = db.GetService<IMigrator>().GenerateScript(options: options);
        Assert.Contains("CREATE TABLE [Accounts]", script, StringComparison.Ordinal);
        Faults.None(TSql.Faults(script));
    }

    [Theory]
    [InlineData(StoreProvider.Sqlite)]
    [InlineData(StoreProvider.SqlServer)]
    public void NoChangeOfTheModelIsWithoutItsMigration(StoreProvider provider)
    {
        using var db = Described(provider);
        Assert.False(db.Database.HasPendingModelChanges(), "Run build/add-migration.");
    }

    [Fact]
    public void BothDatabasesHaveTheSameMigrations()
    {
        using var sqlite = Described(StoreProvider.Sqlite);
        using var sqlServer = Described(StoreProvider.SqlServer);
        static IEnumerable<string> Names(PortalDb db) => db.Database.GetMigrations().Select(id => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..]);
        Assert.Equal(Names(sqlite), Names(sqlServer));
    }

    [Theory, EachDatabase]
    public async Task EveryTableOfTheModelIsThereAfterwards(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        await using var db = store.Open();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancellation));
        foreach (var entity in db.Model.GetEntityTypes())
        {
            await RowsOfAsync(db, entity.ClrType);
        }
    }

    [Fact]
    public async Task TheTemplateThatStoresAreClonedFromIsSound()
    {
        await using var store = new TestStore();
        await using var db = store.Open();
        Assert.Equal("ok", await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").SingleAsync(Cancellation));
        Assert.Equal(0, await db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM pragma_foreign_key_check").SingleAsync(Cancellation));
        Assert.Equal(1, await db.AuditHeads.CountAsync(Cancellation));
    }

    private static Task RowsOfAsync(PortalDb db, Type entity) => (Task)typeof(MigratingTheStore)
        .GetMethod(nameof(ReadAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
        .MakeGenericMethod(entity).Invoke(null, [db])!;

    private static Task<List<T>> ReadAsync<T>(PortalDb db)
        where T : class => db.Set<T>().Take(1).ToListAsync(Cancellation);

    private static PortalDb Described(StoreProvider provider)
    {
        var options = new DbContextOptionsBuilder<PortalDb>();
        options.UseStore(new(provider, provider is StoreProvider.Sqlite ? "Data Source=:memory:" : "Server=nowhere.invalid;Database=none"));
        return new(options.Options);
    }
}
