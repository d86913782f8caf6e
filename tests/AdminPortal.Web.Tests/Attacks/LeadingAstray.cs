using System.Text.RegularExpressions;

namespace AdminPortal.Web.Tests.Attacks;

/// <summary>No address that somebody makes up leads a reader out of the portal.</summary>
[Collection(Attacked.Name)]
public sealed partial class LeadingAstray(AttackHost host)
{
    public static TheoryData<string> Nasty =>
    [
        "https://evil.example/", "http:evil.example", "https:/evil.example", "//evil.example/", "///evil.example", "/\\evil.example", "\\\\evil.example", "/\\/evil.example", "\\/evil.example",
        "/\t/evil.example", "/%09/evil.example", "\t//evil.example", " //evil.example", "/\r\n/evil.example", "/accounts\r\nLocation: https://evil.example", "/accounts\nSet-Cookie: x=y",
        "javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x", "//evil.example@portal.example", "https://portal.example.evil.example/", "https://portal.example@evil.example",
        "/／evil.example", "／／evil.example", "。evil.example", "~//evil.example", "~/\\evil.example", "//[::1]/", "?q=//evil.example", "#//evil.example", "evil.example", "../..//evil.example", "\u2028//evil.example", "/\u0000/evil.example", "/å",
    ];

    [Theory, MemberData(nameof(Nasty))]
    public async Task ThoughItIsGivenToEveryDoorThatSendsOn(string url)
    {
        using var browser = host.Browser();
        var sent = Uri.EscapeDataString(url);

        foreach (var answer in new[]
        {
            await browser.PostAsync("/preferences/language", "/sign-in", ("culture", "en-GB"), ("returnUrl", url)),
            await browser.GetAsync($"/sign-in?returnUrl={sent}"),
        })
        {
            Assert.True(answer.Status is 200 or 302 || (answer.Status == 400 && url.Contains('\0', StringComparison.Ordinal)), $"{answer.Status}");
            Assert.True(answer["Location"] is null or "/" || IsWithin(answer["Location"]!), answer["Location"]);
            Assert.Null(browser.Cookie("x"));
            Assert.All(Link().Matches(answer.Body), link => Assert.True(IsWithin(System.Net.WebUtility.HtmlDecode(link.Groups[1].Value)), link.Value));
        }
    }

    [Theory]
    [InlineData("/%5Cevil.example/x")]
    [InlineData("/%2F%2Fevil.example")]
    public async Task NorDoesASignInThatIsAskedForThere(string path)
    {
        using var browser = host.Browser();

        var answer = await browser.GetAsync(path);

        var back = Uri.UnescapeDataString(answer["Location"]?.Split("returnUrl=", 2).Last() ?? "/");
        using var then = host.Browser();
        var signIn = await then.GetAsync($"/sign-in?returnUrl={Uri.EscapeDataString(back)}");
        Assert.All(Link().Matches(signIn.Body), link => Assert.True(IsWithin(System.Net.WebUtility.HtmlDecode(link.Groups[1].Value)), link.Value));
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("portal.example.evil.example")]
    [InlineData("portal.example:1@evil.example")]
    public async Task TheNameOfTheHostIsOnlyEverTheReadersOwn(string name)
    {
        using var browser = host.Browser();

        var page = await browser.GetAsync("/sign-in", "X-Original-URL", $"//{name}/", "Forwarded", $"host={name}");
        var security = await browser.GetAsync("/.well-known/security.txt", "X-Original-Host", name);

        Assert.DoesNotContain("evil.example", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", security.Body, StringComparison.Ordinal);
    }

    /// <summary>As a browser reads it: a slash and then neither a slash nor a backslash, without what it leaves out.</summary>
    private static bool IsWithin(string url)
    {
        var read = url.Replace("\t", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Trim();
        return Uri.TryCreate(new Uri(AttackHost.Origin), read.Replace('\\', '/'), out var target) && target.Host == "portal.example" && target.Scheme == "https";
    }

    [GeneratedRegex("(?:href|action|src|name=\"returnUrl\" value)=\"([^\"]*)\"")]
    private static partial Regex Link();
}
