using AdminPortal.Application.Clients;

namespace AdminPortal.Web.Tests.Api;

public sealed class ReadingMetadata(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task ItHoldsWhatValuesTheFieldsMayTake()
    {
        var parent = host.Given.Product("auth");
        host.Given.Product("auth-nbid", parent);

        var values = (await host.Client().AskAsync("metadata")).Is(200).Json;

        Assert.Equal(["regions", "clouds", "products", "contactRoles", "countries", "currencies"], values.AsObject().Select(member => member.Key));
        Assert.Equal("""["EU"]""", values["regions"]!.ToJsonString());
        Assert.Equal("""["GCP","OTC"]""", values["clouds"]!.ToJsonString());
        Assert.Equal("""[{"code":"auth","name":"Product auth","parent":null},{"code":"auth-nbid","name":"Product auth-nbid","parent":"auth"}]""", values["products"]!.ToJsonString());
        Assert.Equal("""["Other","CommercialOwner","MainTechnicalContact","FinancialContact"]""", values["contactRoles"]!.ToJsonString());
        Assert.Contains(values["countries"]!.AsArray(), country => (string?)country!["code"] == "NO" && ((string)country["name"]!).StartsWith("Nor", StringComparison.Ordinal));
        Assert.Equal(249, values["countries"]!.AsArray().Count);
        Assert.Equal(["EUR", "ISK", "NOK", "SEK"], values["currencies"]!.AsArray().Select(code => (string)code!).Where(code => code is "SEK" or "NOK" or "ISK" or "EUR"));
    }

    [Fact]
    public async Task AnyTokenWillDoAndNoneWillNot()
    {
        foreach (var scope in new[] { ApiScopes.InvoicesRead, ApiScopes.CorporateAccountsRead, ApiScopes.ContactsWrite })
        {
            (await host.Client(null, host.Given.Organization("Fjord"), scope).AskAsync("metadata")).Is(200);
        }

        (await host.Anonymous().AskAsync("metadata")).Is(401);
    }

    [Fact]
    public async Task WhoHasItAlreadyIsToldSo()
    {
        using var http = host.Client();
        var first = (await http.AskAsync("metadata")).Is(200);

        Assert.True(first.Headers.CacheControl is { Private: true, NoCache: true });
        Assert.Equal("", (await http.AskAsync("metadata", "If-None-Match", first.ETag!)).Is(304).Body);
        (await http.AskAsync("metadata", "If-None-Match", "\"other\"")).Is(200);
    }
}
