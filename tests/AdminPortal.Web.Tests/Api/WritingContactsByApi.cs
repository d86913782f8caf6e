using AdminPortal.Application.Access;
using AdminPortal.Application.Clients;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Web.Tests.Api;

public sealed class WritingContactsByApi : IDisposable
{
    /// <summary>The most characters of each member.</summary>
    public static readonly IReadOnlyList<(string Member, int Most)> Lengths =
        [("firstName", 64), ("middleName", 64), ("lastName", 64), ("mobile", 128), ("phone", 128), ("email", 128)];

    private static readonly string[] Names = ["firstName", "lastName"];

    private readonly ApiHost host = new();

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task TheSeedsContactIsMadeAsItStands()
    {
        host.Given.Organization("My Organization", and: o => (o.PublicId, o.EntityId, o.Country) = (SeedWorld.MyOrganizationId, "999000999", "NO"));
        using var http = host.Client("Importer", scopes: ApiScopes.ContactsWrite);

        var made = await http.CallAsync("POST", "contacts", ChangingContactsByApi.HaraldAsSent);

        Assert.Matches("^c-p-[0-9A-Za-z]{20}$", made["id"]);
        made.Is(ChangingContactsByApi.HaraldAsPrinted.Replace(SeedWorld.HaraldId, made["id"], StringComparison.Ordinal));
        Assert.Equal("\"1\"", made.ETag);
        Assert.Equal(made.Body, (await http.AskAsync($"contacts/{made["id"]}")).Body);
        var entry = await host.Store.Open().AuditEntries.SingleAsync(Cancellation);
        Assert.Equal(
            ("created", "contact", made["id"], host.ClientId("Importer"), "Importer", ChangeSource.Api),
            (entry.Action, entry.ObjectType, entry.ObjectId, entry.ActorId, entry.ActorName, entry.Source));
    }

    [Fact]
    public async Task OnlyTheNamesAreNeeded()
    {
        using var http = host.Client();

        var made = await http.CallAsync("POST", "contacts", """{"firstName": "Ola", "lastName": "Nordmann", "country": "", "email": "", "roles": []}""");

        Assert.Equal("Ola Nordmann", made["name"]);
        foreach (var member in new[] { "middleName", "email", "mobile", "phone", "country", "organization", "roles" })
        {
            Assert.Null(made[member]);
        }
    }

    [Fact]
    public async Task TheBoundsAreTheSeeds()
    {
        using var http = host.Client();

        foreach (var (member, most) in Lengths)
        {
            (await http.CallAsync("POST", "contacts", Body(member, most))).Is(200);
            Assert.Equal([member], (await http.CallAsync("POST", "contacts", Body(member, most + 1))).Faults);
        }

        foreach (var wrong in new[] { "N", "NOR", "N1" })
        {
            Assert.Equal(["country"], (await http.CallAsync("POST", "contacts", $$"""{"firstName": "O", "lastName": "N", "country": "{{wrong}}"}""")).Faults);
        }
    }

    [Fact]
    public async Task EveryFaultIsToldAtOnce()
    {
        using var http = host.Client();

        Assert.Equal(["firstName", "lastName"], (await http.CallAsync("POST", "contacts", "{}")).Faults.Order());
        Assert.Equal(["firstName", "lastName"], (await http.CallAsync("POST", "contacts", """{"firstName": "", "lastName": null}""")).Faults.Order());
        var refused = await http.CallAsync(
            "POST",
            "contacts",
            """{"firstName": true, "middleName": [], "lastName": {}, "email": "nobody", "mobile": 47, "phone": "\u0000", "country": "NORWAY", "organizationId": "o-p-none", "roles": ["Chief"]}""");
        Assert.Equal(
            ["country", "email", "firstName", "lastName", "middleName", "mobile", "organizationId", "phone", "roles[0]"], refused.Faults.Order(StringComparer.Ordinal));
        Assert.Equal(["roles"], (await http.CallAsync("POST", "contacts", """{"firstName": "O", "lastName": "N", "roles": "Other"}""")).Faults);
        Assert.Equal(["roles"], (await http.CallAsync("POST", "contacts", """{"firstName": "O", "lastName": "N", "roles": [null]}""")).Faults);
        Assert.Empty(host.Store.Open().Contacts);
    }

    [Fact]
    public async Task WhatIsNotTheContractsInputIsPassedOver()
    {
        using var http = host.Client();

        var made = await http.CallAsync(
            "POST",
            "contacts",
            """{"id": "c-p-mine", "name": "Boss", "version": 9, "deletedAt": "2020-01-01", "firstName": "Ola", "lastName": "Nordmann", "organization": {"id": "o-p-none"}, "roles": ["Other"]}""");

        Assert.NotEqual("c-p-mine", made["id"]);
        Assert.Equal(("Ola Nordmann", null, """["Other"]""", "\"1\""), (made["name"], made["organization"], made["roles"], made.ETag));
    }

    [Fact]
    public async Task AScopedClientMakesContactsInItsSubtreeOnly()
    {
        var mine = host.Given.Organization("Mine");
        var inner = host.Given.Organization("Inner", mine);
        var other = host.Given.Organization("Other");
        using var scoped = host.Client(organization: mine, scopes: ApiScopes.ContactsWrite);
        using var reads = host.Client(scopes: ApiScopes.ContactsRead);

        (await scoped.CallAsync("POST", "contacts", In(inner.PublicId))).Is(200);
        Assert.Equal(["organizationId"], (await scoped.CallAsync("POST", "contacts", In(other.PublicId))).Faults);
        (await scoped.CallAsync("POST", "contacts", """{"firstName": "Ola", "lastName": "Nordmann"}""")).Is(403, "not_allowed");
        (await reads.CallAsync("POST", "contacts", In(mine.PublicId))).Is(403);
        Assert.Single(host.Store.Open().Contacts);

        static string In(string organization) => $$"""{"firstName": "Ola", "lastName": "Nordmann", "organizationId": "{{organization}}"}""";
    }

    /// <summary>A contact with so many characters in one member.</summary>
    public static string Body(string member, int characters)
    {
        var names = string.Join(", ", Names.Where(name => name != member).Select(name => $"\"{name}\": \"x\""));
        var text = member == "email" ? $"{new string('m', characters - "@example.no".Length)}@example.no" : new string('x', characters);
        return $$"""{"{{member}}": "{{text}}", {{names}}}""";
    }
}
