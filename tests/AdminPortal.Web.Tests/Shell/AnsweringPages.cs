using System.Net;
using AdminPortal.Application.Data;

namespace AdminPortal.Web.Tests.Shell;

public sealed class AnsweringPages : IDisposable
{
    private readonly PortalHost portal = new();

    public void Dispose() => portal.Dispose();

    [Fact]
    public async Task AnUnknownAddressIsNotFoundWithAPageThatSaysSo()
    {
        var browser = await portal.SignedInAs("dev-vigdis");

        var answer = await browser.GetAsync("/not-there");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Finner ikke siden", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AProgramGetsTheBareStatus()
    {
        var browser = await portal.SignedInAs("dev-vigdis");
        browser.DefaultRequestHeaders.Accept.Clear();
        browser.DefaultRequestHeaders.Accept.ParseAdd("application/json");

        var answer = await browser.GetAsync("/not-there");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task EveryPageHasTheHeadersThatProtectIt()
    {
        var answer = await portal.Browser().GetAsync("/sign-in");

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("nb", "Logg inn")]
    [InlineData("nn-NO, en;q=0.5", "Logg inn")]
    [InlineData("en-US", "Sign in")]
    [InlineData("de", "Logg inn")]
    public async Task TheBrowsersLanguageCounts(string language, string expected) =>
        Assert.Contains($"<h1>{expected}</h1>", await portal.Browser(language).GetStringAsync("/sign-in"), StringComparison.Ordinal);

    [Fact]
    public async Task AChosenLanguageCountsBeforeTheBrowsers()
    {
        var browser = portal.Browser("nb");

        var answer = await PortalHost.Post(browser, "/sign-in", "/preferences/language", ("culture", "en-GB"), ("returnUrl", "/sign-in"));

        Assert.Equal("/sign-in", answer.Headers.Location!.OriginalString);
        Assert.Contains("<h1>Sign in</h1>", await browser.GetStringAsync("/sign-in"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AChosenThemeIsThereFromTheFirstByte()
    {
        var browser = portal.Browser();
        browser.DefaultRequestHeaders.Add("Cookie", "__Host-theme=dark");

        Assert.Contains("data-theme=\"dark\"", await browser.GetStringAsync("/sign-in"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StorePhase.FillingDemoData, "Portalen starter", "starting")]
    [InlineData(StorePhase.Unavailable, "Databasen svarer ikke", "unavailable")]
    public async Task UntilTheStoreIsReadyAPageSaysSo(StorePhase phase, string title, string status)
    {
        using var starting = new PortalHost { Phase = phase };
        var browser = starting.Browser();

        var page = await browser.GetAsync("/accounts");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.NotNull(page.Headers.RetryAfter);
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains(title, html, StringComparison.Ordinal);
        Assert.Contains("http-equiv=\"refresh\"", html, StringComparison.Ordinal);

        var ready = await browser.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal($$"""{"status":"{{status}}"}""", await ready.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/css/tokens.css")).StatusCode);
    }

    [Fact]
    public async Task AReadyStoreIsReady() => Assert.Equal("""{"status":"ready"}""", await portal.Browser().GetStringAsync("/health/ready"));
}
