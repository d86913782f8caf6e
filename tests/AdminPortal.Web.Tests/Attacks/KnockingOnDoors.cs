namespace AdminPortal.Web.Tests.Attacks;

/// <summary>Who has not signed in comes nowhere but to the doors that <c>OpenDoors</c> lists, whatever they send along.</summary>
[Collection(Attacked.Name)]
public sealed class KnockingOnDoors(AttackHost host)
{
    private static readonly string[] Open =
    [
        "/.well-known/security.txt", "/auth/open/connect/token", "/health/live", "/health/ready", "/not-found", "/oauth/v2/jwks", "/oauth/v2/revoke", "/oauth/v2/token",
        "/openapi/v1.json", "/preferences/language", "/sign-in", "/sign-in/entra", "/sign-out", "/signout-callback-oidc", "/status/1",
    ];

    [Fact]
    public async Task EveryOtherAddressIsClosed()
    {
        using var nobody = host.Browser();
        foreach (var endpoint in host.Endpoints.Where(endpoint => !endpoint.IsAsset() && !endpoint.IsFramework()))
        {
            var path = Addresses.Of(endpoint, host.World.Nordlys.IdAfter);
            foreach (var method in endpoint.MethodsOf().Where(_ => !Open.Contains(path)))
            {
                var answer = await nobody.SendAsync(method, path, method == "GET" ? null : AttackBrowser.FormOf(("id", host.World.Nordlys.Account)));
                var isApi = answer["RateLimit-Limit"] is not null;

                Assert.True(
                    isApi ? answer.Status is 401 or 400 or 415 && (answer.Status != 400 || !answer.Body.Contains("Nordlys", StringComparison.Ordinal)) : answer.Status is 302 or 401 && answer["Location"]!.Contains("/sign-in?returnUrl=", StringComparison.Ordinal),
                    $"{method} {path} answers {answer.Status} {answer["Location"]} {answer.Body[..Math.Min(answer.Body.Length, 300)]}");
            }
        }
    }

    [Fact]
    public async Task TheApiDoesNotKnowACookie()
    {
        using var admin = await host.Admin();
        Assert.Equal(200, (await admin.GetAsync("/accounts")).Status);

        foreach (var path in new[] { "/account-management/accounts", $"/account-management/accounts/{host.World.Nordlys.Account}", "/corporate-accounts/v2/accounts", "/organizations/v1/organizations" })
        {
            var answer = await admin.GetAsync(path);

            Assert.True(answer.Status == 401 && answer["WWW-Authenticate"]!.StartsWith("Bearer", StringComparison.Ordinal), $"{path} {answer.Status} {answer.Body}");
        }
    }

    [Fact]
    public async Task ACircuitIsOpenedOnlyForWhoIsSignedIn()
    {
        using var nobody = host.Browser();

        foreach (var (method, path) in new[] { ("POST", "/_blazor/negotiate?negotiateVersion=1"), ("GET", "/_blazor"), ("POST", "/_blazor/disconnect"), ("GET", "/_blazor/initializers") })
        {
            var answer = await nobody.SendAsync(method, path);

            Assert.True(answer.Status is 302 or 401 or 403 or 404 || path.EndsWith("initializers", StringComparison.Ordinal), $"{method} {path} answers {answer.Status}");
        }
    }

    [Theory]
    [InlineData("TRACE", "/accounts")]
    [InlineData("TRACE", "/account-management/accounts")]
    [InlineData("CONNECTX", "/accounts")]
    [InlineData("PROPFIND", "/accounts")]
    [InlineData("DELETE", "/accounts")]
    [InlineData("PUT", "/css/tokens.css")]
    [InlineData("OPTIONS", "/accounts")]
    public async Task OtherMethodsDoNothing(string method, string path)
    {
        using var admin = await host.Admin();

        var answer = await admin.SendAsync(method, path, null, "X-Echo", "echo-me");

        Assert.True(answer.Status is 204 or 401 or 404 or 405, $"{answer.Status} {answer.Body}");
        Assert.DoesNotContain("echo-me", answer.Body, StringComparison.Ordinal);
        Assert.Null(answer["Access-Control-Allow-Origin"]);
    }
}
