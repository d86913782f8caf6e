using System.Net;

namespace AdminPortal.Web.Tests.SignIn;

public sealed class LosingTheProvider(EntraWorld world) : EntraTest(world)
{
    [Fact]
    public async Task WithoutItsMetadataAPageSaysSoAndLaterItWorks()
    {
        var portal = await AnotherAsync();
        await Provider.BehaveAsync(new { metadata = 503 });
        using var browser = new EntraBrowser(portal.Address);

        var page = await browser.ToProviderAsync("/jobs?a=b");

        ExpectFailure(page, "Unavailable");
        Assert.Contains("Innloggingstjenesten svarer ikke", page.Text, StringComparison.Ordinal);
        await World.BeginAsync();
        Assert.Equal("/jobs?a=b", (await browser.SignInAsync("vera", "/jobs?a=b")).Address.PathAndQuery);
    }

    [Fact]
    public async Task WhatIsKnownOfItServesOn()
    {
        var portal = await AnotherAsync();
        using var browser = new EntraBrowser(portal.Address);
        await browser.ToProviderAsync();

        await Provider.BehaveAsync(new { metadata = 503 });
        portal.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal("/jobs", (await browser.SignInAsync("vera")).Path);
    }

    [Theory]
    [InlineData("503")]
    [InlineData("429")]
    [InlineData("hangs")]
    public async Task WithoutItsTokensAPageSaysSo(string token)
    {
        var portal = await AnotherAsync("AzureAd:BackchannelTimeout", "00:00:02");
        await Provider.BehaveAsync(new { token = int.TryParse(token, out var status) ? status : (object)token });
        using var browser = new EntraBrowser(portal.Address);

        var page = await browser.SignInAsync("vera", "/jobs?a=b");

        ExpectFailure(page, "Unavailable");
        Assert.Contains("returnUrl=%2Fjobs%3Fa%3Db", page.Address.Query, StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await browser.GetAsync("/jobs")).Path);
    }

    [Fact]
    public async Task SigningOutEndsTheSessionHereNevertheless()
    {
        using var browser = World.Browser();
        await browser.SignInAsync("vera");
        var kept = new CookieContainer();
        kept.Add(browser.Cookies.GetCookies(World.Portal.Address));
        var portal = await AnotherAsync();
        await Provider.BehaveAsync(new { metadata = 503 });
        using var there = new EntraBrowser(portal.Address, browser.Cookies);

        var page = await there.SignOutAsync();

        Assert.Equal("/sign-in?signedOut=here", page.Address.PathAndQuery);
        Assert.Contains("du kan fortsatt være logget inn der", page.Text, StringComparison.Ordinal);
        using var copy = new EntraBrowser(World.Portal.Address, kept);
        Assert.Equal("/sign-in", (await copy.GetAsync("/jobs")).Path);
    }

    /// <summary>A portal that knows nothing of the provider yet.</summary>
    private async Task<EntraHost> AnotherAsync(params string[] settings)
    {
        var host = World.Host(settings);
        await World.BeginAsync();
        return host;
    }
}
