using AdminPortal.Web.Api.Reference;
using AdminPortal.Web.Tests.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;

namespace AdminPortal.Web.Tests.Clients;

/// <summary>At the addresses of tokens every refusal is in the words of OAuth, whatever goes wrong: no page, and nobody is sent to sign in.</summary>
public sealed class RefusingATokenCall(RefusingATokenCall.Host fixture) : IClassFixture<RefusingATokenCall.Host>
{
    private const string InnerWords = "connection string, table and all";
    private const string Jwks = "/oauth/v2/jwks";

    private readonly ApiHost host = fixture.Api;

    public sealed class Host : IDisposable
    {
        public ApiHost Api { get; } = new(null, Map);

        public void Dispose() => Api.Dispose();

        private static void Map(IEndpointRouteBuilder app)
        {
            var probe = app.MapGroup("/oauth/v2/probe").AllowAnonymous().WithMetadata(new DescribedEndpoint());
            probe.MapGet("/away", IResult () => throw new SqliteException(InnerWords, 5));
            probe.MapGet("/failing", IResult () => throw new InvalidOperationException(InnerWords));
        }
    }

    [Theory]
    [InlineData("/away", 503, "temporarily_unavailable", "5")]
    [InlineData("/failing", 500, "server_error", null)]
    public async Task WhatFailsSaysSoWithoutInternals(string path, int status, string error, string? retryAfter)
    {
        using var http = host.Anonymous();

        foreach (var accept in new[] { "*/*", "text/html" })
        {
            var reply = (await http.CallAsync("GET", "/oauth/v2/probe" + path, null, "Accept", accept)).Is(status);

            IsOAuth(reply, error);
            Assert.Equal(retryAfter, reply.Header("Retry-After"));
            Assert.DoesNotContain(InnerWords, reply.Body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("HEAD", TokenHost.Path, "POST")]
    [InlineData("TRACE", TokenHost.Path, "POST")]
    [InlineData("BREW", "/auth/open/connect/token", "POST")]
    [InlineData("GET", "/oauth/v2/revoke", "POST")]
    [InlineData("POST", Jwks, "GET")]
    public async Task AnotherMethodIsToldTheOneThatWorks(string method, string path, string allowed)
    {
        using var http = host.Anonymous();

        var reply = (await http.CallAsync(method, path)).Is(405);

        Assert.Equal((allowed, "no-store"), (reply.Header("Allow"), reply.Header("Cache-Control")));
    }

    [Fact]
    public async Task WhoAsksForTheMethodsIsToldThem()
    {
        using var http = host.Anonymous();

        Assert.Equal("POST", (await http.CallAsync("OPTIONS", TokenHost.Path)).Is(204).Header("Allow"));
    }

    [Fact]
    public async Task HeadOfTheKeysIsAnsweredAsGet()
    {
        using var http = host.Anonymous();

        Assert.StartsWith("HTTP/1.1 200", await host.SendAsync($"HEAD {Jwks} HTTP/1.1", http), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/oauth")]
    [InlineData("/oauth/v2/nothing")]
    [InlineData("/oauth/v3/token")]
    [InlineData("/auth/open/connect/nothing")]
    public async Task WhatIsNotThereIsNoPage(string path)
    {
        using var http = host.Anonymous();

        IsOAuth((await http.CallAsync("GET", path, null, "Accept", "text/html")).Is(404), "invalid_request");
        IsOAuth((await http.CallAsync("POST", path, "{}")).Is(404), "invalid_request");
    }

    [Theory]
    [InlineData("utf-7")]
    [InlineData("utf-16")]
    [InlineData("klingon")]
    public async Task AFormInOtherLettersIsRefused(string charset)
    {
        using var http = host.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Post, TokenHost.Path) { Content = new ByteArrayContent("x=y"u8.ToArray()) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded; charset=" + charset);

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode is 400 or 401, $"{response.StatusCode}: {body}");
    }

    private static void IsOAuth(Reply reply, string error)
    {
        Assert.StartsWith("application/json", reply.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Equal("no-store", reply.Header("Cache-Control"));
        Assert.Equal(["error", "error_description"], reply.Json.AsObject().Select(member => member.Key));
        Assert.Equal(error, reply["error"]);
    }
}
