using System.Text;
using System.Text.Json.Nodes;
using AdminPortal.Application.Access;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Web.Tests.Api;

public sealed class MakingACorporateAccount : IDisposable
{
    /// <summary>As the second source document prints it.</summary>
    internal const string Printed =
        """{ "accountReference1": "Telenor ASA/ IT department", "accountReference2": "Local account id", "accountReference3": "Local account id", "addressCardId": "664158", "ownerOrganizationNumber": "987654321", "payerOrganizationNumber": "987654321" }""";

    private readonly ApiHost host = new();
    private readonly HttpClient http;

    public MakingACorporateAccount()
    {
        http = host.Client();
        GivenPayer(host);
    }

    /// <summary>Whom the printed request names, with another card besides.</summary>
    internal static void GivenPayer(ApiHost host)
    {
        var organization = host.Given.Organization("TELENOR", and: o => o.EntityId = "987 654 321");
        host.Given.AddressCard(organization, c => (c.Number, c.StreetName, c.StreetAddress, c.EntranceCode, c.PostalCode, c.PostalPlace) =
            ("664158", "Innherredsveien", "1A", "H0101", "7018", "Trondheim"));
        host.Given.AddressCard(organization, c => c.Number = "664159");
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task TheDocumentsOwnRequestIsAnsweredInTheOrderOfItsOwnSample()
    {
        var reply = await http.CallAsync("POST", Calls.CorporateAccounts, Printed);

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

        (await named.CallAsync("POST", Calls.CorporateAccounts, Printed)).Ok();

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

        var made = (await http.CallAsync("POST", Calls.CorporateAccounts, $$"""{"ownerOrganizationNumber":"{{number}}","payerOrganizationNumber":"{{number}}"}""")).Ok();

        Assert.Equal((number, number), ((string?)made["owner"]!["orgNumber"], (string?)made["companyPayer"]!["orgNumber"]));
        Assert.Null(made["accountReference1"]);
        Assert.Equal("7000001", (await host.Store.Open().BillingAccounts.Include(a => a.AddressCard).SingleAsync(Cancellation)).AddressCard!.Number);
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

        Assert.Equal("Hidden", (string?)(await http.CallAsync("POST", Calls.CorporateAccounts, body)).Ok()["owner"]!["name"]);
        Assert.Equal("Seen", (string?)(await scoped.CallAsync("POST", Calls.CorporateAccounts, body)).Ok()["owner"]!["name"]);
        Assert.Equal("Younger", (string?)(await http.CallAsync("POST", Calls.CorporateAccounts, body, "Signicat-OrganizationId", younger.PublicId)).Ok()["owner"]!["name"]);
        (await scoped.CallAsync("POST", Calls.CorporateAccounts, Printed)).Is(400, "400007");
    }

    [Fact]
    public async Task WhatTheDocumentDoesNotLetOneSayIsPassedOver()
    {
        var body = JsonNode.Parse(Printed)!.AsObject();
        body["id"] = "1";
        body["status"] = "OPEN";
        body["type"] = "RESERVED";
        body["personalPayer"] = new JsonObject { ["firstName"] = "Ola" };

        var made = (await http.CallAsync("POST", Calls.CorporateAccounts, body.ToJsonString())).Ok();

        Assert.Equal(("PASSIVE", "NORMAL", null), ((string?)made["status"], (string?)made["type"], made["personalPayer"]));
        Assert.NotEqual("1", (string?)made["id"]);
    }

    [Fact]
    public async Task ATryMakesNothing()
    {
        var reply = await http.SendBodyAsync("POST", $"{Calls.CorporateAccounts}?dryRun=true", new StringContent(Printed, Encoding.UTF8, "application/json"));

        Assert.Equal("PASSIVE", (string?)reply.Ok()["status"]);
        Assert.Empty(host.Store.Open().BillingAccounts);
    }

    [Fact]
    public async Task OneKeyMakesOneAccount()
    {
        var first = await http.CallAsync("POST", Calls.CorporateAccounts, Printed, "Idempotency-Key", "order-1");
        var second = await http.CallAsync("POST", Calls.CorporateAccounts, Printed, "Idempotency-Key", "order-1");

        Assert.Equal((string)first.Ok()["id"]!, (string)second.Ok()["id"]!);
        Assert.Single(host.Store.Open().BillingAccounts);
    }

    [Fact]
    public async Task AnActivatedAccountIsOpenAndACancelledOneCancelled()
    {
        var id = (string)(await http.CallAsync("POST", Calls.CorporateAccounts, Printed)).Ok()["id"]!;
        var accounts = host.Store.Service<BillingAccountChangeService>();

        await accounts.ActivateAsync(id, null, dryRun: false, Cancellation);
        Assert.Equal("OPEN", (string?)(await http.AskAsync(Calls.CorporateAccounts)).Ok()[0]!["status"]);
        await accounts.CancelAsync(id, null, null, dryRun: false, Cancellation);
        Assert.Equal("CANCELLED", (string?)(await http.AskAsync(Calls.CorporateAccounts)).Ok()[0]!["status"]);
    }
}
