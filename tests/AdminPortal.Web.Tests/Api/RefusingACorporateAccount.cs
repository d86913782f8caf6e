using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using AdminPortal.Application.Clients;

namespace AdminPortal.Web.Tests.Api;

public sealed class RefusingACorporateAccount(RefusingACorporateAccount.World world) : IClassFixture<RefusingACorporateAccount.World>, IDisposable
{
    private readonly ApiHost host = world.Host;
    private readonly HttpClient http = world.Host.Client();

    /// <summary>Nothing is made in it, which each test leaves so.</summary>
    public void Dispose() => Assert.Empty(host.Store.Open().BillingAccounts);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"987654321\"")]
    [InlineData("{\"accountReference1\":")]
    [InlineData("""{"accountReference1":null,"ownerOrganizationNumber":null}""")]
    [InlineData("""{"accountReference1":" ","payerOrganizationNumber":""}""")]
    [InlineData("""{"status":"OPEN"}""")]
    public async Task InWhatSaysNothingTheInputIsEmpty(string body) => (await http.CallAsync("POST", Calls.CorporateAccounts, body)).Is(400, "400036");

    [Fact]
    public async Task WithoutABodyTheInputIsEmpty() => (await http.CallAsync("POST", Calls.CorporateAccounts)).Is(400, "400036");

    [Theory]
    [InlineData("accountReference1", "\"a;b\"", "400033")]
    [InlineData("accountReference2", "\"1234567890123456789012345678901\"", "400033")]
    [InlineData("accountReference3", "\"a\\nb\"", "400033")]
    [InlineData("accountReference3", "\"\\ud800\"", "400033")]
    [InlineData("accountReference1", "7", "400033")]
    [InlineData("ownerOrganizationNumber", "null", "400024")]
    [InlineData("ownerOrganizationNumber", "\"98765432\"", "400024")]
    [InlineData("ownerOrganizationNumber", "\"9876543210\"", "400024")]
    [InlineData("payerOrganizationNumber", "\"987 654 321\"", "400024")]
    [InlineData("payerOrganizationNumber", "987654321", "400024")]
    [InlineData("payerOrganizationNumber", "\"٩٨٧٦٥٤٣٢١\"", "400024")]
    [InlineData("ownerOrganizationNumber", "\"100000001\"", "400007")]
    [InlineData("payerOrganizationNumber", "\"100000001\"", "400007")]
    [InlineData("addressCardId", "\"66415B\"", "400032")]
    [InlineData("addressCardId", "\"12345678901234567\"", "400032")]
    [InlineData("addressCardId", "664158", "400032")]
    [InlineData("addressCardId", "\"664160\"", "400009")]
    [InlineData("addressCardId", "null", "400009")]
    [InlineData("addressCardId", "\"\"", "400009")]
    public async Task EachFaultHasItsCode(string member, string value, string code)
    {
        var body = JsonNode.Parse(MakingACorporateAccount.Printed)!;
        body[member] = JsonNode.Parse(value == "\"\\ud800\"" ? "\"HALF\"" : value);

        (await http.CallAsync("POST", Calls.CorporateAccounts, body.ToJsonString().Replace("HALF", "\\ud800", StringComparison.Ordinal))).Is(400, code);
    }

    [Theory]
    [InlineData("a;b", "1", "1", "x", "400033")]
    [InlineData("a", "1", "100000001", "x", "400024")]
    [InlineData("a", "100000001", "1", "x", "400024")]
    [InlineData("a", "987654321", "100000001", "x", "400007")]
    [InlineData("a", "100000001", "987654321", "x", "400007")]
    [InlineData("a", "100000001", "987654321", "664160", "400007")]
    [InlineData("a", "987654321", "987654321", "x", "400032")]
    public async Task OfSeveralFaultsTheFirstInTheDocumentsOrderIsTold(string reference, string owner, string payer, string card, string code)
    {
        var body = new JsonObject { ["addressCardId"] = card, ["payerOrganizationNumber"] = payer, ["ownerOrganizationNumber"] = owner, ["accountReference1"] = reference };

        (await http.CallAsync("POST", Calls.CorporateAccounts, body.ToJsonString())).Is(400, code);
        // Also where a fault is one of its kind: a number where a text is due comes after an organisation that nobody knows.
        body["addressCardId"] = 5;
        (await http.CallAsync("POST", Calls.CorporateAccounts, body.ToJsonString())).Is(400, code);
    }

    [Fact]
    public async Task ItNeedsTheScopeToWrite()
    {
        using var reader = host.Client(null, null, ApiScopes.CorporateAccountsRead);
        using var other = host.Client(null, null, ApiScopes.OrganizationsAdmin);

        (await reader.CallAsync("POST", Calls.CorporateAccounts, MakingACorporateAccount.Printed)).Is(403, "40301");
        (await other.CallAsync("POST", Calls.CorporateAccounts, MakingACorporateAccount.Printed)).Is(403, "40301");
    }

    [Fact]
    public async Task WhoSendsNoTokenIsToldSo()
    {
        using var anonymous = host.Anonymous();
        (await anonymous.CallAsync("POST", Calls.CorporateAccounts, MakingACorporateAccount.Printed)).Is(401, "40102");
        anonymous.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "065d160140eea13e72cde31a7b857bbfa37390e5");
        (await anonymous.CallAsync("POST", Calls.CorporateAccounts, MakingACorporateAccount.Printed)).Is(401, "40105");
        anonymous.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", "b3JnOnNlY3JldA==");
        (await anonymous.CallAsync("POST", Calls.CorporateAccounts, MakingACorporateAccount.Printed)).Is(401, "40107");
    }

    [Fact]
    public async Task OtherPathsMethodsAndBodiesAreRefusedInTheSameWay()
    {
        (await http.AskAsync("/corporate-accounts/v2/nothing")).Is(404, "40401");
        Assert.Equal(40401, (int)(await http.CallAsync("DELETE", Calls.CorporateAccounts)).Json["errorCode"]!);
        Assert.Equal(415, (await http.SendBodyAsync("POST", Calls.CorporateAccounts, new StringContent(MakingACorporateAccount.Printed, Encoding.UTF8, "text/plain"))).Status);
        Assert.Equal(413, (await http.CallAsync("POST", Calls.CorporateAccounts, $$"""{"accountReference1":"{{new string('x', 300_000)}}"}""")).Status);
    }

    public sealed class World : IDisposable
    {
        public World() => MakingACorporateAccount.GivenPayer(Host);

        internal ApiHost Host { get; } = new();

        public void Dispose() => Host.Dispose();
    }
}
