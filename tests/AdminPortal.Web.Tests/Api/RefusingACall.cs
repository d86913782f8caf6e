using System.Net;
using System.Net.Http.Headers;
using AdminPortal.Application.Clients;
using AdminPortal.Testing;
using AdminPortal.Web.Tests.Shell;

namespace AdminPortal.Web.Tests.Api;

/// <summary>Whatever the host refuses, it says so in the dialect of the address, and never with a page.</summary>
public sealed class RefusingACall(RefusingACall.Host fixture) : IClassFixture<RefusingACall.Host>
{
    private readonly ApiHost host = fixture.Api;

    public sealed class Host : IDisposable
    {
        public ApiHost Api { get; } = new(null, ProbeApi.Map);

        public void Dispose() => Api.Dispose();
    }

    public static TheoryData<string?, string, string, string> Tokens => new()
    {
        { null, "missing_token", "40102", "Bearer realm=\"AdminPortal\"" },
        { "Bearer nonsense", "invalid_token", "40105", "Bearer realm=\"AdminPortal\", error=\"invalid_token\", error_description=\"The access token is not valid\"" },
        { "Bearer", "invalid_token", "40105", "Bearer realm=\"AdminPortal\", error=\"invalid_token\", error_description=\"The access token is not valid\"" },
        { "Basic b3JnOnNlY3JldA==", "basic_not_allowed", "40107", "Bearer realm=\"AdminPortal\"" },
    };

    [Theory, MemberData(nameof(Tokens))]
    public async Task WhoHasNoGoodTokenIsToldSo(string? authorization, string code, string errorCode, string challenge)
    {
        using var http = host.Anonymous();
        string[] headers = authorization is null ? [] : ["Authorization", authorization];

        var first = (await http.AskAsync(ProbeApi.Management + "/contacts/x", headers)).Is(401, code);
        var second = (await http.AskAsync(ProbeApi.Corporate + "/contacts/x", headers)).Is(401, errorCode);

        Assert.Equal((challenge, challenge), (first.Header("WWW-Authenticate"), second.Header("WWW-Authenticate")));
        IsProblem(first);
        IsError(second);
    }

    [Fact]
    public async Task ATokenWhoseHourIsOverIsToldSo()
    {
        var clock = new TestClock();
        using var later = new ApiHost(null, ProbeApi.Map, clock);
        using var http = later.Client();
        (await http.AskAsync(ProbeApi.Management + "/contacts/x")).Is(404);
        clock.Advance(TimeSpan.FromHours(2));

        var first = (await http.AskAsync(ProbeApi.Management + "/contacts/x")).Is(401, "expired_token");

        Assert.Equal("Bearer realm=\"AdminPortal\", error=\"invalid_token\", error_description=\"The access token expired\"", first.Header("WWW-Authenticate"));
        (await http.AskAsync(ProbeApi.Corporate + "/contacts/x")).Is(401, "40106");
    }

    [Fact]
    public async Task ATokenWithoutTheScopeIsToldWhichItNeeds()
    {
        using var http = host.Client("Reader", null, ApiScopes.ContactsRead, ApiScopes.CorporateAccountsRead, ApiScopes.AccountsAdmin);
        (await http.AskAsync(ProbeApi.Management + "/contacts/x")).Is(404);

        var first = (await http.CallAsync("POST", ProbeApi.Management + "/contacts", "{}")).Is(403, "insufficient_scope");
        var second = (await http.CallAsync("POST", ProbeApi.Corporate + "/contacts", "{}")).Is(403, "40301");

        Assert.Equal("Bearer realm=\"AdminPortal\", error=\"insufficient_scope\", scope=\"contacts.write\"", first.Header("WWW-Authenticate"));
        IsProblem(first);
        IsError(second);
    }

    [Fact]
    public async Task AHigherScopeOfTheFamilyWillDo()
    {
        using var http = host.Client("Writer", null, ApiScopes.ContactsWrite);

        (await http.AskAsync(ProbeApi.Management + "/contacts/x")).Is(404);
    }

    [Theory]
    [InlineData("/account-management", "not_found")]
    [InlineData("/account-management/nothing", "not_found")]
    [InlineData("/Account-Management/nothing/at/all", "not_found")]
    [InlineData("/account-management/probe/contacts/%zz%", "not_found")]
    [InlineData("/account-management/probe/contacts/%C3%28", "not_found")]
    [InlineData("/corporate-accounts", "40401")]
    [InlineData("/corporate-accounts/v1/accounts", "40401")]
    [InlineData("/corporate-accounts/v2/nothing?x=%zz", "40401")]
    [InlineData("/organizations/v1/nothing", "40401")]
    [InlineData("/organizations/v1", "40401")]
    [InlineData("/organizations/987654321/address-cards/1", "40401")]
    public async Task WhatIsNotThereIsNotFoundInItsDialect(string path, string code)
    {
        using var http = host.Client();

        var reply = (await http.AskAsync(path, "Accept", "text/html")).Is(404, code);

        if (code == "not_found")
        {
            IsProblem(reply);
        }
        else
        {
            IsError(reply);
        }
    }

    [Theory]
    [InlineData("/organizations/o-p-987654321/address-cards")]
    [InlineData("/organizations/98765432/address-cards")]
    [InlineData("/organizations/987654321")]
    [InlineData("/account-managements")]
    public async Task ThePortalsOwnAddressesAreNotTheApis(string path)
    {
        using var http = host.Anonymous();

        Assert.Equal((302, "/sign-in"), ((await http.AskAsync(path, "Accept", "text/html")) is var reply ? reply.Status : 0, reply.Headers.Location!.AbsolutePath));
    }

    [Fact]
    public async Task AnotherMethodIsToldThoseThatWork()
    {
        using var http = host.Client();

        var first = (await http.CallAsync("PATCH", ProbeApi.Management + "/contacts", "{}")).Is(405, "method_not_allowed");
        var second = (await http.CallAsync("PATCH", ProbeApi.Corporate + "/contacts", "{}")).Is(404, "40401");

        Assert.Equal(("POST", "POST"), (first.Header("Allow"), second.Header("Allow")));
        IsProblem(first);
        IsError(second);
    }

    [Theory]
    [InlineData("/contacts", "GET", "POST")]
    [InlineData("/contacts/x", "POST", "DELETE, GET, PUT")]
    [InlineData("/contacts/x", "TRACE", "DELETE, GET, PUT")]
    [InlineData("/contacts/x", "BREW", "DELETE, GET, PUT")]
    public async Task AllMethodsOfAnAddressAreNamed(string path, string method, string allowed)
    {
        using var http = host.Client();

        Assert.Equal(allowed, (await http.CallAsync(method, ProbeApi.Management + path)).Is(405, "method_not_allowed").Header("Allow"));
    }

    [Fact]
    public async Task HeadIsAnsweredAsGetWithoutTheBody()
    {
        var contact = host.Given.Contact("Kari", "Nordmann");
        using var http = host.Client();

        var found = (await http.CallAsync("HEAD", $"{ProbeApi.Management}/contacts/{contact.PublicId}")).Is(200);

        Assert.Equal(("\"1\"", "application/json; charset=utf-8", ""), (found.Header("ETag"), found.Header("Content-Type"), found.Body));
        Assert.Equal(404, (await http.CallAsync("HEAD", ProbeApi.Management + "/contacts/x")).Status);
        Assert.Equal(405, (await http.CallAsync("HEAD", ProbeApi.Management + "/contacts")).Status);
    }

    [Fact]
    public async Task WhoAsksForTheMethodsIsToldThemAndNoOtherSiteIsLetIn()
    {
        using var http = host.Anonymous();

        var reply = (await http.CallAsync("OPTIONS", ProbeApi.Management + "/contacts", null, "Origin", "https://elsewhere.example", "Access-Control-Request-Method", "POST")).Is(204);

        Assert.Equal("POST", reply.Header("Allow"));
        Assert.DoesNotContain(reply.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(ProbeApi.Management, "text/plain", "unsupported_media_type")]
    [InlineData(ProbeApi.Corporate, "text/plain", "41590")]
    [InlineData(ProbeApi.Management, "application/xml", "unsupported_media_type")]
    public async Task ABodyOfAnotherKindIsRefused(string api, string type, string code)
    {
        using var http = host.Client();
        foreach (var path in new[] { "/contacts", "/typed" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(api + path, UriKind.Relative)) { Content = new StringContent("{}", MediaTypeHeaderValue.Parse(type)) };
            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            new Reply((int)response.StatusCode, response.Headers, response.Content.Headers, body).Is(415, code);
        }
    }

    [Theory]
    [InlineData(ProbeApi.Management, "too_large")]
    [InlineData(ProbeApi.Corporate, "41390")]
    public async Task ABodyThatIsTooLargeIsRefused(string api, string code)
    {
        using var http = host.Client();
        var body = "{\"firstName\":\"" + new string('x', 300_000) + "\"}";

        (await http.CallAsync("POST", api + "/contacts", body)).Is(413, code);
        (await http.CallAsync("POST", api + "/contacts", body, "Idempotency-Key", "large")).Is(413, code);
    }

    [Fact]
    public async Task AFailureTellsNothingButWhereToFindItInTheLog()
    {
        using var http = host.Client();

        var first = (await http.AskAsync(ProbeApi.Management + "/failing", "Accept", "text/html")).Is(500, "internal_error");
        var second = (await http.AskAsync(ProbeApi.Corporate + "/failing", "Accept", "text/html")).Is(500, "50001");

        IsProblem(first);
        IsError(second);
        Assert.Equal("Internal Server Error", second.Json["message"]!.GetValue<string>());
        Assert.DoesNotContain(ProbeApi.InnerWords, first.Body + second.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", first.Body + second.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStoreThatIsAwayIsToBeAskedAgainLater()
    {
        using var http = host.Client();

        var first = (await http.AskAsync(ProbeApi.Management + "/away")).Is(503, "store_unavailable");
        var second = (await http.AskAsync(ProbeApi.Corporate + "/away")).Is(503, "503200");

        Assert.Equal(("5", "5"), (first.Header("Retry-After"), second.Header("Retry-After")));
        Assert.Equal("External server error", second.Json["message"]!.GetValue<string>());
        Assert.DoesNotContain(ProbeApi.InnerWords, first.Body + second.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "en-GB", "There is nothing here")]
    [InlineData("fr", "en-GB", "There is nothing here")]
    [InlineData("nb-NO, en;q=0.5", "nb-NO", "Her er det ingenting")]
    public async Task ProgramsAreAnsweredInEnglishUnlessTheyAskForNorwegian(string? accepted, string language, string text)
    {
        using var http = host.Client();
        string[] headers = accepted is null ? [] : ["Accept-Language", accepted];

        var reply = (await http.AskAsync("/account-management/nothing", [.. headers, "Cookie", "portal-language=c%3Dnb-NO%7Cuic%3Dnb-NO"])).Is(404);

        Assert.Equal(language, reply.Header("Content-Language"));
        Assert.StartsWith(text, reply.Json["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task APersonsSignInIsNoTokenAndNoAnswerIsKeptOrRemembered()
    {
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = host.Anonymous().BaseAddress };
        (await PortalHost.Post(browser, "/sign-in", "/sign-in/development", ("person", "dev-anders"))).Dispose();
        Assert.NotNull(cookies.GetAllCookies()["portal"]);

        var reply = (await browser.AskAsync(ProbeApi.Management + "/contacts/x")).Is(401, "missing_token");

        Assert.Null(reply.Header("Set-Cookie"));
        Assert.Equal(("no-store", "nosniff"), (reply.Header("Cache-Control"), reply.Header("X-Content-Type-Options")));
    }

    [Fact]
    public async Task AnAnswerIsNotStored()
    {
        var contact = host.Given.Contact("Kari", "Nordmann");
        using var http = host.Client();

        var reply = (await http.AskAsync($"{ProbeApi.Management}/contacts/{contact.PublicId}")).Is(200);

        Assert.Equal("no-store", reply.Header("Cache-Control"));
        Assert.Null(reply.Header("Set-Cookie"));
    }

    private static void IsProblem(Reply reply)
    {
        Assert.Equal("application/problem+json", reply.Header("Content-Type"));
        Assert.Equal(["type", "title", "status", "detail", "code", "traceId"], reply.Json.AsObject().Select(member => member.Key).Take(6));
        Assert.Equal(reply.Status, reply.Json["status"]!.GetValue<int>());
        Assert.NotEmpty(reply.Json["traceId"]!.GetValue<string>());
        Assert.NotEmpty(reply.Json["detail"]!.GetValue<string>());
    }

    private static void IsError(Reply reply)
    {
        Assert.StartsWith("application/json", reply.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Equal(["errorCode", "message", "traceId"], reply.Json.AsObject().Select(member => member.Key));
        Assert.NotEmpty(reply.Json["traceId"]!.GetValue<string>());
    }
}
