using System.Text;
using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Clients;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Web.Tests.Api;

public sealed class ChangingAccounts(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    public async Task TheDocumentsExampleWorksAsItStands(string method)
    {
        using var own = new ApiHost();
        SeedAccounts.PutProducts(own, SeedAccounts.Put(own));
        using var http = own.Client();

        var answer = (await http.CallAsync(method, $"accounts/{SeedAccounts.Production}", """
            {
            "name": "My Account",
            "enabled": true
            }
            """)).Is(200);

        Assert.Equal(SeedAccounts.Detail, answer.Body);
        Assert.Equal("\"1\"", answer.ETag);
    }

    [Theory]
    [InlineData("PUT", """{"name":"New"}""", "New", true)]
    [InlineData("PUT", """{"name":"New","enabled":false}""", "New", false)]
    [InlineData("PUT", """{"name":"New","enabled":null}""", "New", true)]
    [InlineData("PUT", """{"name":" Old ","enabled":false}""", "Old", false)]
    [InlineData("PATCH", """{"name":"New"}""", "New", false)]
    [InlineData("PATCH", """{"enabled":true}""", "Old", true)]
    [InlineData("PATCH", """{"enabled":false}""", "Old", false)]
    [InlineData("PATCH", """{"enabled":null}""", "Old", true)]
    [InlineData("PATCH", """{"name":"New","enabled":true}""", "New", true)]
    [InlineData("PATCH", "{}", "Old", false)]
    public async Task WhatIsSentIsWritten(string method, string body, string name, bool enabled)
    {
        var account = Account("Old", a => a.Enabled = false);

        var answer = (await host.Client().CallAsync(method, Path(account), body)).Is(200);

        Assert.Equal((name, enabled), ((string?)answer.Json["name"], (bool)answer.Json["enabled"]!));
        var stored = Stored(account);
        Assert.Equal((name, enabled, $"\"{stored.Version}\""), (stored.Name, stored.Enabled, answer.ETag));
        Assert.Equal(name == "Old" && !enabled ? 1 : 2, stored.Version);
    }

    [Theory]
    [InlineData("PUT", "{}", "name")]
    [InlineData("PUT", """{"enabled":true}""", "name")]
    [InlineData("PUT", """{"name":null}""", "name")]
    [InlineData("PUT", """{"name":" "}""", "name")]
    [InlineData("PUT", """{"name":7,"enabled":"yes"}""", "name", "enabled")]
    [InlineData("PUT", """{"enabled":[]}""", "name", "enabled")]
    [InlineData("PATCH", """{"name":null}""", "name")]
    [InlineData("PATCH", """{"name":""}""", "name")]
    [InlineData("PATCH", """{"name":{},"enabled":1}""", "name", "enabled")]
    [InlineData("PATCH", """{"name":"New","enabled":"true"}""", "enabled")]
    public async Task FaultyMembersAreNamedAndNothingIsWritten(string method, string body, params string[] named)
    {
        var account = Account("Old");

        (await host.Client().CallAsync(method, Path(account), body)).IsInvalid(named);

        Assert.Equal(("Old", 1), (Stored(account).Name, Stored(account).Version));
    }

    [Fact]
    public async Task ANameHasAtMost255Characters()
    {
        var account = Account("Old");
        using var http = host.Client();

        foreach (var method in new[] { "PUT", "PATCH" })
        {
            (await http.CallAsync(method, Path(account), $$"""{"name":"{{new string('n', 256)}}"}""")).IsInvalid("name");
            (await http.CallAsync(method, Path(account), $$"""{"name":"{{new string('n', 255)}}"}""")).Is(200);
        }
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    public async Task MembersThatAreNoInputArePassedOver(string method)
    {
        var account = Account("Old");
        const string body = """{"name":"New","id":"a-ppge-00000000000000000000","createdDate":"2001-01-01T00:00:00Z","isSandbox":true,"region":"US","cloud":"OTC","isDeleteProtected":true,"isSoftDeleted":true,"softDeletedAt":"2001-01-01T00:00:00Z","organizationId":null,"organization":null,"products":["auth"],"version":7}""";

        (await host.Client().CallAsync(method, Path(account), body)).Is(200);

        var stored = Stored(account);
        Assert.Equal(
            ("New", account.PublicId, account.CreatedAt, false, "EU", "GCP", (DateTime?)null, account.OrganizationId, 2),
            (stored.Name, stored.PublicId, stored.CreatedAt, stored.IsSandbox, stored.Region, stored.Cloud, stored.DeletedAt, stored.OrganizationId, stored.Version));
        using var db = host.Store.Open();
        Assert.False(db.Protections.Any(p => p.AccountId == account.Id) || db.AccountProducts.Any(p => p.AccountId == account.Id));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    public async Task AChangeOfAnotherVersionIsNotMade(string method)
    {
        var account = Account("Old");
        using var http = host.Client();

        var refused = (await http.CallAsync(method, Path(account), """{"name":"Mine"}""", "If-Match", "\"2\"")).Is(412, "stale");
        Assert.Contains("ETag", refused["detail"], StringComparison.Ordinal);
        Assert.Equal("Old", Stored(account).Name);
        Assert.Equal("\"2\"", (await http.CallAsync(method, Path(account), """{"name":"Mine"}""", "If-Match", "\"1\"")).Is(200).ETag);
        (await http.CallAsync(method, Path(account), """{"name":"Again"}""", "If-Match", "*")).Is(200);
        Assert.Equal("\"3\"", (await http.AskAsync(Path(account))).ETag);
    }

    [Fact]
    public async Task AMergePatchMayBeCalledWhatItIs() =>
        (await host.Client().SendBodyAsync("PATCH", Path(Account("Old")), new StringContent("""{"name":"New"}""", Encoding.UTF8, "application/merge-patch+json"))).Is(200);

    [Fact]
    public async Task NameAndStateAreOneEntryOfTheTrail()
    {
        var account = Account("Old");

        (await host.Client("Script").CallAsync("PATCH", Path(account), """{"name":"New","enabled":false}""")).Is(200);

        using var db = host.Store.Open();
        var entry = db.AuditEntries.Include(e => e.Changes).Single(e => e.ObjectId == account.PublicId);
        Assert.Equal((ChangeSource.Api, "changed"), (entry.Source, entry.Action));
        Assert.Equal(["Enabled", "Name"], entry.Changes.Select(change => change.Field).Order());
    }

    [Fact]
    public async Task ItTakesTheWriteScopeAndAnAccountThatTheClientSeesAndThatLives()
    {
        var account = Account("Old");
        var deleted = Account("Gone", a => a.DeletedAt = SeedAccounts.Yesterday);
        using var reader = host.Client(null, null, ApiScopes.AccountsRead, ApiScopes.OrganizationsAdmin);
        using var writer = host.Client(null, null, ApiScopes.AccountsWrite);
        using var elsewhere = host.Client(organization: host.Given.Organization("Elsewhere"));

        foreach (var method in new[] { "PUT", "PATCH" })
        {
            (await reader.CallAsync(method, Path(account), """{"name":"New"}""")).Is(403);
            (await elsewhere.CallAsync(method, Path(account), """{"name":"New"}""")).Is(404, "not_found");
            (await writer.CallAsync(method, Path(deleted), """{"name":"New"}""")).Is(404, "not_found");
            Assert.Equal("Old", Stored(account).Name);
        }

        (await writer.CallAsync("PATCH", Path(account), """{"name":"New"}""")).Is(200);
    }

    [Fact]
    public async Task ATryIsAnsweredAndNotMade()
    {
        var account = Account("Old");

        var answer = (await host.Client().CallAsync("PUT", $"{Path(account)}?dryRun=true", """{"name":"New"}""")).Is(200);

        Assert.Equal("New", (string?)answer.Json["name"]);
        Assert.Equal("Old", Stored(account).Name);
    }

    private static string Path(Account account) => $"accounts/{account.PublicId}";

    private Account Account(string name, Action<Account>? and = null) => host.Given.Account(name, host.Given.Organization("Fjord"), and);

    private Account Stored(Account account)
    {
        using var db = host.Store.Open();
        return db.Accounts.Single(a => a.Id == account.Id);
    }
}
