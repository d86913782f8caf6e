using System.Text;
using AdminPortal.Application.Access;
using AdminPortal.Testing.Circuits;

namespace AdminPortal.Web.Tests.Circuits;

public sealed class AttackingCircuits(AttackingCircuits.Host host) : IClassFixture<AttackingCircuits.Host>
{
    /// <summary>Beyond what any page has of handlers when it is opened.</summary>
    private const int MostHandlers = 400;

    [Theory]
    [InlineData("/accounts/{account}")]
    [InlineData("/accounts/{account}/edit")]
    [InlineData("/organizations/{organization}")]
    [InlineData("/contacts/{contact}/edit")]
    [InlineData("/accounts/new")]
    public async Task GuessedEventsOfAViewerChangeNothing(string address)
    {
        var path = Fill(address);
        using var browser = await host.SignInAsync("vigdis");
        var before = await StoreDump.OfAsync(host.Store);
        var tab = await browser.TabAsync(path);
        for (var handler = 0; handler < MostHandlers; handler++)
        {
            await tab.DispatchAsync(handler, "click", """{"detail":1,"button":0,"type":"click"}""");
            await tab.DispatchAsync(handler, "submit");
            if (tab.HasEnded || tab.Errors.Any())
            {
                HasNoSecrets(tab);
                await tab.DisposeAsync();
                tab = await browser.TabAsync(path);
            }
        }

        await tab.DisposeAsync();
        Assert.Equal(before, await StoreDump.OfAsync(host.Store));
        await LivesAsync();
    }

    [Fact]
    public async Task AnEventThatIsNotThereEndsNothing()
    {
        using var browser = await host.SignInAsync("vigdis");
        await using var tab = await browser.TabAsync("/accounts");

        var answer = await tab.DispatchAsync(123_456);

        Assert.False(answer!.Value.Succeeded);
        HasNoSecrets(tab, answer.Value.Answer);
        await NavigateAsync(tab, "/contacts");
        await tab.UntilAsync(one => one.HasDrawn("Kari Fjell"));
    }

    [Fact]
    public async Task NobodyComesBackToAnothersCircuit()
    {
        using var astrid = await host.SignInAsync("astrid");
        using var vigdis = await host.SignInAsync("vigdis");
        using var astridElsewhere = await host.SignInAsync("astrid");
        await using var tab = await astrid.TabAsync("/accounts");

        await using var hers = await vigdis.ConnectAsync();
        Assert.Equal(false, await hers.AskAsync("ConnectCircuit", tab.Secret));
        Assert.Null(await hers.AskAsync("ResumeCircuit", tab.Secret, host.Address.AbsoluteUri, host.Address.AbsoluteUri, "[]", ""));

        // Nor does the same person by another sign-in; only the browser that opened it.
        await using var other = await astridElsewhere.ConnectAsync();
        Assert.Equal(false, await other.AskAsync("ConnectCircuit", tab.Secret));
        await using var guessed = await vigdis.ConnectAsync();
        Assert.Equal(false, await guessed.AskAsync("ConnectCircuit", Convert.ToBase64String(new byte[96])));

        await using var own = await astrid.ConnectAsync();
        Assert.Equal(true, await own.AskAsync("ConnectCircuit", tab.Secret));
    }

    [Fact]
    public async Task AnothersDescriptorsGiveNoneOfTheirRights()
    {
        using var astrid = await host.SignInAsync("astrid");
        using var sigrid = await host.SignInAsync(DevelopmentPerson.Sigrid);
        var page = await astrid.PageAsync("/accounts");
        Assert.Contains("Fjellkonto", page.Html, StringComparison.Ordinal);
        Assert.NotEqual("", page.State);

        await using var tab = await RawCircuit.OpenAsync(host.Address, sigrid.Cookies, page, "/accounts");

        Assert.False(tab.HasDrawn("Fjellkonto"));
        Assert.True(tab.HasDrawn("Sigrid"));
    }

    [Fact]
    public async Task ADescriptorThatIsTamperedWithMakesNoComponent()
    {
        using var browser = await host.SignInAsync("vigdis");
        var page = await browser.PageAsync("/accounts");
        var tampered = page with { Markers = [.. page.Markers.Select(marker => marker.Replace("\"descriptor\":\"CfDJ8", "\"descriptor\":\"CfDJ9", StringComparison.Ordinal))] };
        Assert.NotEqual(page.Markers, tampered.Markers);

        await using var tab = await RawCircuit.OpenAsync(host.Address, browser.Cookies, tampered, "/accounts");

        await tab.UntilAsync(one => one.HasEnded);
        Assert.False(tab.HasDrawn("Fjellkonto"));
        HasNoSecrets(tab);
        await LivesAsync();
    }

    [Theory]
    [InlineData("/admin", "Du har ikke tilgang til administrasjonen", "API-klienter")]
    [InlineData("/admin/clients/new", "Du kan ikke opprette API-klienter", "gir også lesetilgang")]
    public async Task AViewerWhoGoesToAPageOfAdminsSeesNoneOfIt(string path, string refusal, string content)
    {
        using var astrid = await host.SignInAsync("astrid");
        using var vigdis = await host.SignInAsync("vigdis");
        await using var hers = await astrid.TabAsync("/accounts");
        await using var tab = await vigdis.TabAsync("/accounts");
        hers.ForgetDrawn();
        tab.ForgetDrawn();

        await NavigateAsync(hers, path);
        await NavigateAsync(tab, path);

        await hers.UntilAsync(one => one.HasDrawn(content));
        await tab.UntilAsync(one => one.HasDrawn(refusal));
        Assert.False(tab.HasDrawn(content) && !refusal.Contains(content, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("//")]
    [InlineData("\u0000")]
    public async Task AnAddressElsewhereEndsOnlyItsOwnCircuit(string address)
    {
        using var browser = await host.SignInAsync("vigdis");
        await using var tab = await browser.TabAsync("/accounts");

        await tab.SendAsync("OnLocationChanged", address, null, true);

        await tab.UntilAsync(one => one.HasEnded || one.Errors.Any());
        HasNoSecrets(tab);
        Assert.Empty(tab.Navigations);
        await LivesAsync();
    }

    public static TheoryData<string> Garbage => ["not a message", "a length and no more", "deep arrays", "deep json", "unknown method", "too few arguments", "arguments of other types", "a number as an id", "a second circuit", "no circuit at all"];

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task GarbageEndsAtMostItsOwnConnection(string kind)
    {
        using var browser = await host.SignInAsync("vigdis");
        await using var tab = await browser.TabAsync("/accounts");
        var before = await StoreDump.OfAsync(host.Store);

        await SendGarbageAsync(tab, kind);

        HasNoSecrets(tab);
        Assert.Equal(before, await StoreDump.OfAsync(host.Store));
        await LivesAsync();
    }

    [Theory]
    [InlineData("System.Private.CoreLib", "ReadAllText")]
    [InlineData("AdminPortal.Application", "DeleteAsync")]
    [InlineData("AdminPortal.Web", "SignOut")]
    [InlineData("Microsoft.AspNetCore.Components.Server", "StartCircuit")]
    public async Task OnlyWhatIsOfferedToJavaScriptCanBeCalled(string assembly, string method)
    {
        using var browser = await host.SignInAsync("vigdis");
        await using var tab = await browser.TabAsync("/accounts");

        var answer = await tab.InvokeDotNetAsync(assembly, method, 0, "[]");

        Assert.False(answer!.Value.Succeeded);
        HasNoSecrets(tab, answer.Value.Answer);
    }

    [Fact]
    public async Task NoObjectOfTheServersIsReachedByGuessingItsNumber()
    {
        using var browser = await host.SignInAsync("vigdis");
        await using var tab = await browser.TabAsync("/accounts");
        var before = await StoreDump.OfAsync(host.Store);
        foreach (var method in new[] { "Dispose", "ToString", "AddRootComponent", "SetRootComponentParameters", "RemoveRootComponent", "OnLocationChanging" })
        {
            for (var target = 1; target < 20 && !tab.HasEnded; target++)
            {
                var answer = await tab.InvokeDotNetAsync(null, method, target, """["AdminPortal.Web.Shell.Routes","x"]""");
                HasNoSecrets(tab, answer?.Answer);
            }
        }

        Assert.Equal(before, await StoreDump.OfAsync(host.Store));
        await LivesAsync();
    }

    private static async Task SendGarbageAsync(RawCircuit tab, string kind)
    {
        switch (kind)
        {
            case "not a message":
                await tab.SendBytesAsync(RawCircuit.Frame(Encoding.UTF8.GetBytes("GET / HTTP/1.1\r\n\r\n")));
                await tab.UntilAsync(one => one.HasEnded);
                break;
            case "a length and no more":
                await tab.SendBytesAsync([0xff, 0xff, 0xff, 0xff, 0x0f]);
                await tab.UntilAsync(one => one.HasEnded);
                break;
            case "deep arrays":
                await tab.SendBytesAsync(RawCircuit.Frame([.. Enumerable.Repeat((byte)0x91, 100_000)]));
                await tab.UntilAsync(one => one.HasEnded);
                break;
            case "deep json":
                await tab.DispatchAsync(1, "click", new string('[', 100_000));
                break;
            case "unknown method":
                await tab.AskAsync("DeleteEverything");
                break;
            case "too few arguments":
                await tab.AskAsync("OnLocationChanged", "/");
                break;
            case "arguments of other types":
                await tab.AskAsync("OnRenderCompleted", "x", 1L);
                break;
            case "a number as an id":
                await tab.SendAsync("EndInvokeJSFromDotNet", long.MaxValue, true, "[9223372036854775807,true,{\"__dotNetObject\":1}]");
                break;
            case "a second circuit":
                await tab.SendAsync("StartCircuit", "http://localhost/", "http://localhost/", "[]", "");
                await tab.UntilAsync(one => one.HasEnded);
                break;
            default:
                await tab.SendAsync("UpdateRootComponents", "{\"batchId\":1,\"operations\":null}", new string('A', 1000));
                await tab.UntilAsync(one => one.HasEnded || one.Errors.Any());
                break;
        }
    }

    /// <summary>Nothing of what the server is made of: no place in the source, no path, no setting.</summary>
    private static void HasNoSecrets(RawCircuit tab, params IEnumerable<string?> more)
    {
        foreach (var text in tab.Errors.Concat(more.OfType<string>()))
        {
            Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Data Source", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(".cs:line", text, StringComparison.Ordinal);
        }
    }

    private async Task LivesAsync()
    {
        using var browser = await host.SignInAsync("erik");
        await using var tab = await browser.TabAsync("/accounts");
        Assert.True(tab.HasDrawn("Fjellkonto"), tab.ToString() + string.Join('\n', host.Log.Lines.TakeLast(5)));
    }

    private string Fill(string path) => path
        .Replace("{account}", host.Account.PublicId, StringComparison.Ordinal)
        .Replace("{organization}", host.Organization.PublicId, StringComparison.Ordinal)
        .Replace("{contact}", host.Contact.PublicId, StringComparison.Ordinal);

    private Task NavigateAsync(RawCircuit tab, string path) => tab.SendAsync("OnLocationChanged", new Uri(host.Address, path).AbsoluteUri, null, true);

    public sealed class Host : CircuitHost
    {
        /// <summary>Without a bound on messages, which would end an attack before it has begun.</summary>
        public Host()
            : base("Circuits:MessagesPerSecond", "1000000", "Circuits:MessageBurst", "1000000")
        {
        }
    }
}
