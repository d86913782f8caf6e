using AdminPortal.Testing;
using AdminPortal.Web.SignIn;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AdminPortal.Web.Tests.SignIn;

public sealed class KeepingDevelopmentSignInAtHome : IDisposable
{
    private readonly TestStore store = TestStore.InFile();

    public void Dispose() => store.Dispose();

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    [InlineData("Test")]
    public async Task NoSettingBringsItAnywhereElse(string environment)
    {
        using var host = new EntraHost(
            store, environment,
            "SignInMode", "Development", "SignIn:Mode", "Development", "DevelopmentSignIn", "true", "Demo:Clients", "true",
            "AzureAd:TenantId", "t", "AzureAd:ClientId", "c", "AzureAd:ClientSecret", "s");
        using var browser = new EntraBrowser(host.Address);

        var answer = await browser.PostAsync("/sign-in/development", null, ("person", "dev-astrid"));

        Assert.Equal(SignInMode.Entra, host.Services.GetRequiredService<SignInMode>());
        Assert.DoesNotContain(host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>(), one => one.RoutePattern.RawText?.Contains("development", StringComparison.OrdinalIgnoreCase) == true);
        Assert.NotEqual("/", answer.Path);
        var page = await browser.GetAsync("/sign-in");
        Assert.DoesNotContain("dev-astrid", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Astrid", page.Html, StringComparison.Ordinal);
        using var db = store.Open();
        Assert.Empty(db.StaffSessions);
    }

    [Fact]
    public async Task WithEntrasSettingsItIsGoneInDevelopmentToo()
    {
        using var host = new EntraHost(store, Environments.Development, "AzureAd:TenantId", "t", "AzureAd:ClientId", "c", "AzureAd:ClientSecret", "s");
        using var browser = new EntraBrowser(host.Address);

        Assert.DoesNotContain("dev-astrid", (await browser.GetAsync("/sign-in")).Html, StringComparison.Ordinal);
    }
}
