using AdminPortal.Application.Access;
using Microsoft.Net.Http.Headers;

namespace AdminPortal.Web.Tests.Attacks;

/// <summary>Every cookie of the portal is its own host's, goes over https only, and is out of the reach of scripts.</summary>
[Collection(Attacked.Name)]
public sealed class KeepingCookies(AttackHost host)
{
    [Fact]
    public async Task AllOfThemAreLockedIn()
    {
        using var browser = host.Browser();
        var page = await browser.GetAsync("/sign-in");
        var language = await browser.PostAsync("/preferences/language", "/sign-in", ("culture", "en-GB"), ("returnUrl", "/sign-in"));
        var cookies = SetCookieHeaderValue.ParseList([.. await host.SignInCookiesAsync(DevelopmentPerson.Sigrid), .. page["Set-Cookie"]!.Split('\n'), .. language["Set-Cookie"]!.Split('\n')]);

        Assert.Equal(["__Host-portal", "__Host-portal-antiforgery", "__Host-portal-language"], cookies.Select(cookie => cookie.Name.ToString()).Distinct().Order(StringComparer.Ordinal));
        Assert.All(cookies, cookie => Assert.Equal(
            ("/", true, true, SameSiteMode.Lax, false),
            (cookie.Path.ToString(), cookie.Secure, cookie.HttpOnly, cookie.SameSite, cookie.Domain.HasValue)));
    }

    [Theory]
    [InlineData("en-GB", "en-GB")]
    [InlineData("nb-NO", "nb-NO")]
    [InlineData("<script>", "nb-NO")]
    [InlineData("en-GB; Domain=evil.example", "nb-NO")]
    [InlineData("en-GB\r\nSet-Cookie: x=y", "nb-NO")]
    [InlineData("", "nb-NO")]
    public async Task ALanguageIsOneOfOurs(string sent, string kept)
    {
        using var browser = host.Browser();

        var answer = await browser.PostAsync("/preferences/language", "/sign-in", ("culture", sent));

        Assert.Equal(302, answer.Status);
        Assert.Equal($"c%3D{kept}%7Cuic%3D{kept}", browser.Cookie("__Host-portal-language"));
        Assert.Null(browser.Cookie("x"));
    }

    [Theory]
    [InlineData("dark", true)]
    [InlineData("\"><script>alert(1)</script>", false)]
    [InlineData("DARK", false)]
    public async Task AThemeIsOneOfOurs(string sent, bool counts)
    {
        using var browser = host.Browser();

        var page = await browser.GetAsync("/sign-in", "Cookie", $"__Host-theme={sent}");

        Assert.Equal(counts, page.Body.Contains($"data-theme=\"{sent}\"", StringComparison.Ordinal));
        Assert.DoesNotContain("alert(1)", page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("__Host-portal=CfDJ8invented")]
    [InlineData("__Host-portal=")]
    [InlineData("__Host-portal=chunks-99999")]
    [InlineData("portal=CfDJ8invented")]
    public async Task AnInventedOneIsNobodys(string cookie)
    {
        using var browser = host.Browser();

        var answer = await browser.GetAsync("/accounts", "Cookie", cookie);

        Assert.Equal(302, answer.Status);
        Assert.StartsWith($"{AttackHost.Origin}/sign-in", answer["Location"], StringComparison.Ordinal);
    }

    /// <summary>The ticket is of one purpose: what another part of the portal has protected does not open the door.</summary>
    [Fact]
    public async Task TheTokenOfAFormIsNoSignIn()
    {
        using var browser = host.Browser();
        var token = await browser.TokenAsync("/sign-in");

        Assert.Equal(302, (await browser.GetAsync("/accounts", "Cookie", $"__Host-portal={token}")).Status);
    }

    [Fact]
    public async Task ASignInThatWasEndedIsOverWhereverItsCookieWasCopiedTo()
    {
        using var browser = await host.Sigrid();
        using var thief = host.Browser();
        var copied = $"__Host-portal={browser.Cookie("__Host-portal")}";
        Assert.Equal(200, (await thief.GetAsync("/accounts", "Cookie", copied)).Status);

        await browser.PostAsync("/sign-out", "/accounts");

        Assert.Equal(302, (await thief.GetAsync("/accounts", "Cookie", copied)).Status);
    }
}
