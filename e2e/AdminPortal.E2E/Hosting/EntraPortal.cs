using AdminPortal.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace AdminPortal.E2E.Hosting;

/// <summary>A portal of its own that has an identity provider for its sign-in, over a store with nothing in it.</summary>
internal sealed class EntraPortal : WebApplicationFactory<Program>
{
    private readonly TestStore store = TestStore.InFile();
    private readonly Uri provider;

    private EntraPortal(Uri provider)
    {
        this.provider = provider;
        UseKestrel(0);
        StartServer();
    }

    public Uri Address => ClientOptions.BaseAddress;

    public static async Task<EntraPortal> StartAsync(IdentityProvider provider)
    {
        var portal = new EntraPortal(provider.Address);
        await PortalProcess.UntilReadyAsync(portal.Address);
        await provider.KnowAsync(portal.Address);
        return portal;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await store.DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment("Development")
        .UseSetting("ConnectionStrings:Portal", store.Settings.ConnectionString)
        .UseSetting("Demo:Organizations", "0")
        .UseSetting("AzureAd:Instance", provider.ToString())
        .UseSetting("AzureAd:TenantId", IdentityProvider.Tenant)
        .UseSetting("AzureAd:ClientId", "portal")
        .UseSetting("AzureAd:ClientSecret", IdentityProvider.Secret)
        .UseSetting("AzureAd:RequireHttpsMetadata", "false");
}
