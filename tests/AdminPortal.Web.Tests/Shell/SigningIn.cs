using System.Net;

namespace AdminPortal.Web.Tests.Shell;

public sealed class SigningIn : IDisposable
{
    private readonly PortalHost portal = new();

    public void Dispose() => portal.Dispose();

    [Fact]
    public async Task WhoIsNotSignedInIsSentToSignInAndComesBack()
    {
        var browser = portal.Browser();

        var asked = await browser.GetAsync("/not-there?q=a%26b");
        var signIn = asked.Headers.Location!.PathAndQuery;
        Assert.Equal("/sign-in?returnUrl=%2Fnot-there%3Fq%3Da%2526b", signIn);

        var answer = await PortalHost.Post(browser, signIn, "/sign-in/development", ("person", "dev-vigdis"), ("returnUrl", "/not-there?q=a%26b"));
        Assert.Equal("/not-there?q=a%26b", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example")]
    public async Task AForeignReturnAddressLeadsHome(string returnUrl)
    {
        var answer = await PortalHost.Post(portal.Browser(), "/sign-in", "/sign-in/development", ("person", "dev-vigdis"), ("returnUrl", returnUrl));

        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task AFormWithoutItsTokenIsRefused()
    {
        var answer = await portal.Browser().PostAsync("/sign-in/development", new FormUrlEncodedContent([new("person", "dev-vigdis")]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Forespørselen ble avvist", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("portal=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SigningOutEndsIt()
    {
        var browser = await portal.SignedInAs("dev-astrid");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/not-there")).StatusCode);

        await PortalHost.Post(browser, "/not-there", "/sign-out");

        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/not-there")).StatusCode);
    }

    [Fact]
    public async Task AnUnknownPersonIsRefused()
    {
        var answer = await PortalHost.Post(portal.Browser(), "/sign-in", "/sign-in/development", ("person", "dev-nobody"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
