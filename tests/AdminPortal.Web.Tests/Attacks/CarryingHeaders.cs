using System.Text.RegularExpressions;
using AdminPortal.Web.Shell;

namespace AdminPortal.Web.Tests.Attacks;

/// <summary>Whatever the portal answers, and to whom: the headers that protect a browser are on it, and none that tells what it runs on.</summary>
[Collection(Attacked.Name)]
public sealed partial class CarryingHeaders(AttackHost host)
{
    /// <summary>As UX.md has it.</summary>
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'none'; form-action 'self'";

    private static readonly string[] Telling = ["Server", "X-Powered-By", "X-AspNet-Version", "X-AspNetMvc-Version", "X-SourceFiles", "Via", "X-Runtime"];

    /// <summary>What neither a person's nor a customer's data stand in, with how it may be kept.</summary>
    private static readonly Dictionary<string, string> Kept = new() { [SecurityContact.Path] = "public, max-age=86400", ["/account-management/metadata"] = "private, no-cache" };

    [Fact]
    public async Task EveryEndpointAnswersWithThem()
    {
        using var admin = await host.Admin();
        using var nobody = host.Browser();
        var walked = 0;
        foreach (var endpoint in host.Endpoints.Where(endpoint => !endpoint.IsAsset() && !endpoint.IsFramework()))
        {
            var path = Addresses.Of(endpoint, host.World.Nordlys.IdAfter);
            foreach (var method in endpoint.MethodsOf().Where(method => method is "GET" or "POST" or "PUT" or "PATCH" or "DELETE"))
            {
                foreach (var browser in new[] { admin, nobody })
                {
                    Check($"{method} {path}", path, await browser.SendAsync(method, path, method == "GET" ? null : new StringContent("{}")));
                    walked++;
                }
            }
        }

        Assert.True(walked > 150, $"Only {walked} answers were looked at.");
    }

    [Theory]
    [InlineData("/not-there", 404)]
    [InlineData("/account-management/not-there", 404)]
    [InlineData("/organizations/v1/not-there", 404)]
    [InlineData("/api-docs/index.html", 200)]
    [InlineData("/api-docs/swagger-ui.css", 200)]
    [InlineData("/api-docs/not-there", 302)]
    [InlineData("/openapi/v1.json", 200)]
    [InlineData("/css/", 302)]
    [InlineData("/css/tokens.css", 200)]
    [InlineData("/_framework/blazor.web.js", 200)]
    [InlineData("/_blazor/negotiate?negotiateVersion=1", 405)]
    public async Task SoDoesWhatNoEndpointIs(string path, int status)
    {
        using var nobody = host.Browser();

        var answer = await nobody.GetAsync(path, "Accept-Encoding", "identity");

        Assert.Equal(path == "/not-there" || path.StartsWith("/_blazor", StringComparison.Ordinal) ? answer.Status : status, answer.Status);
        Check(path, path, answer, isAsset: status == 200);
    }

    [Fact]
    public async Task AFileWithItsPrintInItsNameIsKeptForLong()
    {
        using var nobody = host.Browser();
        var assets = host.Endpoints.Where(endpoint => endpoint.IsAsset()).Select(endpoint => Addresses.Of(endpoint, _ => "")).Distinct().ToList();

        var answer = await nobody.GetAsync(assets.First(path => Print().IsMatch(path)));

        Assert.Equal((200, "max-age=31536000, immutable"), (answer.Status, answer["Cache-Control"]));
        Assert.DoesNotContain(assets, path => path.EndsWith(".map", StringComparison.Ordinal) || path.EndsWith(".cs", StringComparison.Ordinal) || path.Contains("appsettings", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WithoutHttpsNothingIsPromisedOfHttps()
    {
        using var nobody = host.Browser();

        Assert.Equal("max-age=31536000", (await nobody.GetAsync("/sign-in"))["Strict-Transport-Security"]);
        Assert.Null((await nobody.GetAsync("/health/live", "X-Forwarded-Proto", "http"))["Strict-Transport-Security"]);
    }

    private static void Check(string what, string path, Answer answer, bool isAsset = false)
    {
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["X-Content-Type-Options"] = "nosniff",
            ["X-Frame-Options"] = "DENY",
            ["Referrer-Policy"] = "no-referrer",
            ["Cross-Origin-Opener-Policy"] = "same-origin",
            ["Cross-Origin-Resource-Policy"] = "same-origin",
            ["Strict-Transport-Security"] = "max-age=31536000",
        })
        {
            Assert.True(answer[name] == value, $"{what} {answer.Status}: {name} is {answer[name] ?? "missing"}");
        }

        var policy = path.StartsWith("/api-docs", StringComparison.Ordinal) ? answer["Content-Security-Policy"]?.Replace(" 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='", "", StringComparison.Ordinal) : answer["Content-Security-Policy"];
        Assert.True(policy == Policy, $"{what} {answer.Status}: {policy}");
        Assert.Contains("camera=(), ", answer["Permissions-Policy"], StringComparison.Ordinal);
        Assert.All(Telling, name => Assert.Null(answer[name]));
        var mayBeKept = isAsset || (answer.Status is 200 or 304 && Kept.TryGetValue(path, out var how) && answer["Cache-Control"] == how);
        Assert.True(mayBeKept || answer["Cache-Control"]?.Contains("no-store", StringComparison.Ordinal) == true, $"{what} {answer.Status} may be kept: {answer["Cache-Control"]}");
    }

    [GeneratedRegex(@"^/js/portal\.[a-z0-9]+\.js$")]
    private static partial Regex Print();
}
