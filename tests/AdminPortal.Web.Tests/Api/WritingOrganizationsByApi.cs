using AdminPortal.Application.Access;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Web.Tests.Api;

public sealed class WritingOrganizationsByApi : IDisposable
{
    /// <summary>The seed's body of POST.</summary>
    public const string AsSent =
        """
        {
          "name": "My Organization", "entityId": "999000999", "entityVatNumber": null, "entityLegalName": null, "country": "NO", "billingEmail": "billing@myorg.com",
          "billingAddress": {"street": "Signistreet 39", "postalCode": "5089", "city": "Bergen", "region": null, "country": "NO"},
          "parentOrganizationId": "o-p-avKce97dOKlnAlOw2R55"
        }
        """;

    private static readonly (string Member, int Most)[] Lengths =
        [("name", 255), ("website", 255), ("entityId", 255), ("entityVatNumber", 255), ("entityLegalName", 255), ("billingEmail", 255)];

    private readonly ApiHost host = new();
    private readonly Organization parent;

    public WritingOrganizationsByApi() =>
        parent = host.Given.Organization("My Parent Organization", and: o => (o.PublicId, o.EntityId, o.Country) = (SeedWorld.MyParentId, "111999555", "NO"));

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task TheSeedsOrganizationIsMadeAsItStands()
    {
        using var http = host.Client("Importer", scopes: ApiScopes.OrganizationsWrite);

        var made = await http.CallAsync("POST", "organizations", AsSent);

        Assert.Matches("^o-p-[0-9A-Za-z]{20}$", made["id"]);
        made.Is(
            $$"""
            {
              "id": "{{made["id"]}}", "name": "My Organization", "lastModifiedDate": "{{made.Json["lastModifiedDate"]!.GetValue<string>()}}", "entityId": "999000999",
              "entityVatNumber": null, "entityLegalName": null, "country": "NO", "billingEmail": "billing@myorg.com",
              "billingAddress": {"street": "Signistreet 39", "postalCode": "5089", "city": "Bergen", "region": null, "country": "NO"},
              "parentOrganization": {
                "id": "o-p-avKce97dOKlnAlOw2R55", "name": "My Parent Organization", "entityId": "111999555", "entityVatNumber": null, "entityLegalName": null, "country": "NO"
              },
              "childOrganizations": [], "billingContact": null, "accounts": [], "contacts": [], "website": null, "paymentTermsDays": null
            }
            """);
        Assert.Equal("\"1\"", made.ETag);
        Assert.Equal(made.Body, (await http.AskAsync($"organizations/{made["id"]}")).Body);
        var entry = await host.Store.Open().AuditEntries.SingleAsync(e => e.ObjectId == made["id"], Cancellation);
        Assert.Equal(("created", host.ClientId("Importer"), "Importer", ChangeSource.Api), (entry.Action, entry.ActorId, entry.ActorName, entry.Source));
        Assert.Equal(made["id"], Assert.Single((await http.AskAsync($"organizations/{SeedWorld.MyParentId}")).Json["childOrganizations"]!.AsArray())!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task NameAndParentAreNeededAlsoByWhomMayMakeRoots()
    {
        using var admin = host.Client();
        using var writes = host.Client(scopes: ApiScopes.OrganizationsWrite);

        foreach (var http in new[] { admin, writes })
        {
            Assert.Equal(["name", "parentOrganizationId"], (await http.CallAsync("POST", "organizations", "{}")).Faults.Order());
            Assert.Equal(["parentOrganizationId"], (await http.CallAsync("POST", "organizations", """{"name": "Root", "parentOrganizationId": null}""")).Faults);
            Assert.Equal(["parentOrganizationId"], (await http.CallAsync("POST", "organizations", """{"name": "Root", "parentOrganizationId": ""}""")).Faults);
            Assert.Equal(["parentOrganizationId"], (await http.CallAsync("POST", "organizations", """{"name": "Root", "parentOrganizationId": 7}""")).Faults);
        }

        var made = await writes.CallAsync("POST", "organizations", Body("name", "Org"));
        Assert.Equal(("Org", null, null, null), (made["name"], made["billingAddress"], made["country"], made["billingEmail"]));
    }

    [Fact]
    public async Task TheBoundsAreTheSeeds()
    {
        using var http = host.Client();
        foreach (var (member, most) in Lengths)
        {
            (await http.CallAsync("POST", "organizations", Body(member, Text(member, most)))).Is(200);
            Assert.Equal([member], (await http.CallAsync("POST", "organizations", Body(member, Text(member, most + 1)))).Faults);
        }

        Assert.Equal(["name"], (await http.CallAsync("POST", "organizations", Body("name", "No"))).Faults);
        foreach (var wrong in new[] { "N", "NOR", "N1" })
        {
            Assert.Equal(["country"], (await http.CallAsync("POST", "organizations", Body("country", wrong))).Faults);
        }

        static string Text(string member, int characters) =>
            member == "billingEmail" ? $"{new string('m', characters - "@example.no".Length)}@example.no" : new string('x', characters);
    }

    [Fact]
    public async Task EveryFaultIsToldUnderTheContractsOwnName()
    {
        using var http = host.Client();

        var refused = await http.CallAsync(
            "POST",
            "organizations",
            $$"""
            {
              "name": 1, "website": [], "entityId": 999000999, "billingEmail": "nobody", "country": "Norway", "parentOrganizationId": "o-p-none",
              "billingAddress": {"street": "{{new string('x', 256)}}", "postalCode": 5089, "city": "\u0007", "country": "NOR"}
            }
            """);

        Assert.Equal(
            [
                "billingAddress.city", "billingAddress.country", "billingAddress.postalCode", "billingAddress.street", "billingEmail", "country", "entityId", "name",
                "parentOrganizationId", "website",
            ],
            refused.Faults.Order(StringComparer.Ordinal));
        Assert.Equal(["billingAddress"], (await http.CallAsync("POST", "organizations", Body("billingAddress", null, "\"Bergen\""))).Faults);
        Assert.Single(host.Store.Open().Organizations);
    }

    [Fact]
    public async Task WhatIsNotTheContractsInputIsPassedOver()
    {
        using var http = host.Client();

        var made = await http.CallAsync(
            "POST",
            "organizations",
            """
            {
              "id": "o-p-mine", "parentId": null, "paymentTermsDays": 0, "billingContactId": 5, "billingCity": "Oslo", "accounts": [{"id": "a-ppge-x"}], "version": 9,
              "name": "Organisation", "parentOrganizationId": "o-p-avKce97dOKlnAlOw2R55"
            }
            """);

        Assert.NotEqual("o-p-mine", made["id"]);
        Assert.Equal((null, null, null, "[]", "\"1\""), (made["paymentTermsDays"], made["billingAddress"], made["billingContact"], made["accounts"], made.ETag));
    }

    [Fact]
    public async Task ItTakesTheScopeAndThePlace()
    {
        var mine = host.Given.Organization("Mine");
        using var scoped = host.Client(organization: mine, scopes: ApiScopes.OrganizationsWrite);
        using var reads = host.Client(scopes: ApiScopes.OrganizationsRead);
        using var contacts = host.Client(scopes: ApiScopes.ContactsAdmin);

        Assert.Equal(["parentOrganizationId"], (await scoped.CallAsync("POST", "organizations", AsSent)).Faults);
        (await scoped.CallAsync("POST", "organizations", AsSent.Replace(SeedWorld.MyParentId, mine.PublicId, StringComparison.Ordinal))).Is(200);
        (await reads.CallAsync("POST", "organizations", AsSent)).Is(403);
        Assert.NotEqual(200, (await contacts.CallAsync("POST", "organizations", AsSent)).Status);
        Assert.Empty(host.Store.Open().Organizations.Where(o => o.ParentId == parent.Id));
    }

    private static string Body(string member, string? text, string? json = null)
    {
        var name = member == "name" ? "" : "\"name\": \"Organisation\", ";
        return $$"""{ {{name}}"{{member}}": {{json ?? $"\"{text}\""}}, "parentOrganizationId": "{{SeedWorld.MyParentId}}"}""";
    }
}
