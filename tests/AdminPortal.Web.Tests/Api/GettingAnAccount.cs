
namespace AdminPortal.Web.Tests.Api;

public sealed class GettingAnAccount(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task TheDocumentsExampleIsAnsweredMemberByMember()
    {
        using var own = new ApiHost();
        SeedAccounts.PutProducts(own, SeedAccounts.Put(own));

        var answer = (await own.Client().AskAsync($"accounts/{SeedAccounts.Production}")).Is(200);

        Assert.Equal(SeedAccounts.Detail, answer.Body);
        Assert.Equal("\"1\"", answer.ETag);
    }

    [Fact]
    public async Task ADeletedOneIsFoundOnlyWhereItIsAskedFor()
    {
        var account = host.Given.Account("Gone", host.Given.Organization("Fjord"), a => a.DeletedAt = SeedAccounts.Yesterday);
        using var http = host.Client();

        (await http.AskAsync($"accounts/{account.PublicId}")).Is(404, "not_found");
        (await http.AskAsync($"accounts/{account.PublicId}?deleted=false")).Is(404, "not_found");
        var found = (await http.AskAsync($"accounts/{account.PublicId}?deleted=true")).Is(200).Json;
        Assert.Equal((true, SeedAccounts.YesterdayText), ((bool)found["isSoftDeleted"]!, (string?)found["softDeletedAt"]));
        (await http.AskAsync($"accounts/{account.PublicId}?deleted=perhaps")).IsInvalid("deleted");
    }

    [Fact]
    public async Task ALiveOneIsAlsoFoundWhereDeletedOnesAreAskedFor()
    {
        var account = host.Given.Account("Live", host.Given.Organization("Fjord"));

        Assert.Null((await host.Client().AskAsync($"accounts/{account.PublicId}?deleted=true")).Is(200).Json["isSoftDeleted"]);
    }

    [Fact]
    public async Task WhatTheClientDoesNotSeeDoesNotExist()
    {
        var mine = host.Given.Organization("Mine");
        var account = host.Given.Account("Theirs", host.Given.Organization("Theirs"));
        var nobodys = host.Given.Account("Nobody's");
        using var scoped = host.Client(organization: mine);

        (await scoped.AskAsync($"accounts/{account.PublicId}?deleted=true")).Is(404, "not_found");
        (await scoped.AskAsync($"accounts/{nobodys.PublicId}")).Is(404, "not_found");
        (await host.Client().AskAsync($"accounts/{account.PublicId}", "Signicat-OrganizationId", mine.PublicId)).Is(404, "not_found");
        (await host.Client().AskAsync($"accounts/{account.PublicId.ToUpperInvariant()}")).Is(404, "not_found");
        Assert.Null((await host.Client().AskAsync($"accounts/{nobodys.PublicId}")).Is(200).Json["organization"]);
    }
}
