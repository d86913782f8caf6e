using System.Net;
using System.Net.WebSockets;
using AdminPortal.Testing.Circuits;

namespace AdminPortal.Web.Tests.Circuits;

public sealed class CheckingTheOrigin(CheckingTheOrigin.Host host) : IClassFixture<CheckingTheOrigin.Host>
{
    [Fact]
    public async Task ThePortalsOwnPageGetsItsConnection()
    {
        using var browser = await host.SignInAsync("vigdis");
        await using var tab = await browser.TabAsync("/accounts");

        Assert.True(tab.HasDrawn("Fjellkonto"));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://localhost.evil.example")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("null")]
    [InlineData("not an origin")]
    [InlineData(null)]
    public async Task AnotherPageGetsNone(string? origin)
    {
        using var browser = await host.SignInAsync("vigdis");

        await Assert.ThrowsAsync<WebSocketException>(() => browser.ConnectAsync(origin));
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(browser, HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1", origin)).StatusCode);
    }

    [Fact]
    public async Task TheOwnPageMayNegotiate()
    {
        using var browser = await host.SignInAsync("vigdis");

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(browser, HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1", Own)).StatusCode);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task OnlyWebSocketsCarryCircuits(string method)
    {
        using var browser = await host.SignInAsync("vigdis");

        var answer = await AskAsync(browser, new(method), "/_blazor?id=1", Own);

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed });
    }

    [Fact]
    public async Task BehindAProxyThePublicHostCounts()
    {
        using var browser = await host.SignInAsync("vigdis");

        Assert.Equal(HttpStatusCode.OK, (await NegotiateBehindProxyAsync(browser, "https://portal.example")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await NegotiateBehindProxyAsync(browser, "https://other.example")).StatusCode);
    }

    [Fact]
    public async Task WhoIsNotSignedInGetsNone()
    {
        using var nobody = new SignedInBrowser(host.Address);
        nobody.Http.DefaultRequestHeaders.Accept.Clear();

        await Assert.ThrowsAsync<WebSocketException>(() => nobody.ConnectAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(nobody, HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1", Own)).StatusCode);
    }

    private string Own => host.Address.GetLeftPart(UriPartial.Authority);

    private static async Task<HttpResponseMessage> NegotiateBehindProxyAsync(SignedInBrowser browser, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.Host = "portal.example";
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("Origin", origin);
        return await browser.Http.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> AskAsync(SignedInBrowser browser, HttpMethod method, string path, string? origin)
    {
        using var request = new HttpRequestMessage(method, path);
        if (origin is not null)
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
        }

        return await browser.Http.SendAsync(request);
    }

    public sealed class Host : CircuitHost
    {
        public Host()
            : base("ForwardedHeaders:KnownProxies:0", "127.0.0.1", "ForwardedHeaders:KnownProxies:1", "::1")
        {
        }
    }
}
