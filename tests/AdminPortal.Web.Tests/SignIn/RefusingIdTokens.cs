using System.Text.Json;

namespace AdminPortal.Web.Tests.SignIn;

public sealed class RefusingIdTokens(EntraWorld world) : EntraTest(world)
{
    private static readonly string[] Second = ["second"];

    [Theory]
    [InlineData("wrong audience", """{"claims":{"aud":"another-app"}}""")]
    [InlineData("audiences that are not ours as well", """{"claims":{"aud":["portal","another-app"]}}""")]
    [InlineData("wrong nonce", """{"claims":{"nonce":"of another sign-in"}}""")]
    [InlineData("no nonce", """{"claims":{"nonce":null}}""")]
    [InlineData("wrong issuer", """{"claims":{"iss":"https://login.evil.example/11111111-2222-3333-4444-555555555555/v2.0"}}""")]
    [InlineData("expired", """{"claims":{"exp":"now-600"}}""")]
    [InlineData("expired beyond the tolerance", """{"claims":{"exp":"now-150"}}""")]
    [InlineData("without an end", """{"claims":{"exp":null}}""")]
    [InlineData("not valid yet", """{"claims":{"nbf":"now+600"}}""")]
    [InlineData("not valid yet beyond the tolerance", """{"claims":{"nbf":"now+150"}}""")]
    [InlineData("forged signature", """{"signedBy":"forged"}""")]
    [InlineData("a key that is not published", """{"signedBy":"second"}""")]
    [InlineData("no signature", """{"signedBy":"nobody"}""")]
    [InlineData("signed with the client's secret", """{"signedBy":"secret"}""")]
    [InlineData("nobody's", """{"claims":{"oid":null,"sub":null}}""")]
    [InlineData("not there", """{"noIdToken":true}""")]
    public async Task ItLetsNobodyIn(string token, string mood)
    {
        await Provider.BehaveAsync(JsonDocument.Parse(mood));
        using var browser = World.Browser();
        var sessions = World.Sessions();

        var page = await browser.SignInAsync("ada");

        ExpectFailure(page, "Refused");
        Assert.Contains("Innloggingen ble ikke godkjent", page.Text, StringComparison.Ordinal);
        Assert.True(sessions == World.Sessions(), $"A session was begun by a token: {token}.");
        Assert.Equal("/sign-in", (await browser.GetAsync("/jobs")).Path);
    }

    [Theory]
    [InlineData("""{"claims":{"exp":"now-60"}}""")]
    [InlineData("""{"claims":{"nbf":"now+60"}}""")]
    [InlineData("""{"signedBy":"first"}""")]
    public async Task ClocksMayDifferALittle(string mood)
    {
        await Provider.BehaveAsync(JsonDocument.Parse(mood));
        using var browser = World.Browser();

        Assert.Equal("/jobs", (await browser.SignInAsync("ada")).Path);
    }

    [Fact]
    public async Task ANewKeyCountsAtOnceAndTheOldOneNoLonger()
    {
        await PassAsync("vera", "/jobs");
        World.Portal.Clock.Advance(TimeSpan.FromSeconds(10));

        await Provider.BehaveAsync(new { signedBy = "second", published = Second });
        await PassAsync("vera", "/jobs");

        await Provider.BehaveAsync(new { signedBy = "first", published = Second });
        await PassAsync("vera", "/sign-in");

        World.Portal.Clock.Advance(TimeSpan.FromSeconds(10));
        await World.BeginAsync();
        await PassAsync("vera", "/jobs");
    }

    [Fact]
    public async Task AKeyThatWasWithdrawnCountsForAnHourAtMost()
    {
        await PassAsync("vera", "/jobs");

        await Provider.BehaveAsync(new { signedBy = "first", published = Second });
        World.Portal.Clock.Advance(TimeSpan.FromMinutes(61));
        await PassAsync("vera", "/sign-in");

        World.Portal.Clock.Advance(TimeSpan.FromSeconds(10));
    }

    private async Task PassAsync(string person, string path)
    {
        using var browser = World.Browser();
        Assert.Equal(path, (await browser.SignInAsync(person)).Path);
    }
}
