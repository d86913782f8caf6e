using AdminPortal.Application.Accounts;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Web.Tests.Api;

public sealed class ListingAccounts(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task TheDocumentsExampleIsAnsweredMemberByMember()
    {
        using var own = new ApiHost();
        SeedAccounts.Put(own);

        var answer = (await own.Client().AskAsync("accounts")).Is(200);

        Assert.Equal($$"""{"data":[{{SeedAccounts.ListItem}},{{SeedAccounts.SandboxItem}}],"next":null}""", answer.Body);
        Assert.Equal("application/json", answer.MediaType);
    }

    [Fact]
    public async Task FiftyAreOnAPageUnlessAnotherLimitIsGiven()
    {
        var (organization, accounts) = Accounts(51);
        using var http = host.Client(organization: organization);

        var first = (await http.AskAsync("accounts")).Is(200);
        Assert.Equal(accounts.Take(50), first.Ids);
        var second = (await http.AskAsync($"accounts?page={Uri.EscapeDataString(first.Next!)}")).Is(200);
        Assert.Equal(accounts.Skip(50), second.Ids);
        Assert.Null(second.Next);
        foreach (var limit in new[] { "51", "1000", "1001", "2147483648", "99999999999999999999" })
        {
            var all = (await http.AskAsync($"accounts?limit={limit}")).Is(200);
            Assert.Equal((accounts.Count, null), (all.Ids.Count(), all.Next));
        }

        Assert.Equal(accounts, await http.WalkAsync("accounts?limit=17"));
        Assert.Equal(accounts, await http.WalkAsync("accounts?limit=1"));
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("limit=1.5", "limit")]
    [InlineData("limit=1&limit=2", "limit")]
    [InlineData("deleted=maybe", "deleted")]
    [InlineData("page=x", "page")]
    [InlineData("limit=0&deleted=1&page=x", "limit", "deleted", "page")]
    public async Task FaultyParametersAreNamedAllAtOnce(string query, params string[] named) =>
        (await host.Client().AskAsync($"accounts?{query}")).IsInvalid(named);

    [Fact]
    public async Task DeletedListsOnlyWhatLiesInTheRecycleBin()
    {
        var (organization, accounts) = Accounts(1);
        var at = SeedAccounts.Yesterday;
        var gone = host.Given.Account("Gone", organization, a => a.DeletedAt = at);
        using var http = host.Client(organization: organization);

        Assert.Equal(accounts, (await http.AskAsync("accounts?deleted=false")).Ids);
        var row = Assert.Single((await http.AskAsync("accounts?deleted=true")).Json["data"]!.AsArray())!;
        Assert.Equal((gone.PublicId, true, SeedAccounts.YesterdayText), ((string?)row["id"], (bool)row["isSoftDeleted"]!, (string?)row["softDeletedAt"]));
        Assert.Equal(organization.PublicId, (string?)row["organization"]!["id"]);
    }

    [Fact]
    public async Task AnOrganizationInTheRecycleBinIsNotTold()
    {
        var organization = host.Given.Organization("Deleted", and: o => o.DeletedAt = SeedAccounts.Yesterday);
        host.Given.Account("Gone along", organization, a => a.DeletedAt = SeedAccounts.Yesterday);
        using var http = host.Client(organization: organization);

        Assert.Null(Assert.Single((await http.AskAsync("accounts?deleted=true")).Json["data"]!.AsArray())!["organization"]);
    }

    [Fact]
    public async Task ProtectionFromAboveCounts()
    {
        var top = host.Given.Organization("Top");
        var middle = host.Given.Organization("Middle", top);
        host.Given.Protection(middle);
        var free = host.Given.Account("Free", top);
        var own = host.Given.Account("Own", top);
        host.Given.Protection(own);
        var below = host.Given.Account("Below", host.Given.Organization("Bottom", middle));
        using var http = host.Client(organization: top);

        var rows = (await http.AskAsync("accounts")).Json["data"]!.AsArray();

        Assert.Equal([(free.PublicId, false), (own.PublicId, true), (below.PublicId, true)], rows.Select(row => ((string)row!["id"]!, (bool)row["isDeleteProtected"]!)));
    }

    [Fact]
    public async Task AClientSeesItsSubtreeAndACallMayBeNarrowedFurther()
    {
        var (organization, accounts) = Accounts(2);
        var below = host.Given.Organization("Below", organization);
        var lower = host.Given.Account("Lower", below);
        var nobodys = host.Given.Account("Nobody's");
        using var whole = host.Client();
        using var scoped = host.Client(organization: organization);

        Assert.Contains(nobodys.PublicId, await whole.WalkAsync("accounts?limit=1000"));
        Assert.Equal([.. accounts, lower.PublicId], (await scoped.AskAsync("accounts")).Ids);
        Assert.Equal([lower.PublicId], (await scoped.AskAsync("accounts", "Signicat-OrganizationId", below.PublicId)).Ids);
        Assert.Equal([lower.PublicId], (await whole.AskAsync($"accounts?signicat-organizationId={below.PublicId}")).Ids);
        Assert.Equal([.. accounts, lower.PublicId], (await whole.AskAsync("accounts", "Signicat-OrganizationId", organization.PublicId)).Ids);
    }

    [Fact]
    public async Task APageTokenIsGoodForItsOwnListOnly()
    {
        var (organization, accounts) = Accounts(3);
        host.Given.Account("Gone", organization, a => a.DeletedAt = SeedAccounts.Yesterday);
        using var http = host.Client(organization: organization);
        var token = (await http.AskAsync("accounts?limit=1")).Next!;

        Assert.Equal(accounts.Skip(1), (await http.AskAsync($"accounts?page={token}")).Ids);
        Assert.Equal(accounts.Skip(1), (await http.AskAsync($"accounts?page={token}&deleted=false&limit=9")).Ids);
        (await http.AskAsync($"accounts?page={token}&deleted=true")).IsInvalid("page");
        (await http.AskAsync($"accounts?page={token}", "Signicat-OrganizationId", organization.PublicId)).IsInvalid("page");
        (await http.AskAsync($"accounts?page={token[..^4]}{(token[^4] == 'A' ? 'B' : 'A')}{token[^3..]}")).IsInvalid("page");
        (await http.AskAsync("accounts?page=MQ")).IsInvalid("page");
    }

    [Fact]
    public async Task APageTokenCarriesNoRights()
    {
        var (organization, _) = Accounts(3);
        var (other, others) = Accounts(2);
        var token = (await host.Client(organization: organization).AskAsync("accounts?limit=1")).Next!;

        Assert.Equal(others, (await host.Client(organization: other).AskAsync($"accounts?page={token}")).Ids);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 7)]
    [InlineData(4, 10)]
    [InlineData(5, 2)]
    public async Task WritesBetweenPagesNeitherRepeatNorHideARow(int seed, int limit)
    {
        var (organization, standing) = Accounts(40);
        var random = new Random(seed);
        using var http = host.Client(organization: organization);

        var seen = await http.WalkAsync($"accounts?limit={limit}", page =>
        {
            if (page > 60)
            {
                return;
            }

            foreach (var id in standing.Where(_ => random.Next(20) == 0).ToList())
            {
                Delete(id);
                standing.Remove(id);
            }

            host.Given.Account($"New {page}", organization);
        });

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(standing, standing.Where(seen.Contains));
    }

    private void Delete(string id)
    {
        using var db = host.Store.Open();
        db.Accounts.Where(a => a.PublicId == id).ExecuteUpdate(a => a.SetProperty(account => account.DeletedAt, SeedAccounts.Yesterday));
    }

    private (Organization Organization, List<string> Accounts) Accounts(int count)
    {
        var organization = host.Given.Organization("Fjord");
        return (organization, [.. Enumerable.Range(0, count).Select(n => host.Given.Account($"Account {n}", organization).PublicId)]);
    }

    /// <summary>All pages of a list, from the first to the last.</summary>
}
