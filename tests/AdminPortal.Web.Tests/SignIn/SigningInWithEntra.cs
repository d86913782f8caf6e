using System.Net;
using System.Text.Json;
using AdminPortal.Testing;

namespace AdminPortal.Web.Tests.SignIn;

public sealed class SigningInWithEntra(EntraWorld world) : EntraTest(world)
{
    private const string Vera = "aaaaaaaa-0000-0000-0000-000000000001";

    [Theory]
    [InlineData("vera", 1, "Viewer")]
    [InlineData("einar", 2, "Editor")]
    [InlineData("fredrik", 3, "Finance")]
    [InlineData("ada", 4, "Admin")]
    [InlineData("both", 5, "Editor,Finance")]
    [InlineData("nobody", 6, "")]
    [InlineData("grouped", 7, "Finance")]
    [InlineData("overfull", 8, "")]
    [InlineData("nameless", 9, "Viewer")]
    public async Task TheRolesAreThoseOfTheAppAndOfTheGroups(string person, int number, string roles)
    {
        using var browser = World.Browser();

        await browser.SignInAsync(person);

        var known = World.Person($"aaaaaaaa-0000-0000-0000-{number:000000000000}");
        Assert.Equal((roles, $"{person}@example.test"), (known?.SignInRoles, known?.UserName));
    }

    [Fact]
    public async Task AGroupsRoleJoinsThoseOfTheApp()
    {
        await Provider.BehaveAsync(JsonDocument.Parse($$$"""{"claims":{"oid":"joined","roles":["Portal.Editor"],"groups":["{{{EntraWorld.Group}}}","another"]}}"""));
        using var browser = World.Browser();

        await browser.SignInAsync("vera");

        Assert.Equal("Editor,Finance", World.Person("joined")?.SignInRoles);
    }

    [Fact]
    public async Task GroupsThatTheTokenLeavesOutAreLoggedWithTheRemedy()
    {
        using var browser = World.Browser();

        await browser.SignInAsync("overfull");

        Assert.Contains(World.Portal.Log.Lines, line => line.StartsWith("Warning aaaaaaaa-0000-0000-0000-000000000008 is in more groups", StringComparison.Ordinal) && line.Contains("app roles", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OneComesToThePageThatWasAskedFor()
    {
        using var browser = World.Browser();
        var signIn = await browser.GetAsync("/organizations?q=a%26b&sort=name");
        Assert.Equal(("/sign-in", HttpStatusCode.OK), (signIn.Path, signIn.Status));
        var toProvider = signIn.Text.Split("href=\"/sign-in/entra", 2)[1].Split('"')[0];

        var page = await browser.EnterAsync(await browser.GetAsync("/sign-in/entra" + toProvider), "vera");

        Assert.Equal(("/organizations?q=a%26b&sort=name", HttpStatusCode.OK), (page.Address.PathAndQuery, page.Status));
        Assert.Contains("Vera Viewer", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task AForeignReturnAddressLeadsHome(string returnUrl)
    {
        using var browser = World.Browser();

        Assert.Equal(new Uri(World.Portal.Address, "/"), (await browser.SignInAsync("vera", returnUrl)).Address);
    }

    [Fact]
    public async Task TheProviderIsAskedWithPkceNonceAndState()
    {
        using var browser = World.Browser();

        await browser.ToProviderAsync();

        var asked = browser.Visited.Single(address => address.AbsolutePath.EndsWith("/auth", StringComparison.Ordinal)).Query;
        Assert.All(["code_challenge_method=S256", "code_challenge=", "nonce=", "state=", "response_type=code"], part => Assert.Contains(part, asked, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("vera", "Vera Viewer")]
    [InlineData("nameless", "nameless@example.test")]
    public async Task WhoHasNoNameIsCalledByTheUserName(string person, string shown)
    {
        using var browser = World.Browser();

        Assert.Contains($"<strong>{shown}</strong>", (await browser.SignInAsync(person)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAnObjectIdTheSubjectIsThePerson()
    {
        await Provider.BehaveAsync(JsonDocument.Parse("""{"claims":{"oid":null,"sub":"sub-vera"}}"""));
        using var browser = World.Browser();

        await browser.SignInAsync("vera");

        Assert.Equal("Vera Viewer", World.Person("sub-vera")?.Name);
    }

    [Fact]
    public async Task SigningInAgainEndsTheSessionBefore()
    {
        using var browser = World.Browser();
        await browser.SignInAsync("vera");
        var before = Copy(browser.Cookies);

        await browser.GetAsync("/sign-in/entra?returnUrl=/jobs");

        using var left = new EntraBrowser(World.Portal.Address, before);
        Assert.Equal("/sign-in", (await left.GetAsync("/jobs")).Path);
        Assert.Equal("/jobs", (await browser.GetAsync("/jobs")).Path);
    }

    [Fact]
    public async Task AnAnswerOfAnotherBrowsersSignInIsRefused()
    {
        using var victim = World.Browser();
        using var attacker = World.Browser();
        var callback = await attacker.EnterAsync(await attacker.ToProviderAsync(), "ada", until: "/signin-oidc");
        var sessions = World.Sessions();

        ExpectFailure(await victim.GetAsync(callback.Address.ToString()), "TooLate");

        Assert.Equal(sessions, World.Sessions());
        Assert.Equal("/sign-in", (await victim.GetAsync("/jobs")).Path);
    }

    [Fact]
    public async Task GoingBackToAnAnswerThatWasTakenLeadsOn()
    {
        using var browser = World.Browser();
        await browser.SignInAsync("vera", "/jobs?a=b");
        var callback = browser.Visited.Single(address => address.AbsolutePath == "/signin-oidc");

        Assert.Equal("/jobs?a=b", (await browser.GetAsync(callback.ToString())).Address.PathAndQuery);
    }

    [Fact]
    public async Task WhoTurnsBackAtTheProviderMayTryAgain()
    {
        using var browser = World.Browser();
        var page = await browser.ToProviderAsync("/jobs?a=b");

        var answer = await browser.GetAsync(page.Address + "/abort");

        ExpectFailure(answer, "Cancelled");
        Assert.Contains("Innloggingen ble avbrutt", answer.Text, StringComparison.Ordinal);
        Assert.Contains("/sign-in/entra?returnUrl=%2Fjobs%3Fa%3Db", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoIsNotAssignedToTheAppIsToldSo()
    {
        using var browser = World.Browser();
        await browser.ToProviderAsync();
        var state = browser.Visited.Single(address => address.AbsolutePath.EndsWith("/auth", StringComparison.Ordinal)).Query.Split("state=")[1].Split('&')[0];

        var answer = await browser.GetAsync($"/signin-oidc?state={state}&error=access_denied&error_description=AADSTS50105: The user 'kari.hemmelig@example.test' is not assigned");

        ExpectFailure(answer, "NotAssigned");
        Assert.Contains("choose=true", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(World.Portal.Log.Lines, line => line.Contains("kari.hemmelig", StringComparison.Ordinal));
        Assert.Contains("prompt=select_account", (await browser.GetAsync("/sign-in/entra?choose=true", until: "/auth?")).Address.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheLogSaysWhoCameAndHoldsNoSecret()
    {
        using var browser = World.Browser();
        await browser.SignInAsync("vera");
        await Provider.BehaveAsync(new { claims = new { aud = "another" } });
        await browser.SignInAsync("ada");
        await World.BeginAsync();
        await browser.SignOutAsync();

        var codes = browser.Visited.Where(address => address.AbsolutePath == "/signin-oidc").Select(address => address.Query.Split("code=")[1].Split('&')[0]);
        string[] secrets = [IdentityProvider.Secret, "eyJ", "code_verifier", "state=", "Vera Viewer", "vera@example.test", .. codes];
        Assert.Contains($"Information {Vera} signed in ", World.Portal.Log.Lines);
        Assert.Contains($"Information {Vera} signed out ", World.Portal.Log.Lines);
        Assert.Contains(World.Portal.Log.Lines, line => line.StartsWith("Warning A sign-in was not completed: Refused", StringComparison.Ordinal));
        Assert.DoesNotContain(World.Portal.Log.Lines, line => secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal)));
    }

    private CookieContainer Copy(CookieContainer cookies)
    {
        var copy = new CookieContainer();
        copy.Add(cookies.GetCookies(World.Portal.Address));
        return copy;
    }
}
