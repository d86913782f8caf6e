using System.Net;

namespace AdminPortal.Web.Tests.SignIn;

public sealed class SigningOutOfEntra(EntraWorld world) : EntraTest(world)
{
    [Fact]
    public async Task ItEndsHereAndAtTheProvider()
    {
        using var browser = World.Browser();
        await browser.SignInAsync("vera");
        var kept = new CookieContainer();
        kept.Add(browser.Cookies.GetCookies(World.Portal.Address));

        var atProvider = await browser.SignOutAsync();

        Assert.EndsWith("/session/end", atProvider.Path, StringComparison.Ordinal);
        Assert.Contains("logout_hint=hint-vera", atProvider.Address.Query, StringComparison.Ordinal);
        Assert.DoesNotContain("id_token", atProvider.Address.Query, StringComparison.Ordinal);
        using var copy = new EntraBrowser(World.Portal.Address, kept);
        Assert.Equal("/sign-in", (await copy.GetAsync("/jobs")).Path);

        var xsrf = atProvider.Html.Split("name=\"xsrf\" value=\"")[1].Split('"')[0];
        var back = await browser.PostAsync(atProvider.Address.GetLeftPart(UriPartial.Path) + "/confirm", null, ("xsrf", xsrf), ("logout", "yes"));
        Assert.Equal("/sign-in?signedOut=everywhere", back.Address.PathAndQuery);
        Assert.Contains("Du er logget ut", back.Text, StringComparison.Ordinal);
        Assert.Contains("name=\"login\"", (await browser.ToProviderAsync()).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutTheFormsTokenNobodyIsSignedOut()
    {
        using var browser = World.Browser();
        await browser.SignInAsync("vera");

        await browser.PostAsync("/sign-out", null);

        Assert.Equal("/jobs", (await browser.GetAsync("/jobs")).Path);
    }
}
