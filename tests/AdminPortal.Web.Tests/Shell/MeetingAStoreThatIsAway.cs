using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using AdminPortal.Testing;
using Microsoft.Data.Sqlite;

namespace AdminPortal.Web.Tests.Shell;

/// <summary>While the store is away, locked or full, whoever asks is told so, and is served again once it is back.</summary>
public sealed partial class MeetingAStoreThatIsAway : IDisposable
{
    private readonly StoreFaults faults = new();
    private readonly TestStore store = new();
    private readonly PortalHost portal;

    public MeetingAStoreThatIsAway() => portal = new() { Store = store.Settings, Configure = services => faults.Into(services, retries: false) };

    public static TheoryData<string> Outages => new(Kinds.Keys);

    private static Dictionary<string, Func<Exception>> Kinds { get; } = new()
    {
        ["locked"] = () => new SqliteException("database is locked", 5),
        ["full"] = () => new SqliteException("database or disk is full", 13),
        ["moved away"] = () => new SqliteException("unable to open database file", 14),
        ["read-only"] = () => new SqliteException("attempt to write a readonly database", 8),
        ["server refuses connections"] = () => SqlErrors.Of(10061, severity: 20),
        ["server lost"] = () => SqlErrors.Of(0, severity: 11),
        ["server full"] = () => SqlErrors.Of(SqlErrors.Full, severity: 17),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        portal.Dispose();
        store.Dispose();
    }

    [Theory, MemberData(nameof(Outages))]
    public async Task A_page_says_so_and_asks_again_by_itself(string outage)
    {
        var browser = await portal.SignedInAs("dev-vigdis");
        faults.StrikeAlways(FaultPlace.Command, Kinds[outage]);

        var away = await browser.GetAsync("/accounts?sort=name", Cancellation);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "5"), (away.StatusCode, Assert.Single(away.Headers.GetValues("Retry-After"))));
        var html = await TextOfAsync(away);
        Assert.Contains("<h1>Databasen svarer ikke</h1>", html, StringComparison.Ordinal);
        Assert.Contains("http-equiv=\"refresh\" content=\"5\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", html, StringComparison.Ordinal);
        faults.Over();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/accounts?sort=name", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task It_says_so_in_the_readers_language_and_to_a_program_by_its_status()
    {
        var browser = await portal.SignedInAs("dev-vigdis");
        faults.StrikeAlways(FaultPlace.Opening, Kinds["moved away"]);
        browser.DefaultRequestHeaders.AcceptLanguage.Clear();
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        Assert.Contains("<h1>The database does not answer</h1>", await TextOfAsync(await browser.GetAsync("/accounts", Cancellation)), StringComparison.Ordinal);
        browser.DefaultRequestHeaders.Accept.Clear();

        var told = await browser.GetAsync("/accounts/export?format=csv", Cancellation);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (told.StatusCode, told.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task Nobody_is_signed_in_by_half()
    {
        var browser = portal.Browser();
        await browser.GetAsync("/sign-in", Cancellation);
        faults.StrikeAlways(FaultPlace.Opening, Kinds["locked"]);

        var away = await PortalHost.Post(browser, "/sign-in", "/sign-in/development", ("person", "dev-vigdis"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
        var html = await TextOfAsync(away);
        Assert.Contains("Gå tilbake og prøv igjen", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http-equiv=\"refresh\"", html, StringComparison.Ordinal);
        Assert.False(away.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.StartsWith("portal=", StringComparison.Ordinal)));
        faults.Over();
        Assert.Equal(HttpStatusCode.Redirect, (await PortalHost.Post(browser, "/sign-in", "/sign-in/development", ("person", "dev-vigdis"))).StatusCode);
    }

    [Fact]
    public async Task Files_that_cannot_be_taken_are_refused_in_words_and_can_be_sent_again()
    {
        var browser = await portal.SignedInAs("dev-frida");
        var page = await browser.GetStringAsync("/admin", Cancellation);
        browser.DefaultRequestHeaders.Add("RequestVerificationToken", Token().Match(page).Groups[1].Value);
        // The cookie is still checked, and then the store is full.
        faults.StrikeAlways(FaultPlace.BeforeCommit, Kinds["full"]);

        var away = await BeginAsync(browser);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "5"), (away.StatusCode, Assert.Single(away.Headers.GetValues("Retry-After"))));
        Assert.Contains("Databasen svarer ikke, så filene er ikke tatt imot. Prøv igjen om litt.", Regex.Unescape(await away.Content.ReadAsStringAsync(Cancellation)), StringComparison.Ordinal);
        faults.Over();
        Assert.Equal(HttpStatusCode.Created, (await BeginAsync(browser)).StatusCode);
    }

    private static Task<HttpResponseMessage> BeginAsync(HttpClient browser) =>
        browser.PostAsJsonAsync("/admin/imports", new { files = new[] { new { name = "a.csv", bytes = 3 } } }, Cancellation);

    private static async Task<string> TextOfAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
