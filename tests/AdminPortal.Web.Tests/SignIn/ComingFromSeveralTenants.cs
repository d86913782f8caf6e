using System.Text.Json;

namespace AdminPortal.Web.Tests.SignIn;

public sealed class ComingFromSeveralTenants(EntraWorld world) : EntraTest(world)
{
    private const string Ours = "11111111-2222-3333-4444-555555555555";
    private const string Foreign = "66666666-2222-3333-4444-555555555555";

    [Theory]
    [InlineData("/jobs", Ours, Ours, null)]
    [InlineData("OtherTenant", Foreign, Foreign, null)]
    [InlineData("Refused", Foreign, Ours, null)]
    [InlineData("Refused", Ours, Foreign, null)]
    [InlineData("/jobs", Ours, Ours, "{tenantid}")]
    [InlineData("/jobs", Ours, Ours, Ours)]
    [InlineData("Refused", Ours, Ours, Foreign)]
    public async Task OnlyThoseOfOursGetIn(string expected, string issuersTenant, string tenant, string? keysTenant)
    {
        var portal = World.Host("AzureAd:TenantId", "organizations", "AzureAd:AllowedTenants:0", Ours);
        await World.BeginAsync();
        await Provider.BehaveAsync(new
        {
            claims = new { iss = $"{Provider.Address}{issuersTenant}/v2.0", tid = tenant },
            keyFields = keysTenant is null ? null : new { issuer = $"{Provider.Address}{keysTenant}/v2.0" },
        });
        using var browser = new EntraBrowser(portal.Address);

        var page = await browser.SignInAsync("ada");

        Assert.Contains(expected, page.Address.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(expected == "/jobs" ? "/jobs" : "/sign-in", (await browser.GetAsync("/jobs")).Path);
    }

    [Fact]
    public async Task ATokenWithoutItsTenantIsRefused()
    {
        var portal = World.Host("AzureAd:TenantId", "organizations", "AzureAd:AllowedTenants:0", Ours);
        await World.BeginAsync();
        await Provider.BehaveAsync(JsonDocument.Parse("""{"claims":{"tid":null}}"""));
        using var browser = new EntraBrowser(portal.Address);

        ExpectFailure(await browser.SignInAsync("ada"), "Refused");
    }
}
