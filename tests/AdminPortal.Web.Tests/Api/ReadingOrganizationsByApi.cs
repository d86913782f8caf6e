using AdminPortal.Application.Clients;
using AdminPortal.Application.Contacts;

namespace AdminPortal.Web.Tests.Api;

public sealed class ReadingOrganizationsByApi : IDisposable
{
    private readonly ApiHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task TheListIsAsTheSeedPrintsIt()
    {
        var parent = host.Given.Organization("My Parent Organization", and: o =>
            (o.PublicId, o.EntityId, o.Country, o.LastModifiedAt) = (SeedWorld.MyParentId, "111999555", "NO", new(2022, 5, 1, 3, 14, 39, DateTimeKind.Utc)));
        host.Given.Organization("My Organization", parent, o =>
            (o.PublicId, o.EntityId, o.Country, o.LastModifiedAt) = (SeedWorld.MyOrganizationId, "999000999", "NO", new(2022, 5, 1, 3, 14, 39, DateTimeKind.Utc)));
        using var http = host.Client(scopes: ApiScopes.OrganizationsRead);

        // The seed prints the child first; lists come in order of creation.
        (await http.AskAsync("organizations")).Is(
            """
            {
              "data": [{
                "id": "o-p-avKce97dOKlnAlOw2R55", "name": "My Parent Organization", "lastModifiedDate": "2022-05-01T03:14:39Z", "entityId": "111999555",
                "entityVatNumber": null, "entityLegalName": null, "country": "NO", "parentOrganization": null
              }, {
                "id": "o-p-0TgcUq7CylltM7OkwB4t", "name": "My Organization", "lastModifiedDate": "2022-05-01T03:14:39Z", "entityId": "999000999",
                "entityVatNumber": null, "entityLegalName": null, "country": "NO",
                "parentOrganization": {
                  "id": "o-p-avKce97dOKlnAlOw2R55", "name": "My Parent Organization", "entityId": "111999555", "entityVatNumber": null, "entityLegalName": null, "country": "NO"
                }
              }],
              "next": null
            }
            """);
    }

    [Fact]
    public async Task OneOrganizationIsAsTheSeedPrintsIt()
    {
        var parent = host.Given.Organization("My Parent Organization", and: o => (o.PublicId, o.EntityId, o.Country) = (SeedWorld.MyParentId, "111999555", "NO"));
        var world = new SeedWorld(host.Given);
        using (var db = host.Store.Open())
        {
            var mine = db.Organizations.Single(o => o.Id == world.MyOrganization.Id);
            (mine.ParentId, mine.BillingContactId, mine.BillingEmail) = (parent.Id, world.Harald.Id, "billing@myorg.com");
            (mine.BillingStreet, mine.BillingPostalCode, mine.BillingCity, mine.BillingCountry) = ("Signistreet 39", "5089", "Bergen", "NO");
            db.Update(mine);
            await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
        }

        using var http = host.Client(scopes: ApiScopes.OrganizationsRead);
        var found = await http.AskAsync($"organizations/{SeedWorld.MyOrganizationId}");

        found.Is(
            """
            {
              "id": "o-p-0TgcUq7CylltM7OkwB4t", "name": "My Organization", "lastModifiedDate": "2022-05-01T03:14:39Z", "entityId": "999000999",
              "entityVatNumber": null, "entityLegalName": null, "country": "NO", "billingEmail": "billing@myorg.com",
              "billingAddress": {"street": "Signistreet 39", "postalCode": "5089", "city": "Bergen", "region": null, "country": "NO"},
              "parentOrganization": {
                "id": "o-p-avKce97dOKlnAlOw2R55", "name": "My Parent Organization", "entityId": "111999555", "entityVatNumber": null, "entityLegalName": null, "country": "NO"
              },
              "childOrganizations": [],
              "billingContact": {"id": "c-p-5831eMDkMehkgq39L3KK", "name": "Harald Hårfagre", "email": "harald@hårfagre.no", "mobile": "+4799999999", "roles": null},
              "accounts": [
                {"id": "a-ppge-ovC1eMDgt0hkgqZUSaPh", "name": "My Account", "isSandbox": false, "enabled": true, "region": "EU", "cloud": "GCP", "isSoftDeleted": null, "softDeletedAt": null},
                {"id": "a-spge-PmN5cDIdq0cz93ZUS276", "name": "My Sandbox Account", "isSandbox": true, "enabled": false, "region": "EU", "cloud": "GCP", "isSoftDeleted": null, "softDeletedAt": null}
              ],
              "contacts": [{"id": "c-p-5831eMDkMehkgq39L3KK", "name": "Harald Hårfagre", "email": "harald@hårfagre.no", "mobile": "+4799999999", "roles": null}],
              "website": null,
              "paymentTermsDays": null
            }
            """);
        Assert.Equal("\"1\"", found.ETag);
    }

    [Fact]
    public async Task WhatLiesInTheRecycleBinIsTheAccountsOnlyAndTheySaySo()
    {
        var deleted = new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
        var organization = host.Given.Organization("Organisation", and: o => (o.Website, o.PaymentTermsDays) = ("https://example.no", 14));
        host.Given.Organization("Live child", organization);
        host.Given.Organization("Deleted child", organization, o => o.DeletedAt = deleted);
        host.Given.Account("Deleted account", organization, a => a.DeletedAt = deleted);
        var gone = host.Given.Contact("Deleted", "Contact", organization, c => c.DeletedAt = deleted);
        host.Given.Contact("Live", "Contact", organization, c => c.Roles.Add(new() { Role = ContactRole.CommercialOwner }));
        using (var db = host.Store.Open())
        {
            db.Update(organization).Entity.BillingContactId = gone.Id;
            await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
        }

        using var http = host.Client();
        var reply = (await http.AskAsync($"organizations/{organization.PublicId}")).Is(200);
        var found = reply.Json;

        Assert.Equal("Live child", Assert.Single(found["childOrganizations"]!.AsArray())!["name"]!.GetValue<string>());
        var account = Assert.Single(found["accounts"]!.AsArray());
        Assert.Equal((true, "2026-03-01T12:00:00Z"), (account!["isSoftDeleted"]!.GetValue<bool>(), account!["softDeletedAt"]!.GetValue<string>()));
        Assert.Equal("""["CommercialOwner"]""", Assert.Single(found["contacts"]!.AsArray())!["roles"]!.ToJsonString());
        Assert.Null(reply["billingContact"]);
        Assert.Null(reply["billingAddress"]);
        Assert.Equal(("https://example.no", 14), (found["website"]!.GetValue<string>(), found["paymentTermsDays"]!.GetValue<int>()));
    }

    [Fact]
    public async Task AParentAndABillingContactThatTheClientDoesNotSeeAreNull()
    {
        var top = host.Given.Organization("Top");
        var outside = host.Given.Contact("Out", "Side", top);
        var mine = host.Given.Organization("Mine", top, o => o.BillingContactId = outside.Id);
        var inner = host.Given.Organization("Inner", mine);
        using var scoped = host.Client(organization: mine);
        using var narrowed = host.Client();
        narrowed.DefaultRequestHeaders.Add("Signicat-OrganizationId", inner.PublicId);

        var seen = await scoped.AskAsync($"organizations/{mine.PublicId}");
        Assert.Equal((null, null), (seen["parentOrganization"], seen["billingContact"]));
        Assert.Equal(["Mine", "Inner"], Names(await scoped.AskAsync("organizations")));
        Assert.Contains("\"parentOrganization\":null", (await scoped.AskAsync("organizations")).Json["data"]![0]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(["Inner"], Names(await narrowed.AskAsync("organizations")));
        (await scoped.AskAsync($"organizations/{top.PublicId}")).Is(404, "not_found");
        (await narrowed.AskAsync($"organizations/{mine.PublicId}")).Is(404, "not_found");
        (await scoped.AskAsync($"organizations/{mine.PublicId.ToUpperInvariant()}")).Is(404);
    }

    [Fact]
    public async Task PagesFollowTheOrderOfCreation()
    {
        foreach (var name in new[] { "Z", "Y", "X" })
        {
            host.Given.Organization(name);
        }

        using var http = host.Client();
        var first = await http.AskAsync("organizations?limit=2");
        var second = await http.AskAsync($"organizations?limit=2&page={first["next"]}");

        Assert.Equal(["Z", "Y"], Names(first));
        Assert.Equal(["X"], Names(second));
        Assert.Null(second["next"]);
        Assert.Equal(["limit"], (await http.AskAsync("organizations?limit=0")).Faults);
    }

    [Fact]
    public async Task AllChildrenOfAWideOrganizationAreThere()
    {
        var wide = host.Given.Organization("Wide");
        using (var db = host.Store.Open())
        {
            db.Organizations.AddRange(Enumerable.Range(0, 3_000).Select(number => new Application.Organizations.Organization
            {
                PublicId = $"o-p-child{number:D15}",
                Name = $"Child {number}",
                ParentId = wide.Id,
                Version = 1,
            }));
            await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
        }

        using var http = host.Client();

        Assert.Equal(3_000, (await http.AskAsync($"organizations/{wide.PublicId}")).Is(200).Json["childOrganizations"]!.AsArray().Count);
    }

    private static string[] Names(Reply list) => [.. list.Is(200).Json["data"]!.AsArray().Select(found => found!["name"]!.GetValue<string>())];
}
