using System.Security.Claims;
using AdminPortal.Application.Access;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using AdminPortal.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AdminPortal.Web.Tests.Attacks;

/// <summary>The portal as in Production: on Kestrel, behind a proxy that speaks https with browsers, over a store of its own. One for all attacks.</summary>
public sealed class AttackHost : IDisposable
{
    public const string Origin = "https://portal.example";

    private readonly Factory factory;

    public AttackHost()
    {
        factory = new(Store.Settings, Logs);
        factory.UseKestrel(0);
        factory.StartServer();
        Address = new(factory.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var state = factory.Services.GetRequiredService<StoreState>();
        SpinWait.SpinUntil(() => state.IsReady, TimeSpan.FromSeconds(30));
        World = new(Store);
    }

    public TestStore Store { get; } = TestStore.InFile();

    /// <summary>What lies in the store: a subtree of Sigrid's, and what is none of hers.</summary>
    public AttackWorld World { get; }

    public CollectedLogs Logs { get; } = new();

    public Uri Address { get; }

    public IServiceProvider Services => factory.Services;

    public IReadOnlyList<RouteEndpoint> Endpoints => [.. Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    /// <summary>Keeps cookies, follows no redirect, and says that it reads pages in Norwegian.</summary>
    public AttackBrowser Browser() => new(Address);

    public async Task<AttackBrowser> SignedInAs(DevelopmentPerson person)
    {
        var browser = Browser();
        browser.Take(await SignInCookiesAsync(person));
        return browser;
    }

    public Task<AttackBrowser> Admin() => SignedInAs(DevelopmentPerson.All.Single(person => person.Id == "dev-astrid"));

    /// <summary>Sees one subtree only.</summary>
    public Task<AttackBrowser> Sigrid() => SignedInAs(DevelopmentPerson.Sigrid);

    /// <summary>The header by which the API knows this client.</summary>
    public async Task<string> BearerAsync(string clientId) =>
        $"Bearer {(await Services.GetRequiredService<AccessTokens>().CreateAsync(clientId, ApiScopes.All, TestContext.Current.CancellationToken)).Token}";

    /// <summary>The cookies of a sign-in, as the portal writes them when the provider has said who it is.</summary>
    public async Task<IReadOnlyList<string>> SignInCookiesAsync(DevelopmentPerson person)
    {
        await using var scope = Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (context.Request.Scheme, context.Request.Host) = ("https", new("portal.example"));
        List<Claim> claims = [new(PortalClaims.Subject, person.Id), new(PortalClaims.Name, person.Name), SessionEnd.Claim(DateTimeOffset.UtcNow)];
        if (person.SignInRole is { } role)
        {
            claims.Add(new(PortalClaims.Roles, PortalClaims.ClaimOf(role)));
        }

        await context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme, PortalClaims.Name, PortalClaims.Roles)));
        return [.. context.Response.Headers.SetCookie.OfType<string>()];
    }

    public void Dispose()
    {
        factory.Dispose();
        Store.Dispose();
    }

    private sealed class Factory(StoreSettings store, CollectedLogs logs) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(Environments.Production);
            builder.UseStaticWebAssets();
            foreach (var (name, value) in new Dictionary<string, string>
            {
                ["AzureAd:Instance"] = "https://login.invalid/",
                ["AzureAd:TenantId"] = "11111111-1111-1111-1111-111111111111",
                ["AzureAd:ClientId"] = "22222222-2222-2222-2222-222222222222",
                ["AzureAd:ClientSecret"] = CollectedLogs.EntraSecret,
                ["ConnectionStrings:Portal"] = store.ConnectionString,
                ["Database:Provider"] = "Sqlite",
                ["Demo:Organizations"] = "0",
                // A build is not what is published: it serves its files for a developer, who changes them.
                ["ReloadStaticAssetsAtRuntime"] = "false",
                ["EnableStaticAssetsDevelopmentCaching"] = "true",
                ["ForwardedHeaders:KnownProxies:0"] = "127.0.0.1",
                ["ForwardedHeaders:KnownProxies:1"] = "::1",
                ["Api:Quota:PerHour"] = "1000000",
                ["Api:Quota:PerSecond"] = "100000",
                ["Security:Contact"] = "mailto:security@portal.example",
            })
            {
                builder.UseSetting(name, value);
            }

            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Information).AddFilter("AdminPortal", LogLevel.Debug));
            builder.WithoutRecurringWork();
        }
    }
}

[CollectionDefinition(Name)]
public sealed class Attacked : ICollectionFixture<AttackHost>
{
    public const string Name = "attacks";
}
