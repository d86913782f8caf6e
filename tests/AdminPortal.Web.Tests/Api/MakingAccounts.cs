using System.Net.Http.Headers;
using System.Text;
using AdminPortal.Application.Access;
using AdminPortal.Application.Clients;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Web.Tests.Api;

public sealed class MakingAccounts(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task TheDocumentsExampleWorksAsItStands()
    {
        using var own = new ApiHost();
        SeedAccounts.PutOrganization(own);
        using var http = own.Client("The seed's client");

        var answer = (await http.CallAsync("POST", "accounts", """
            {
            "name": "My Account",
            "organizationId": "o-p-0TgcUq7CylltM7OkwB4t",
            "isSandbox": false,
            "region": "EU",
            "cloud": "GCP"
            }
            """)).Is(200);

        var made = answer.Json;
        var (id, created) = ((string)made["id"]!, (string)made["createdDate"]!);
        Assert.Matches("^a-ppge-[0-9A-Za-z]{20}$", id);
        Assert.Equal(
            $$"""{"id":"{{id}}","name":"My Account","createdDate":"{{created}}","lastModifiedDate":"{{created}}","isSoftDeleted":null,"softDeletedAt":null,"organization":{{SeedAccounts.OrganizationJson}},"isSandbox":false,"region":"EU","cloud":"GCP","enabled":true,"isDeleteProtected":false,"products":[]}""",
            answer.Body);
        Assert.EndsWith("Z", created, StringComparison.Ordinal);
        Assert.Equal("\"1\"", answer.ETag);
        Assert.Equal(answer.Body, (await http.AskAsync($"accounts/{id}")).Body);
    }

    [Fact]
    public async Task TheTrailTellsThatItCameThroughTheApiAndFromWhichClient()
    {
        var organization = host.Given.Organization("Fjord");

        var made = (await host.Client("ERP of Fjord").CallAsync("POST", "accounts", Body(organization.PublicId))).Is(200);

        using var db = host.Store.Open();
        var entry = await db.AuditEntries.SingleAsync(e => e.ObjectId == (string)made.Json["id"]!, Xunit.TestContext.Current.CancellationToken);
        Assert.Equal((ChangeSource.Api, "ERP of Fjord"), (entry.Source, entry.ActorName));
    }

    [Fact]
    public async Task EveryMissingMemberIsNamedAtOnce() =>
        (await host.Client().CallAsync("POST", "accounts", "{}")).IsInvalid("name", "organizationId", "isSandbox", "region", "cloud");

    [Theory]
    [InlineData("""{"name":1,"organizationId":[],"isSandbox":"false","region":{},"cloud":true}""")]
    [InlineData("""{"name":null,"organizationId":null,"isSandbox":null,"region":null,"cloud":null}""")]
    [InlineData("""{"name":"","organizationId":"","isSandbox":0,"region":"","cloud":""}""")]
    [InlineData("""{"name":"  ","organizationId":"o-p-none","isSandbox":[true],"region":"eu","cloud":"AWS"}""")]
    public async Task EveryFaultyMemberIsNamedAtOnce(string body) =>
        (await host.Client().CallAsync("POST", "accounts", body)).IsInvalid("name", "organizationId", "isSandbox", "region", "cloud");

    [Fact]
    public async Task ANameHas1To255Characters()
    {
        var organization = host.Given.Organization("Fjord").PublicId;
        using var http = host.Client();

        (await http.CallAsync("POST", "accounts", Body(organization, new string('n', 256)))).IsInvalid("name");
        (await http.CallAsync("POST", "accounts", Body(organization, "a\\u0000b"))).IsInvalid("name");
        (await http.CallAsync("POST", "accounts", Body(organization, "a\\ud800b"))).IsInvalid("name");
        (await http.CallAsync("POST", "accounts", Body(organization, "n"))).Is(200);
        var name = $"Ærlig {new string('ø', 249)}";
        Assert.Equal(name, (string?)(await http.CallAsync("POST", "accounts", Body(organization, name))).Is(200).Json["name"]);
    }

    [Theory]
    [InlineData("GCP", false, "a-ppge-")]
    [InlineData("GCP", true, "a-spge-")]
    [InlineData("OTC", false, "a-ppoe-")]
    [InlineData("OTC", true, "a-spoe-")]
    public async Task TypeAndCloudAreInTheId(string cloud, bool sandbox, string prefix)
    {
        var body = $$"""{"name":"X","organizationId":"{{host.Given.Organization("Fjord").PublicId}}","isSandbox":{{(sandbox ? "true" : "false")}},"region":"EU","cloud":"{{cloud}}"}""";

        var made = (await host.Client().CallAsync("POST", "accounts", body)).Is(200).Json;

        Assert.StartsWith(prefix, (string?)made["id"], StringComparison.Ordinal);
        Assert.Equal((cloud, sandbox), ((string?)made["cloud"], (bool)made["isSandbox"]!));
    }

    [Fact]
    public async Task MembersThatAreNoInputArePassedOver()
    {
        var organization = host.Given.Organization("Fjord");
        var body = $$"""{"id":"a-ppge-00000000000000000000","name":"X","organizationId":"{{organization.PublicId}}","isSandbox":false,"region":"EU","cloud":"GCP","enabled":false,"isDeleteProtected":true,"createdDate":"2001-01-01T00:00:00Z","isSoftDeleted":true,"softDeletedAt":"2001-01-01T00:00:00Z","products":["auth"],"version":9}""";

        var answer = (await host.Client().CallAsync("POST", "accounts", body)).Is(200);

        var made = answer.Json;
        Assert.NotEqual("a-ppge-00000000000000000000", (string?)made["id"]);
        Assert.Equal((true, false, "[]", "\"1\""), ((bool)made["enabled"]!, (bool)made["isDeleteProtected"]!, made["products"]!.ToJsonString(), answer.ETag));
        Assert.Null(made["isSoftDeleted"]);
        Assert.False(((string)made["createdDate"]!).StartsWith("2001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ItTakesAnOrganizationThatLivesAndThatTheClientSees()
    {
        var mine = host.Given.Organization("Mine");
        var theirs = host.Given.Organization("Theirs");
        var deleted = host.Given.Organization("Deleted", mine, o => o.DeletedAt = SeedAccounts.Yesterday);
        using var scoped = host.Client(organization: mine);

        (await scoped.CallAsync("POST", "accounts", Body(mine.PublicId))).Is(200);
        (await scoped.CallAsync("POST", "accounts", Body(theirs.PublicId))).IsInvalid("organizationId");
        (await scoped.CallAsync("POST", "accounts", Body(deleted.PublicId))).IsInvalid("organizationId");
        (await host.Client().CallAsync("POST", "accounts", Body(theirs.PublicId), "Signicat-OrganizationId", mine.PublicId)).IsInvalid("organizationId");
    }

    [Fact]
    public async Task ReadingAloneDoesNotDo()
    {
        var organization = host.Given.Organization("Fjord");
        using var reader = host.Client(null, null, ApiScopes.AccountsRead, ApiScopes.ContactsAdmin);
        using var writer = host.Client(null, null, ApiScopes.AccountsWrite);

        (await reader.CallAsync("POST", "accounts", Body(organization.PublicId))).Is(403);
        (await writer.CallAsync("POST", "accounts", Body(organization.PublicId))).Is(200);
    }

    [Fact]
    public async Task ABodyThatIsNoJsonObjectIsRefused()
    {
        using var http = host.Client();
        async Task<Reply> PostAsync(string body, string type) =>
            await http.SendBodyAsync("POST", "accounts", new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(type)));

        (await http.CallAsync("POST", "accounts")).Is(400, "empty_body");
        (await PostAsync("""{"name":""", "application/json")).Is(400, "malformed_json");
        (await PostAsync("[]", "application/json")).Is(400, "malformed_json");
        (await PostAsync("""{"name":"a","name":"b"}""", "application/json")).Is(400, "malformed_json");
        (await PostAsync("{}", "text/plain")).Is(415, "unsupported_media_type");
        (await PostAsync($$"""{"name":"{{new string('n', 300_000)}}"}""", "application/json")).Is(413, "too_large");
    }

    private static string Body(string organization, string name = "My Account") =>
        $$"""{"name":"{{name}}","organizationId":"{{organization}}","isSandbox":false,"region":"EU","cloud":"GCP"}""";
}
