using AdminPortal.Application.Accounts;
using AdminPortal.Application.Clients;

namespace AdminPortal.Web.Tests.Api;

public sealed class GivingAccountsProducts : IDisposable
{
    private readonly ApiHost host = new();
    private readonly Account account;

    public GivingAccountsProducts()
    {
        SeedAccounts.PutProducts(host);
        account = host.Given.Account("Login", host.Given.Organization("Fjord"));
    }

    [Fact]
    public async Task AnAccountHasExactlyWhatIsSent()
    {
        Assert.Equal("""["auth","auth-nbid","sign"]""", await ProductsAsync("""["sign","auth-nbid","auth","sign"]"""));
        Assert.Equal("""["auth","auth-sbid"]""", await ProductsAsync("""["auth","auth-sbid"]"""));
        Assert.Equal("[]", await ProductsAsync("[]"));
    }

    [Theory]
    [InlineData("""{"products":["auth","tv","sign-nbid","radio","AUTH"]}""", "products[1]", "products[3]", "products[4]")]
    [InlineData("""{"products":["sign","auth-nbid"]}""", "products[1]")]
    [InlineData("""{"products":[null]}""", "products")]
    [InlineData("""{"products":"auth"}""", "products")]
    [InlineData("""{"products":{"auth":true}}""", "products")]
    [InlineData("""{"products":null}""", "products")]
    [InlineData("{}", "products")]
    [InlineData("""{"products":[""]}""", "products[0]")]
    public async Task AFaultyProductIsNamedByItsPlace(string body, params string[] named)
    {
        (await host.Client().CallAsync("PUT", Path, body)).IsInvalid(named);
        Assert.Equal("[]", (await host.Client().AskAsync($"accounts/{account.PublicId}")).Json["products"]!.ToJsonString());
    }

    [Fact]
    public async Task FarTooManyAreRefusedAsAWhole() =>
        (await host.Client().CallAsync("PUT", Path, $$"""{"products":[{{string.Join(',', Enumerable.Repeat("\"x\"", 50_000))}}]}""")).IsInvalid("products");

    [Fact]
    public async Task ScopeSightVersionAndTryAreHeeded()
    {
        const string body = """{"products":["auth"]}""";
        using var writer = host.Client(null, null, ApiScopes.AccountsWrite);

        (await host.Client(null, null, ApiScopes.AccountsRead).CallAsync("PUT", Path, body)).Is(403);
        (await host.Client(organization: host.Given.Organization("Elsewhere")).CallAsync("PUT", Path, body)).Is(404, "not_found");
        (await writer.CallAsync("PUT", Path, body, "If-Match", "\"8\"")).Is(412, "stale");
        Assert.Equal("""["auth"]""", (await writer.CallAsync("PUT", $"{Path}?dryRun=true", body)).Is(200).Json["products"]!.ToJsonString());
        Assert.Equal("[]", (await writer.AskAsync($"accounts/{account.PublicId}")).Json["products"]!.ToJsonString());
        (await writer.CallAsync("PUT", Path, body, "If-Match", "\"1\"")).Is(200);
    }

    public void Dispose() => host.Dispose();

    private string Path => $"accounts/{account.PublicId}/products";

    private async Task<string> ProductsAsync(string products) =>
        (await host.Client().CallAsync("PUT", Path, $$"""{"products":{{products}}}""")).Is(200).Json["products"]!.ToJsonString();
}
