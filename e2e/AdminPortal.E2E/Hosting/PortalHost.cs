using AdminPortal.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using Xunit;

namespace AdminPortal.E2E.Hosting;

/// <summary>The real portal in this process on a free port, over demo data in a file of its own, and one Chromium.</summary>
public sealed class PortalHost : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("adminportal-e2e-");
    private readonly Dictionary<string, Cookie> signedIn = [];
    private readonly Dictionary<string, IPage> kept = [];
    private IPlaywright? playwright;

    public IBrowser Browser { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    /// <summary>Its headless shell where there is one: the same engine without the window's own pages, and a third faster.</summary>
    private static string Chromium =>
        Environment.GetEnvironmentVariable("ADMINPORTAL_CHROMIUM")
        ?? Array.Find(["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"], File.Exists)
        ?? throw new InvalidOperationException("The journeys need chromium-headless-shell or chromium, or ADMINPORTAL_CHROMIUM to say where it is.");

    public async ValueTask InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        Address = ClientOptions.BaseAddress;
        await PortalProcess.UntilReadyAsync(Address);
        playwright = await Playwright.CreateAsync();
        // A busy machine is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(30_000);
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>Gives the page's browser the cookie of somebody who has signed in; they do so by the page once for all journeys.</summary>
    public async Task Remember(IPage page, string name)
    {
        if (!signedIn.TryGetValue(name, out var cookie))
        {
            await page.SignInAs(name, "/");
            var kept = (await page.Context.CookiesAsync()).Single(one => one.Name == "portal");
            signedIn[name] = cookie = new() { Name = kept.Name, Value = kept.Value, Url = Address.ToString(), HttpOnly = true, SameSite = kept.SameSite };
        }

        await page.Context.AddCookiesAsync([cookie]);
    }

    /// <summary>The page that is kept for a person, who is signed in there.</summary>
    public IPage? Kept(string name) => kept.GetValueOrDefault(name);

    public void Keep(string name, IPage page) => kept[name] = page;

    public bool Keeps(IPage page) => kept.ContainsValue(page);

    public void Drop(IPage page)
    {
        foreach (var (name, _) in kept.Where(one => one.Value == page))
        {
            kept.Remove(name);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        playwright?.Dispose();
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Delete(true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment("Development")
        .UseSetting("ConnectionStrings:Portal", $"Data Source={Path.Combine(folder.FullName, "portal.db")}")
        .UseSetting("Demo:Organizations", "200");
}

[CollectionDefinition(Name)]
public sealed class SharedPortal : ICollectionFixture<PortalHost>
{
    public const string Name = "portal";
}

/// <summary>A portal that is only looked at, beside the one that is worked with, and a browser for journeys with portals of their own.</summary>
[CollectionDefinition(Name)]
public sealed class LookedAtPortal : ICollectionFixture<PortalHost>
{
    public const string Name = "looked at";
}
