using System.Text;

namespace AdminPortal.Web.Tests.Attacks;

/// <summary>An error says that something went wrong, and by what id our log knows it; not what the portal is made of.</summary>
[Collection(Attacked.Name)]
public sealed class TellingTooMuch(AttackHost host)
{
    private static readonly string[] Insides =
    [
        "Exception", "   at ", ".cs:line", "Microsoft.", "System.", "AdminPortal.Application", "SELECT ", "SQLite", "Sqlite", "SqlServer", "EntityFramework", "StackTrace", "/src/", "/home/", "/tmp/", "/usr/", "bin/Debug", "Kestrel", "ASP.NET", ".NET ", "DOTNET", "dotnet",
    ];

    public static TheoryData<string, string, string?, string> Provocations => new()
    {
        { "GET", "/not-there", null, "" },
        { "GET", "/sign-in/entra", null, "" },
        { "GET", "/status/500", null, "" },
        { "GET", "/accounts?size=99999999999999999999&page=%FF%FE&sort=Id;DROP", null, "" },
        { "GET", "/accounts?page=AAAA", null, "" },
        { "GET", "/invoices?from=0001-01-01&to=9999-12-31&min=1e400&max=NaN", null, "" },
        { "GET", "/jobs/9223372036854775808", null, "" },
        { "GET", "/jobs/-1", null, "" },
        { "GET", "/admin/imports/0/faults", null, "" },
        { "GET", "/settlement?tab=ageing&asAt=0000-00-00", null, "" },
        { "GET", "/settlement/ageing/export?asAt=nonsense", null, "" },
        { "GET", "/invoices/%2e%2e%2f%2e%2e%2fetc%2fpasswd/pdf", null, "" },
        { "GET", "/css/..%2f..%2fappsettings.json", null, "" },
        { "GET", "/appsettings.json", null, "" },
        { "GET", "/.git/config", null, "" },
        { "GET", "/api-docs/../../appsettings.json", null, "" },
        { "GET", "/_framework/AdminPortal.Web.dll", null, "" },
        { "GET", "/_framework/blazor.boot.json", null, "" },
        { "POST", "/admin/imports", "{\"files\":[{\"name\":null,\"bytes\":-1}]", "application/json" },
        { "POST", "/preferences/language", "culture=%ZZ&=&&&", "application/x-www-form-urlencoded" },
        { "POST", "/preferences/language", "--x", "multipart/form-data; boundary=x" },
        { "POST", "/preferences/language", "--x", "multipart/form-data" },
        { "POST", "/sign-in", "_handler=%00", "application/x-www-form-urlencoded" },
        { "POST", "/accounts", "_handler=x", "application/x-www-form-urlencoded" },
        { "POST", "/accounts/export", "id=x", "text/xml" },
        { "POST", "/oauth/v2/token", "grant_type=client_credentials&client_id=%00&client_secret=%FF", "application/x-www-form-urlencoded" },
        { "POST", "/oauth/v2/token", "{", "application/json" },
        { "POST", "/oauth/v2/revoke", "token=%00", "application/x-www-form-urlencoded" },
        { "POST", "/account-management/accounts", "{", "application/json" },
        { "GET", "/account-management/accounts?limit=-1", null, "" },
        { "GET", "/signin-oidc?code=x&state=y", null, "" },
        { "GET", "/signin-oidc?error=x&error_description=%3Cscript%3E", null, "" },
        { "POST", "/_blazor/negotiate?negotiateVersion=999999999999", "", "text/plain" },
        { "GET", "/_blazor?id=nonsense", null, "" },
    };

    [Theory, MemberData(nameof(Provocations))]
    public async Task IsDoneByNoRefusal(string method, string path, string? body, string type)
    {
        foreach (var accept in new[] { "text/html", "application/json", "*/*" })
        {
            using var admin = await host.Admin();
            HttpContent? content = body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content?.Headers.TryAddWithoutValidation("Content-Type", type);

            var answer = await admin.SendAsync(method, path, content, "Accept", accept);

            Assert.True(answer.Status < 500 || path == "/sign-in/entra" || path.StartsWith("/signin-oidc", StringComparison.Ordinal), $"{answer.Status} {answer.Body}");
            foreach (var inside in Insides)
            {
                Assert.False(answer.Body.Contains(inside, StringComparison.Ordinal) && !answer.Body.Contains("name=\"__RequestVerificationToken\"", StringComparison.Ordinal), $"{accept}: {inside} in {answer.Status} {answer.Body}");
                Assert.DoesNotContain(answer.Headers, header => header.Value.Contains(inside, StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json")]
    public async Task IsDoneByNoFaultOfOurs(string accept)
    {
        using var browser = host.Browser();

        // The provider that it asks is not there.
        var answer = await browser.GetAsync("/sign-in/entra", "Accept", accept);

        Assert.True(answer.Status is 302 or >= 500, $"{answer.Status}");
        Assert.All([.. Insides, "login.invalid", CollectedLogs.EntraSecret], inside => Assert.DoesNotContain(inside, answer.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task HealthSaysOnlyHowItIs()
    {
        using var nobody = host.Browser();

        Assert.Equal("""{"status":"ready"}""", (await nobody.GetAsync("/health/ready")).Body);
        Assert.Equal("""{"status":"live"}""", (await nobody.GetAsync("/health/live")).Body);
    }

    [Fact]
    public async Task TheSecurityContactIsThere()
    {
        using var nobody = host.Browser();

        var answer = await nobody.GetAsync("/.well-known/security.txt");

        Assert.Equal((200, "text/plain; charset=utf-8"), (answer.Status, answer["Content-Type"]));
        var lines = answer.Body.Split('\n');
        Assert.Equal("Contact: mailto:security@portal.example", lines[0]);
        var expires = DateTimeOffset.Parse(lines[1]["Expires: ".Length..], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(expires, DateTimeOffset.UtcNow.AddDays(1), DateTimeOffset.UtcNow.AddYears(1));
    }
}
