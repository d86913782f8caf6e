using AdminPortal.Application.Access;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Contacts;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Web.Tests.Api;

public sealed class ChangingContactsByApi : IDisposable
{
    /// <summary>The seed's answer to all that speaks of one contact.</summary>
    public const string HaraldAsPrinted =
        """
        {
          "id": "c-p-5831eMDkMehkgq39L3KK", "name": "Harald Hårfagre", "firstName": "Harald", "middleName": null, "lastName": "Hårfagre",
          "email": "harald@hårfagre.no", "mobile": "+4799999999", "phone": null, "country": "NO",
          "organization": {
            "id": "o-p-0TgcUq7CylltM7OkwB4t", "name": "My Organization", "entityId": "999000999", "entityVatNumber": null, "entityLegalName": null, "country": "NO"
          },
          "roles": null
        }
        """;

    /// <summary>The seed's body of POST, PUT and PATCH.</summary>
    public const string HaraldAsSent =
        """
        {
          "organizationId": "o-p-0TgcUq7CylltM7OkwB4t", "firstName": "Harald", "middleName": null, "lastName": "Hårfagre", "email": "harald@hårfagre.no",
          "mobile": "+4799999999", "phone": null, "country": "NO", "roles": null
        }
        """;

    private readonly ApiHost host = new();

    public static TheoryData<string> Updates => ["PUT", "PATCH"];

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public void Dispose() => host.Dispose();

    [Theory, MemberData(nameof(Updates))]
    public async Task TheSeedsUpdateWorksAsItStands(string method)
    {
        var world = new SeedWorld(host.Given);
        var other = host.Given.Contact("Somebody", "Else", world.MyOrganization, c => c.Roles.Add(new() { Role = ContactRole.Other }));
        using var http = host.Client(scopes: ApiScopes.ContactsWrite);

        var changed = await http.CallAsync(method, $"contacts/{other.PublicId}", HaraldAsSent);

        changed.Is(HaraldAsPrinted.Replace(SeedWorld.HaraldId, other.PublicId, StringComparison.Ordinal));
        Assert.Equal("\"2\"", changed.ETag);
    }

    [Fact]
    public async Task PutReplacesAllAndPatchOnlyWhatIsSent()
    {
        var harald = new SeedWorld(host.Given).Harald;
        using var http = host.Client();

        var patched = await http.CallAsync("PATCH", Path(harald), """{"phone": "22334455", "roles": ["FinancialContact", "Other"]}""");
        Assert.Equal(("harald@hårfagre.no", "22334455", """["Other","FinancialContact"]"""), (patched["email"], patched["phone"], patched["roles"]));
        patched = await http.CallAsync("PATCH", Path(harald), """{"email": null, "country": "se"}""");
        Assert.Equal((null, "22334455", "SE", """["Other","FinancialContact"]"""), (patched["email"], patched["phone"], patched["country"], patched["roles"]));
        patched = await http.CallAsync("PATCH", Path(harald), """{"roles": null}""");
        Assert.Equal(("Harald Hårfagre", null, "My Organization"), (patched["name"], patched["roles"], patched.Json["organization"]!["name"]!.GetValue<string>()));
        patched = await http.CallAsync("PATCH", Path(harald), "{}");
        Assert.Equal("\"4\"", patched.ETag);

        var replaced = await http.CallAsync("PUT", Path(harald), """{"firstName": "Ola", "lastName": "Nordmann"}""");
        Assert.Equal(("Ola Nordmann", null, null, null, null), (replaced["name"], replaced["phone"], replaced["mobile"], replaced["country"], replaced["organization"]));
    }

    [Theory, MemberData(nameof(Updates))]
    public async Task AnEmptyTextClearsWhatMayBeEmpty(string method)
    {
        var harald = new SeedWorld(host.Given).Harald;
        using var http = host.Client();

        var changed = await http.CallAsync(
            method, Path(harald), """{"firstName": "", "middleName": "", "email": "", "mobile": "", "phone": "", "country": "", "organizationId": "", "lastName": "H"}""");

        Assert.Equal(("H", "", "H"), (changed["name"], changed["firstName"], changed["lastName"]));
        foreach (var member in new[] { "middleName", "email", "mobile", "phone", "country", "organization" })
        {
            Assert.Null(changed[member]);
        }
    }

    [Fact]
    public async Task TheLastNameStaysWhereNoneIsGivenAndTheFirstGoes()
    {
        var harald = new SeedWorld(host.Given).Harald;
        using var http = host.Client();

        Assert.Equal("Hårfagre", (await http.CallAsync("PUT", Path(harald), "{}"))["name"]);
        Assert.Equal("Hårfagre", (await http.CallAsync("PATCH", Path(harald), """{"lastName": null, "firstName": null}"""))["name"]);
        Assert.Equal(["lastName"], (await http.CallAsync("PATCH", Path(harald), """{"lastName": ""}""")).Faults);
        Assert.Equal(["lastName"], (await http.CallAsync("PUT", Path(harald), """{"lastName": " "}""")).Faults);
    }

    [Theory, MemberData(nameof(Updates))]
    public async Task TheBoundsAreTheSeeds(string method)
    {
        var harald = new SeedWorld(host.Given).Harald;
        using var http = host.Client();

        foreach (var (member, most) in WritingContactsByApi.Lengths)
        {
            (await http.CallAsync(method, Path(harald), WritingContactsByApi.Body(member, most))).Is(200);
            Assert.Equal([member], (await http.CallAsync(method, Path(harald), WritingContactsByApi.Body(member, most + 1))).Faults);
        }

        foreach (var wrong in new[] { "N", "NOR", "N1" })
        {
            Assert.Equal(["country"], (await http.CallAsync(method, Path(harald), $$"""{"country": "{{wrong}}"}""")).Faults);
        }
    }

    [Fact]
    public async Task EveryFaultIsToldUnderItsOwnName()
    {
        var harald = new SeedWorld(host.Given).Harald;
        using var http = host.Client();

        var refused = await http.CallAsync(
            "PATCH", Path(harald), """{"firstName": 1, "lastName": "", "email": "nobody", "organizationId": "o-p-none", "roles": ["Other", "Boss", "other"]}""");

        Assert.Equal(["email", "firstName", "lastName", "organizationId", "roles[1]", "roles[2]"], refused.Faults.Order(StringComparer.Ordinal));
        Assert.Contains("CommercialOwner", refused.Body, StringComparison.Ordinal);
        Assert.Equal("Harald Hårfagre", (await http.AskAsync(Path(harald)))["name"]);
        Assert.Empty(host.Store.Open().AuditEntries);
    }

    [Fact]
    public async Task OfTwoAtOnceTheSecondIsToldByItsIfMatch()
    {
        var harald = new SeedWorld(host.Given).Harald;
        using var http = host.Client();
        var read = (await http.AskAsync(Path(harald))).ETag;

        (await http.CallAsync("PATCH", Path(harald), """{"phone": "1"}""", "If-Match", read!)).Is(200);
        (await http.CallAsync("PATCH", Path(harald), """{"phone": "2"}""", "If-Match", read!)).Is(412, "stale");
        (await http.CallAsync("PUT", Path(harald), HaraldAsSent, "If-Match", read!)).Is(412, "stale");
        (await http.CallAsync("DELETE", Path(harald), null, "If-Match", read!)).Is(412, "stale");

        Assert.Equal("1", (await http.AskAsync(Path(harald)))["phone"]);
        (await http.CallAsync("PATCH", Path(harald), """{"phone": "3"}""")).Is(200);
    }

    [Fact]
    public async Task ChangesAtTheSameTimeLoseNothingOfEachOther()
    {
        var harald = new SeedWorld(host.Given).Harald;
        using var http = host.Client();

        var answers = await Task.WhenAll(
            http.CallAsync("PATCH", Path(harald), """{"phone": "1"}"""),
            http.CallAsync("PATCH", Path(harald), """{"email": "h@example.no"}"""),
            http.CallAsync("PATCH", Path(harald), """{"middleName": "Halvdansson"}"""));

        Assert.All(answers, answer => answer.Is(200));
        var now = await http.AskAsync(Path(harald));
        Assert.Equal(("1", "h@example.no", "Halvdansson", "\"4\""), (now["phone"], now["email"], now["middleName"], now.ETag));
    }

    [Fact]
    public async Task ItTakesTheScopeAndThePlaceAtBothEnds()
    {
        var world = new SeedWorld(host.Given);
        var other = host.Given.Organization("Other");
        using var reads = host.Client(scopes: ApiScopes.ContactsRead);
        using var writes = host.Client(scopes: ApiScopes.ContactsWrite);
        using var scoped = host.Client(organization: world.MyOrganization);
        using var elsewhere = host.Client(organization: other);

        (await reads.CallAsync("PATCH", Path(world.Harald), """{"phone": "1"}""")).Is(403);
        (await writes.CallAsync("DELETE", Path(world.Harald))).Is(403);
        (await elsewhere.CallAsync("PATCH", Path(world.Harald), """{"phone": "1"}""")).Is(404);
        (await elsewhere.CallAsync("DELETE", Path(world.Harald))).Is(404);
        (await scoped.CallAsync("PATCH", Path(world.Harald), """{"organizationId": null}""")).Is(403, "not_allowed");
        Assert.Equal(["organizationId"], (await scoped.CallAsync("PATCH", Path(world.Harald), $$"""{"organizationId": "{{other.PublicId}}"}""")).Faults);
        (await scoped.CallAsync("PATCH", Path(world.Harald), """{"phone": "1"}""")).Is(200);
        (await writes.CallAsync("PATCH", Path(world.Harald), $$"""{"organizationId": "{{other.PublicId}}"}""")).Is(200);
    }

    [Fact]
    public async Task ADeletedContactIsGoneAndLiesInTheRecycleBin()
    {
        var harald = new SeedWorld(host.Given).Harald;
        using var http = host.Client("Cleaner", scopes: ApiScopes.ContactsAdmin);

        Assert.Empty((await http.CallAsync("DELETE", Path(harald))).Is(204).Body);

        (await http.AskAsync(Path(harald))).Is(404);
        (await http.CallAsync("DELETE", Path(harald))).Is(404, "not_found");
        (await http.CallAsync("PATCH", Path(harald), """{"phone": "1"}""")).Is(404);
        using var db = host.Store.Open();
        Assert.NotNull(db.Contacts.IgnoreQueryFilters().Single().DeletedAt);
        var entry = await db.AuditEntries.SingleAsync(Cancellation);
        Assert.Equal(("deleted", host.ClientId("Cleaner"), ChangeSource.Api), (entry.Action, entry.ActorId, entry.Source));
    }

    private static string Path(Contact contact) => $"contacts/{contact.PublicId}";
}
