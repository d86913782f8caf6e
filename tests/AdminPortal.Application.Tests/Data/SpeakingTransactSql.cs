using AdminPortal.Application.Accounts;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Data;

/// <summary>
/// Where no SQL Server can be reached, at least every statement that the services make is parsed as Transact-SQL.
/// The walk itself is tried on services of this test, faulty ones among them.
/// </summary>
public sealed class SpeakingTransactSql
{
    /// <summary>These answer from the caller's grants alone, which every operation reads anyway.</summary>
    private static readonly string[] OfGrantsAlone = ["AccessService.MineAsync reads nothing"];

    /// <summary>These read nothing before they have seen a signature, which the walk cannot make; SpeakingOfTokensInTransactSql does.</summary>
    private static readonly string[] OfSignedTokens = ["AccessTokens.CheckAsync reads nothing", "AccessTokens.RevokeAsync reads nothing"];

    /// <summary>This waits for others, and asks nothing of the store.</summary>
    private static readonly string[] OfWaiting = ["WritesUnderWay.EndedAsync reads nothing"];

    [Fact]
    public async Task EveryServiceMakesStatementsThatSqlServerParses()
    {
        var walked = await ServiceWalk.RunAsync(ServiceWalk.Services);
        Faults.None(walked.SelectMany(method => method.Faults).Except(OfGrantsAlone).Except(OfSignedTokens).Except(OfWaiting));
    }

    [Fact]
    public void ForeignSyntaxIsFound() => Assert.Contains("LIMIT", Assert.Single(TSql.Faults("SELECT [Id] FROM [Accounts] LIMIT 1")), StringComparison.Ordinal);

    [Fact]
    public async Task ReadsAndWritesAreWalkedAsEveryKindOfCaller()
    {
        var walked = await ServiceWalk.RunAsync(typeof(SampleService));
        Faults.None(walked.SelectMany(method => method.Faults));
        var statements = walked.ToDictionary(method => method.Name, method => string.Join('\n', method.Statements));
        Assert.Contains("ORDER BY [a].[NameSort] DESC, [a].[Id] DESC", statements["SampleService.ListAsync"], StringComparison.Ordinal);
        Assert.Contains("[a].[NameSort] >= @", statements["SampleService.ListAsync"], StringComparison.Ordinal);
        Assert.Contains("[a].[CreatedAt] <= @", statements["SampleService.ListAsync"], StringComparison.Ordinal);
        Assert.Contains("[a].[Region] = @", statements["SampleService.ListAsync"], StringComparison.Ordinal);
        Assert.Contains("FROM [OrganizationClosure]", statements["SampleService.ListAsync"], StringComparison.Ordinal);
        Assert.Contains("INSERT INTO [Organizations]", statements["SampleService.AddAsync"], StringComparison.Ordinal);
        Assert.Contains("MERGE [Accounts]", statements["SampleService.AddAsync"], StringComparison.Ordinal);
        Assert.Contains("UPDATE [AuditHeads]", statements["SampleService.AddAsync"], StringComparison.Ordinal);
        Assert.Contains("UPDATE [Accounts] SET", statements["SampleService.RenameAsync"], StringComparison.Ordinal);
        Assert.Contains("DELETE FROM [Accounts]", statements["SampleService.RemoveAsync"], StringComparison.Ordinal);
        Assert.Contains("SELECT [a].[Name]", statements["SampleService.StreamAsync"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(FaultyService.ForeignAsync), "no Transact-SQL")]
    [InlineData(nameof(FaultyService.IdleAsync), "reads nothing")]
    [InlineData(nameof(FaultyService.TakesWhatCannotBeMadeAsync), "cannot be called")]
    [InlineData(nameof(FaultyService.GenericAsync), "cannot be called")]
    [InlineData(nameof(FaultyService.UntranslatableAsync), "InvalidOperationException")]
    public async Task AFaultyServiceIsFound(string method, string fault)
    {
        var walked = await ServiceWalk.RunAsync(typeof(FaultyService));
        Assert.Contains(fault, walked.Single(found => found.Name == $"{nameof(FaultyService)}.{method}").Faults.First(), StringComparison.Ordinal);
    }

    [Fact]
    public void EveryEntityIsReadByBothKindsOfCaller()
    {
        using var shadow = new SqlServerShadow();
        using var whole = shadow.Open();
        using var scoped = shadow.OpenScoped();
        foreach (var db in new[] { whole, scoped })
        {
            Assert.Single(db.Organizations.Include(o => o.BillingContact).ToList());
            Assert.Single(db.Accounts.Include(a => a.Products).Include(a => a.Protections).AsSplitQuery().ToList());
            Assert.Single(db.Contacts.Include(c => c.Roles).ToList());
            Assert.Single(db.Invoices.Include(i => i.Lines).ToList());
            Assert.Single(db.BillingAccounts.Include(b => b.AddressCard).ToList());
            Assert.Single(db.AuditEntries.Include(e => e.Changes).ToList());
            Assert.Single(db.Grants.ToList());
            Assert.Single(db.Protections.ToList());
        }

        Faults.None(shadow.Faults());
    }
}

internal sealed record SampleFilter(string? Region = null, bool? Enabled = null);

internal sealed class SampleService(PortalStore store, IPublicIds ids)
{
    private static readonly Keyset<Account> Sorts = new(
        a => a.Id,
        SortColumn<Account>.By("name", a => a.NameSort),
        SortColumn<Account>.By("created", a => a.CreatedAt));

    public async Task<Page<string>> ListAsync(SampleFilter filter, PageRequest request, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var accounts = session.Db.Accounts
            .Where(a => filter.Region == null || a.Region == filter.Region)
            .Where(a => filter.Enabled == null || a.Enabled == filter.Enabled);
        return await Sorts.ReadAsync(accounts, request, a => a.Name, cancellationToken);
    }

    public Task<Result<string>> AddAsync(string name, CancellationToken cancellationToken) => store.WriteAsync<string>(
        session =>
        {
            var organization = new Organization { PublicId = ids.NewOrganization(), Name = name };
            session.Db.Organizations.Add(organization);
            session.Db.Accounts.AddRange(Enumerable.Range(0, 5).Select(_ =>
                new Account { PublicId = ids.NewAccount(false, "GCP"), Name = name, Organization = organization, Region = "EU", Cloud = "GCP" }));
            return Task.FromResult<Result<string>>(organization.PublicId);
        },
        cancellationToken);

    public Task<Result<string>> RenameAsync(string publicId, string name, CancellationToken cancellationToken) => store.WriteAsync<string>(
        async session =>
        {
            if (await session.Db.Accounts.SingleOrDefaultAsync(a => a.PublicId == publicId, cancellationToken) is not { } account)
            {
                return new NotFound("account");
            }

            account.Name = name;
            return account.PublicId;
        },
        cancellationToken);

    public Task<Result<string>> RemoveAsync(string publicId, CancellationToken cancellationToken) => store.WriteAsync<string>(
        async session =>
        {
            if (await session.Db.Accounts.SingleOrDefaultAsync(a => a.PublicId == publicId, cancellationToken) is not { } account)
            {
                return new NotFound("account");
            }

            session.Db.Accounts.Remove(account);
            return account.PublicId;
        },
        cancellationToken);

    public async IAsyncEnumerable<string> StreamAsync()
    {
        await using var session = await store.OpenAsync(CancellationToken.None);
        await foreach (var name in session.Db.Accounts.Select(a => a.Name).AsAsyncEnumerable())
        {
            yield return name;
        }
    }
}

internal sealed class FaultyService(PortalStore store)
{
    public async Task<int> ForeignAsync()
    {
        await using var session = await store.OpenAsync(CancellationToken.None);
        return await session.Db.Database.ExecuteSqlRawAsync("SELECT 1 LIMIT 1");
    }

    public async Task IdleAsync()
    {
        await using var session = await store.OpenAsync(CancellationToken.None);
    }

    public async Task<string> TakesWhatCannotBeMadeAsync(IPublicIds ids)
    {
        await using var session = await store.OpenAsync(CancellationToken.None);
        return ids.NewContact();
    }

    public async Task<List<T>> GenericAsync<T>()
        where T : class
    {
        await using var session = await store.OpenAsync(CancellationToken.None);
        return await session.Db.Set<T>().ToListAsync();
    }

    public async Task<int> UntranslatableAsync()
    {
        await using var session = await store.OpenAsync(CancellationToken.None);
        return await session.Db.Accounts.CountAsync(a => a.Name.GetHashCode() == 1);
    }
}
