using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using AdminPortal.Application.Access;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Web.Tests.Api;

public sealed class MakingACorporateAccount : IDisposable
{
    /// <summary>As the second source document prints it.</summary>
    private const string Printed =
        """{ "accountReference1": "Telenor ASA/ IT department", "accountReference2": "Local account id", "accountReference3": "Local account id", "addressCardId": "664158", "ownerOrganizationNumber": "987654321", "payerOrganizationNumber": "987654321" }""";

    private readonly ApiHost host = new();
    private readonly HttpClient http;
    private readonly Organization organization;

    public MakingACorporateAccount()
    {
        http = host.Client();
        organization = host.Given.Organization("TELENOR", and: o => o.EntityId = "987 654 321");
        host.Given.AddressCard(organization, c => (c.Number, c.StreetName, c.StreetAddress, c.EntranceCode, c.PostalCode, c.PostalPlace) =
            ("664158", "Innherredsveien", "1A", "H0101", "7018", "Trondheim"));
        host.Given.AddressCard(organization, c => c.Number = "664159");
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task TheDocumentsOwnRequestIsAnsweredInTheOrderOfItsOwnSample()
    {
        var reply = await CorporateReply.PostAsync(http, Printed);

        var id = (string)reply.Ok()["id"]!;
        Assert.Matches("^[1-9][0-9]{0,7}$", id);
        Assert.Equal(
            "{\"id\":\"" + id + "\",\"accountReference1\":\"Telenor ASA/ IT department\",\"owner\":{\"orgNumber\":\"987654321\",\"name\":\"TELENOR\"},"
            + "\"personalPayer\":null,\"companyPayer\":{\"orgNumber\":\"987654321\",\"name\":\"TELENOR\"},\"invoice\":{\"address\":{\"streetName\":\"Innherredsveien\","
            + "\"streetAddress\":\"1A\",\"entranceCode\":\"H0101\",\"postalCode\":\"7018\",\"postalPlace\":\"Trondheim\"},\"format\":\"EHF\"},\"status\":\"PASSIVE\","
            + "\"type\":\"NORMAL\",\"accountReference2\":\"Local account id\",\"accountReference3\":\"Local account id\"}",
            reply.Body);
    }

    [Fact]
    public async Task TheTrailNamesTheClient()
    {
        using var named = host.Client("Ordering system");

        (await CorporateReply.PostAsync(named, Printed)).Ok();

        var entry = await host.Store.Open().AuditEntries.SingleAsync(e => e.ObjectType == "billing_account", Cancellation);
        Assert.Equal((ChangeSource.Api, "Ordering system", "created"), (entry.Source, entry.ActorName, entry.Action));
    }

    [Theory]
    [InlineData("914742315")]
    [InlineData("382995002")]
    [InlineData("999000999")]
    [InlineData("111999555")]
    public async Task EveryNumberOfTheDocumentsIsTakenWithTheOnlyCardWhereNoneIsNamed(string number)
    {
        host.Given.AddressCard(host.Given.Organization("Sample", and: o => o.EntityId = number), c => c.Number = "7000001");

        var made = (await CorporateReply.PostAsync(http, $$"""{"ownerOrganizationNumber":"{{number}}","payerOrganizationNumber":"{{number}}"}""")).Ok();

        Assert.Equal((number, number), ((string?)made["owner"]!["orgNumber"], (string?)made["companyPayer"]!["orgNumber"]));
        Assert.Null(made["accountReference1"]);
        Assert.Equal("7000001", (await host.Store.Open().BillingAccounts.Include(a => a.AddressCard).SingleAsync(Cancellation)).AddressCard!.Number);
    }

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
    public async Task InWhatSaysNothingTheInputIsEmpty(string body) => (await CorporateReply.PostAsync(http, body)).Is(400, 400036);

    [Fact]
    public async Task WithoutABodyTheInputIsEmpty() => (await CorporateReply.OfAsync(http, HttpMethod.Post, CorporateReply.Accounts)).Is(400, 400036);

    [Theory]
    [InlineData("accountReference1", "\"a;b\"", 400033)]
    [InlineData("accountReference2", "\"1234567890123456789012345678901\"", 400033)]
    [InlineData("accountReference3", "\"a\\nb\"", 400033)]
    [InlineData("accountReference3", "\"\\ud800\"", 400033)]
    [InlineData("accountReference1", "7", 400033)]
    [InlineData("ownerOrganizationNumber", "null", 400024)]
    [InlineData("ownerOrganizationNumber", "\"98765432\"", 400024)]
    [InlineData("ownerOrganizationNumber", "\"9876543210\"", 400024)]
    [InlineData("payerOrganizationNumber", "\"987 654 321\"", 400024)]
    [InlineData("payerOrganizationNumber", "987654321", 400024)]
    [InlineData("payerOrganizationNumber", "\"٩٨٧٦٥٤٣٢١\"", 400024)]
    [InlineData("ownerOrganizationNumber", "\"100000001\"", 400007)]
    [InlineData("payerOrganizationNumber", "\"100000001\"", 400007)]
    [InlineData("addressCardId", "\"66415B\"", 400032)]
    [InlineData("addressCardId", "\"12345678901234567\"", 400032)]
    [InlineData("addressCardId", "664158", 400032)]
    [InlineData("addressCardId", "\"664160\"", 400009)]
    [InlineData("addressCardId", "null", 400009)]
    [InlineData("addressCardId", "\"\"", 400009)]
    public async Task EachFaultHasItsCode(string member, string value, int code)
    {
        var body = JsonNode.Parse(Printed)!;
        body[member] = JsonNode.Parse(value == "\"\\ud800\"" ? "\"HALF\"" : value);

        (await CorporateReply.PostAsync(http, body.ToJsonString().Replace("HALF", "\\ud800", StringComparison.Ordinal))).Is(400, code);
        Assert.Empty(host.Store.Open().BillingAccounts);
    }

    [Theory]
    [InlineData("a;b", "1", "1", "x", 400033)]
    [InlineData("a", "1", "100000001", "x", 400024)]
    [InlineData("a", "100000001", "1", "x", 400024)]
    [InlineData("a", "987654321", "100000001", "x", 400007)]
    [InlineData("a", "100000001", "987654321", "x", 400007)]
    [InlineData("a", "100000001", "987654321", "664160", 400007)]
    [InlineData("a", "987654321", "987654321", "x", 400032)]
    public async Task OfSeveralFaultsTheFirstInTheDocumentsOrderIsTold(string reference, string owner, string payer, string card, int code)
    {
        var body = new JsonObject { ["addressCardId"] = card, ["payerOrganizationNumber"] = payer, ["ownerOrganizationNumber"] = owner, ["accountReference1"] = reference };

        (await CorporateReply.PostAsync(http, body.ToJsonString())).Is(400, code);
        // Also where a fault is one of its kind: a number where a text is due comes after an organisation that nobody knows.
        body["addressCardId"] = 5;
        (await CorporateReply.PostAsync(http, body.ToJsonString())).Is(400, code);
    }

    [Fact]
    public async Task WhereSeveralShareANumberTheOldestLiveOneIsMeantThatTheClientSees()
    {
        var gone = host.Given.Organization("Gone", and: o => (o.EntityId, o.DeletedAt) = ("100000001", DateTime.UtcNow));
        var hidden = host.Given.Organization("Hidden", and: o => o.EntityId = "100000001");
        var seen = host.Given.Organization("Seen", and: o => o.EntityId = "100000001");
        var younger = host.Given.Organization("Younger", seen, o => o.EntityId = "100000001");
        foreach (var one in new[] { gone, hidden, seen, younger })
        {
            host.Given.AddressCard(one);
        }

        using var scoped = host.Client(null, seen);
        const string body = """{"ownerOrganizationNumber":"100000001","payerOrganizationNumber":"100000001"}""";

        Assert.Equal("Hidden", (string?)(await CorporateReply.PostAsync(http, body)).Ok()["owner"]!["name"]);
        Assert.Equal("Seen", (string?)(await CorporateReply.PostAsync(scoped, body)).Ok()["owner"]!["name"]);
        Assert.Equal("Younger", (string?)(await CorporateReply.PostAsync(http, body, ("Signicat-OrganizationId", younger.PublicId))).Ok()["owner"]!["name"]);
        (await CorporateReply.PostAsync(scoped, Printed)).Is(400, 400007);
    }

    [Fact]
    public async Task WhatTheDocumentDoesNotLetOneSayIsPassedOver()
    {
        var body = JsonNode.Parse(Printed)!.AsObject();
        body["id"] = "1";
        body["status"] = "OPEN";
        body["type"] = "RESERVED";
        body["personalPayer"] = new JsonObject { ["firstName"] = "Ola" };

        var made = (await CorporateReply.PostAsync(http, body.ToJsonString())).Ok();

        Assert.Equal(("PASSIVE", "NORMAL", null), ((string?)made["status"], (string?)made["type"], made["personalPayer"]));
        Assert.NotEqual("1", (string?)made["id"]);
    }

    [Fact]
    public async Task ATryMakesNothing()
    {
        var reply = await CorporateReply.OfAsync(http, HttpMethod.Post, $"{CorporateReply.Accounts}?dryRun=true", new StringContent(Printed, Encoding.UTF8, "application/json"));

        Assert.Equal("PASSIVE", (string?)reply.Ok()["status"]);
        Assert.Empty(host.Store.Open().BillingAccounts);
    }

    [Fact]
    public async Task OneKeyMakesOneAccount()
    {
        var first = await CorporateReply.PostAsync(http, Printed, ("Idempotency-Key", "order-1"));
        var second = await CorporateReply.PostAsync(http, Printed, ("Idempotency-Key", "order-1"));

        Assert.Equal((string)first.Ok()["id"]!, (string)second.Ok()["id"]!);
        Assert.Single(host.Store.Open().BillingAccounts);
    }

    [Fact]
    public async Task ItNeedsTheScopeToWrite()
    {
        using var reader = host.Client(null, null, ApiScopes.CorporateAccountsRead);
        using var other = host.Client(null, null, ApiScopes.OrganizationsAdmin);

        (await CorporateReply.PostAsync(reader, Printed)).Is(403, 40301);
        (await CorporateReply.PostAsync(other, Printed)).Is(403, 40301);
    }

    [Fact]
    public async Task WhoSendsNoTokenIsToldSo()
    {
        using var anonymous = host.Anonymous();
        (await CorporateReply.PostAsync(anonymous, Printed)).Is(401, 40102);
        anonymous.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "065d160140eea13e72cde31a7b857bbfa37390e5");
        (await CorporateReply.PostAsync(anonymous, Printed)).Is(401, 40105);
        anonymous.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", "b3JnOnNlY3JldA==");
        (await CorporateReply.PostAsync(anonymous, Printed)).Is(401, 40107);
    }

    [Fact]
    public async Task OtherPathsMethodsAndBodiesAreRefusedInTheSameWay()
    {
        (await CorporateReply.GetAsync(http, "/corporate-accounts/v2/nothing")).Is(404, 40401);
        Assert.Equal(40401, (int)(await CorporateReply.OfAsync(http, HttpMethod.Delete, CorporateReply.Accounts)).Json["errorCode"]!);
        Assert.Equal(415, (int)(await CorporateReply.OfAsync(http, HttpMethod.Post, CorporateReply.Accounts, new StringContent(Printed, Encoding.UTF8, "text/plain"))).Status);
        Assert.Equal(413, (int)(await CorporateReply.PostAsync(http, $$"""{"accountReference1":"{{new string('x', 300_000)}}"}""")).Status);
    }

    [Fact]
    public async Task AnActivatedAccountIsOpenAndACancelledOneCancelled()
    {
        var id = (string)(await CorporateReply.PostAsync(http, Printed)).Ok()["id"]!;
        var accounts = host.Store.Service<BillingAccountChangeService>();

        await accounts.ActivateAsync(id, null, dryRun: false, Cancellation);
        Assert.Equal("OPEN", (string?)(await CorporateReply.GetAsync(http, CorporateReply.Accounts)).Ok()[0]!["status"]);
        await accounts.CancelAsync(id, null, null, dryRun: false, Cancellation);
        Assert.Equal("CANCELLED", (string?)(await CorporateReply.GetAsync(http, CorporateReply.Accounts)).Ok()[0]!["status"]);
    }
}
