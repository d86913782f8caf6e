using AdminPortal.Application.Clients;
using AdminPortal.Application.Contacts;

namespace AdminPortal.Web.Tests.Api;

public sealed class ListingContactsByApi : IDisposable
{
    private readonly ApiHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task TheListIsAsTheSeedPrintsIt()
    {
        _ = new SeedWorld(host.Given, nothing: "");
        using var http = host.Client(scopes: ApiScopes.ContactsRead);

        (await http.AskAsync("contacts")).Is(
            """
            {
              "data": [{
                "id": "c-p-5831eMDkMehkgq39L3KK", "name": "Harald Hårfagre", "firstName": "Harald", "middleName": "", "lastName": "Hårfagre",
                "email": "harald@hårfagre.no", "mobile": "+4799999999", "phone": "", "country": "NO", "roles": null,
                "organization": {
                  "id": "o-p-0TgcUq7CylltM7OkwB4t", "name": "My Organization", "entityId": "999000999", "entityVatNumber": null, "entityLegalName": null, "country": "NO"
                }
              }],
              "next": null
            }
            """);
    }

    [Fact]
    public async Task WhatIsUnsetIsNullAndTheRolesStandInTheirOrder()
    {
        host.Given.Contact("Kari", "Nordmann", and: c =>
        {
            c.MiddleName = "Marie";
            c.Roles.Add(new() { Role = ContactRole.FinancialContact });
            c.Roles.Add(new() { Role = ContactRole.Other });
        });
        using var http = host.Client();

        var only = (await http.AskAsync("contacts")).Is(200).Json["data"]![0]!;

        Assert.Equal("Kari Marie Nordmann", only["name"]!.GetValue<string>());
        Assert.Equal("""["Other","FinancialContact"]""", only["roles"]!.ToJsonString());
        foreach (var member in new[] { "email", "mobile", "phone", "country", "organization" })
        {
            Assert.True(only.AsObject().TryGetPropertyValue(member, out var value) && value is null, member);
        }
    }

    [Fact]
    public async Task PagesFollowTheOrderOfCreationThoughOthersComeAndGo()
    {
        for (var number = 1; number <= 5; number++)
        {
            host.Given.Contact("Number", $"{number}");
        }

        using var http = host.Client();
        var first = (await http.AskAsync("contacts?limit=2")).Is(200);
        Assert.Equal(["1", "2"], LastNames(first));
        using (var db = host.Store.Open())
        {
            db.Contacts.Remove(db.Contacts.Single(c => c.LastName == "2"));
            await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
        }

        host.Given.Contact("Number", "6");
        var second = (await http.AskAsync($"contacts?limit=2&page={first["next"]}")).Is(200);
        var third = (await http.AskAsync($"contacts?limit=3&page={second["next"]}")).Is(200);

        Assert.Equal(["3", "4"], LastNames(second));
        Assert.Equal(["5", "6"], LastNames(third));
        Assert.Null(third["next"]);
    }

    [Fact]
    public async Task FiftyComeWhereNoLimitIsGivenAndAThousandAtMost()
    {
        for (var number = 0; number < 51; number++)
        {
            host.Given.Contact("Number", $"{number}");
        }

        using var http = host.Client();

        Assert.Equal(50, LastNames(await http.AskAsync("contacts")).Length);
        Assert.Equal(51, LastNames(await http.AskAsync("contacts?limit=1001")).Length);
        foreach (var wrong in new[] { "0", "-1", "many", "1.5" })
        {
            Assert.Equal(["limit"], (await http.AskAsync($"contacts?limit={wrong}")).Faults);
        }
    }

    [Fact]
    public async Task ATokenIsGoodForItsOwnListOnly()
    {
        host.Given.Organization("One");
        host.Given.Organization("Two");
        using var http = host.Client();
        var other = (await http.AskAsync("organizations?limit=1"))["next"];

        Assert.Equal(["page"], (await http.AskAsync($"contacts?page={other}")).Faults);
        Assert.Equal(["page", "limit"], (await http.AskAsync("contacts?page=made-up&limit=0")).Faults);
    }

    [Fact]
    public async Task AClientSeesItsSubtreeAndWhatTheCallNarrowsItTo()
    {
        var mine = host.Given.Organization("Mine");
        var inner = host.Given.Organization("Inner", mine);
        host.Given.Contact("A", "Mine", mine);
        host.Given.Contact("B", "Inner", inner);
        host.Given.Contact("C", "Other", host.Given.Organization("Other"));
        host.Given.Contact("D", "Nobody's");
        host.Given.Contact("E", "Deleted", mine, c => c.DeletedAt = host.Store.Clock.UtcNow);
        using var whole = host.Client();
        using var scoped = host.Client(organization: mine);
        using var narrowed = host.Client();
        narrowed.DefaultRequestHeaders.Add("Signicat-OrganizationId", inner.PublicId);

        Assert.Equal(["Mine", "Inner", "Other", "Nobody's"], LastNames(await whole.AskAsync("contacts")));
        Assert.Equal(["Mine", "Inner"], LastNames(await scoped.AskAsync("contacts")));
        Assert.Equal(["Inner"], LastNames(await narrowed.AskAsync("contacts")));
        Assert.Equal(["Inner"], LastNames(await scoped.AskAsync($"contacts?signicat-organizationId={inner.PublicId}")));
    }

    [Fact]
    public async Task OneContactIsAsTheSeedPrintsIt()
    {
        _ = new SeedWorld(host.Given);
        using var http = host.Client(scopes: ApiScopes.ContactsRead);

        var found = await http.AskAsync($"contacts/{SeedWorld.HaraldId}");

        found.Is(ChangingContactsByApi.HaraldAsPrinted);
        Assert.Equal("\"1\"", found.ETag);
    }

    [Fact]
    public async Task WhatTheClientDoesNotSeeDoesNotExist()
    {
        var mine = host.Given.Organization("Mine");
        var gone = host.Given.Contact("A", "Gone", mine, c => c.DeletedAt = host.Store.Clock.UtcNow);
        var other = host.Given.Contact("B", "Other", host.Given.Organization("Other"));
        var nobodys = host.Given.Contact("C", "Nobody's");
        _ = new SeedWorld(host.Given);
        using var whole = host.Client();
        using var scoped = host.Client(organization: mine);

        (await whole.AskAsync("contacts/c-p-none")).Is(404, "not_found");
        (await whole.AskAsync($"contacts/{gone.PublicId}")).Is(404, "not_found");
        (await whole.AskAsync($"contacts/{SeedWorld.HaraldId.ToUpperInvariant()}")).Is(404);
        (await scoped.AskAsync($"contacts/{other.PublicId}")).Is(404, "not_found");
        (await scoped.AskAsync($"contacts/{nobodys.PublicId}")).Is(404, "not_found");
        (await whole.AskAsync($"contacts/{nobodys.PublicId}")).Is(200);
    }

    private static string[] LastNames(Reply list) =>
        [.. list.Is(200).Json["data"]!.AsArray().Select(contact => contact!["lastName"]!.GetValue<string>())];
}
