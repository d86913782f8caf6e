using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Clients;
using AdminPortal.Testing;

namespace AdminPortal.Web.Tests.Api;

public sealed class ListingCorporateAccounts : IDisposable
{
    private readonly ApiHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task TheyAreABareArrayInOrderOfCreationByPageAndPageSize()
    {
        using var http = host.Client(null, null, ApiScopes.CorporateAccountsRead);
        var organization = host.Given.Organization("Fjord");
        for (var number = 60; number > 0; number--)
        {
            host.Given.BillingAccount(organization, and: a => a.Number = $"{number}");
        }

        Assert.Equal(Enumerable.Range(11, 50).Reverse().Select(number => $"{number}"), await IdsAsync(http, ""));
        Assert.Equal(["60", "59"], await IdsAsync(http, "?pageSize=2"));
        Assert.Equal(["58", "57"], await IdsAsync(http, "?page=1&pageSize=2"));
        Assert.Equal(["1"], await IdsAsync(http, "?page=59&pageSize=1"));
        Assert.Equal(60, (await IdsAsync(http, "?pageSize=1000")).Count);
        Assert.Empty(await IdsAsync(http, "?page=60&pageSize=1"));
        Assert.Empty(await IdsAsync(http, "?page=2147483647&pageSize=1000"));
    }

    [Theory]
    [InlineData("page=-1")]
    [InlineData("page=x")]
    [InlineData("page=1.5")]
    [InlineData("page=2147483648")]
    [InlineData("page=0&page=1")]
    [InlineData("pageSize=0")]
    [InlineData("pageSize=-5")]
    [InlineData("pageSize=1001")]
    [InlineData("pageSize=ten")]
    public async Task APageThatIsNoneIsRefused(string query)
    {
        using var http = host.Client();

        (await http.AskAsync($"{Calls.CorporateAccounts}?{query}")).Is(400, "40090");
    }

    [Fact]
    public async Task EveryMemberIsAlwaysThere()
    {
        using var http = host.Client();
        var owner = host.Given.Organization("Owner", and: o => o.EntityId = "HRB 12 B");
        host.Given.BillingAccount(owner, and: a =>
        {
            (a.Number, a.PayerId, a.Status, a.Type) = ("7", null, BillingAccountStatus.Cancelled, BillingAccountType.RingKontant);
            (a.PersonalPayerFirstName, a.PersonalPayerMiddleName, a.PersonalPayerLastName) = ("Ola", "Roger", "Nordmann");
        });
        host.Given.BillingAccount(host.Given.Organization("No number"), and: a => (a.Number, a.Type) = ("8", BillingAccountType.Reserved));

        var reply = await http.AskAsync(Calls.CorporateAccounts);

        Assert.Equal(
            "[{\"id\":\"7\",\"accountReference1\":null,\"owner\":{\"orgNumber\":\"HRB 12 B\",\"name\":\"Owner\"},"
            + "\"personalPayer\":{\"firstName\":\"Ola\",\"lastName\":\"Nordmann\",\"middleName\":\"Roger\"},\"companyPayer\":null,"
            + "\"invoice\":{\"address\":{\"streetName\":null,\"streetAddress\":null,\"entranceCode\":null,\"postalCode\":null,\"postalPlace\":null},\"format\":null},"
            + "\"status\":\"CANCELLED\",\"type\":\"RING_KONTANT\",\"accountReference2\":null,\"accountReference3\":null},"
            + "{\"id\":\"8\",\"accountReference1\":null,\"owner\":{\"orgNumber\":null,\"name\":\"No number\"},"
            + "\"personalPayer\":null,\"companyPayer\":{\"orgNumber\":null,\"name\":\"No number\"},"
            + "\"invoice\":{\"address\":{\"streetName\":null,\"streetAddress\":null,\"entranceCode\":null,\"postalCode\":null,\"postalPlace\":null},\"format\":null},"
            + "\"status\":\"PASSIVE\",\"type\":\"RESERVED\",\"accountReference2\":null,\"accountReference3\":null}]",
            reply.Body);
    }

    [Fact]
    public async Task AClientOfASubtreeSeesWhatItOwnsOrPaysAndOnlyTheNameOfOthers()
    {
        var mine = host.Given.Organization("Mine", and: o => o.EntityId = "914742315");
        var below = host.Given.Organization("Below", mine, o => o.EntityId = "987654321");
        var others = host.Given.Organization("Others", and: o => o.EntityId = "999000999");
        var theirs = host.Given.AddressCard(others, c => c.StreetName = "Secret street");
        host.Given.BillingAccount(others, and: a => a.Number = "1");
        host.Given.BillingAccount(mine, others, a => (a.Number, a.AddressCardId) = ("2", theirs.Id));
        host.Given.BillingAccount(others, below, a => a.Number = "3");
        using var http = host.Client(null, mine);
        using var everything = host.Client();

        var reply = await http.AskAsync(Calls.CorporateAccounts);

        Assert.Equal(["2", "3"], reply.Ok().AsArray().Select(account => (string)account!["id"]!));
        Assert.Equal("{\"orgNumber\":null,\"name\":\"Others\"}", reply.Json[0]!["companyPayer"]!.ToJsonString());
        Assert.DoesNotContain("Secret", reply.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("999000999", reply.Body, StringComparison.Ordinal);
        Assert.Equal(["3"], (await everything.AskAsync(Calls.CorporateAccounts, "Signicat-OrganizationId", below.PublicId)).Ok().AsArray().Select(account => (string)account!["id"]!));
        (await http.AskAsync(Calls.CorporateAccounts, "Signicat-OrganizationId", others.PublicId)).Is(400, "400007");
    }

    [Fact]
    public async Task TheListNeedsItsScope()
    {
        using var http = host.Client(null, null, ApiScopes.AccountsAdmin);

        (await http.AskAsync(Calls.CorporateAccounts)).Is(403, "40301");
    }

    private static async Task<List<string>> IdsAsync(HttpClient http, string query) =>
        [.. (await http.AskAsync(Calls.CorporateAccounts + query)).Ok().AsArray().Select(account => (string)account!["id"]!)];
}
