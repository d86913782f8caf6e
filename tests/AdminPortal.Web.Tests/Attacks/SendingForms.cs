using Microsoft.AspNetCore.Antiforgery;

namespace AdminPortal.Web.Tests.Attacks;

/// <summary>A form or file that another site makes a person's browser send changes nothing: it has not the token of a page of ours.</summary>
[Collection(Attacked.Name)]
public sealed class SendingForms(AttackHost host)
{
    [Fact]
    public async Task WithoutItsTokenNoneIsTaken()
    {
        using var admin = await host.Admin();
        var posts = Posts().ToList();
        Assert.True(posts.Count >= 8, string.Join('\n', posts));

        foreach (var path in posts)
        {
            foreach (var body in new HttpContent[] { AttackBrowser.FormOf(("id", host.World.Nordlys.Account), ("culture", "en-GB")), new StringContent("{}", null, "application/json"), new StringContent("x", null, "text/plain") })
            {
                var answer = await admin.SendAsync("POST", path, body);

                Assert.True(answer.Status is 400 or 415, $"POST {path} ({body.Headers.ContentType}) answers {answer.Status}");
                Assert.DoesNotContain("__Host-portal-language", answer["Set-Cookie"] ?? "", StringComparison.Ordinal);
            }
        }
    }

    /// <summary>Tokens are tied to who is signed in.</summary>
    [Fact]
    public async Task AnothersTokenIsNoGood()
    {
        using var admin = await host.Admin();
        using var sigrid = await host.Sigrid();
        var token = await sigrid.TokenAsync("/accounts");

        foreach (var path in Posts().Where(path => path != "/preferences/language" && path != "/sign-out"))
        {
            var answer = await admin.SendAsync("POST", path, AttackBrowser.FormOf(("id", host.World.Nordlys.Account), ("__RequestVerificationToken", token)), "RequestVerificationToken", token);

            Assert.True(answer.Status is 400 or 415, $"POST {path} answers {answer.Status}");
        }
    }

    /// <summary>The API takes no cookie, and the token endpoints take a client's secret: no site can send either.</summary>
    private IEnumerable<string> Posts() => host.Endpoints
        .Where(endpoint => !endpoint.IsAsset() && !endpoint.IsFramework() && !endpoint.IsPage() && endpoint.MethodsOf().Contains("POST"))
        .Where(endpoint => endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>()?.RequiresValidation != false || endpoint.RoutePattern.RawText!.StartsWith("/admin", StringComparison.Ordinal))
        .Select(endpoint => Addresses.Of(endpoint, _ => "1"))
        .Where(path => !path.StartsWith("/signin-oidc", StringComparison.Ordinal));
}
