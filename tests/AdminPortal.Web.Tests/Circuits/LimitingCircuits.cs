using System.Net;
using AdminPortal.Application.Access;
using AdminPortal.Testing.Circuits;
using AdminPortal.Web.Circuits;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.Circuits;

public sealed class LimitingCircuits(LimitingCircuits.Host host) : IClassFixture<LimitingCircuits.Host>
{
    private CircuitCensus Census => host.Services.GetRequiredService<CircuitCensus>();

    [Fact]
    public async Task OneTabTooManyCanOnlyBeReadAndTheOthersLiveOn()
    {
        using var browser = await host.SignInAsync("vigdis");
        await using var first = await browser.TabAsync("/accounts");
        var before = await browser.PageAsync("/accounts");
        await using var second = await browser.TabAsync("/accounts");

        var page = await browser.PageAsync("/accounts");
        Assert.Contains("For mange åpne faner", WebUtility.HtmlDecode(page.Html), StringComparison.Ordinal);
        Assert.Contains("Fjellkonto", page.Html, StringComparison.Ordinal);
        Assert.Empty(page.Markers);

        // The page was opened while there was room, and comes with its circuit too late.
        await using var late = await RawCircuit.OpenAsync(host.Address, browser.Cookies, before, "/accounts");
        Assert.Null(late.Secret);
        Assert.Equal("There are too many open tabs.", Assert.Single(late.Errors));

        await NavigateAsync(first, "/contacts");
        await first.UntilAsync(tab => tab.HasDrawn("Kari Fjell"));
        Assert.False(second.HasEnded);

        using var somebodyElse = await host.SignInAsync("frida");
        await using var theirs = await somebodyElse.TabAsync("/accounts");
        Assert.True(theirs.HasDrawn("Fjellkonto"));
    }

    [Fact]
    public async Task ATabThatIsClosedGivesItsPlaceBackHoweverItGoes()
    {
        using var browser = await host.SignInAsync(DevelopmentPerson.Sigrid);
        for (var round = 0; round < 3; round++)
        {
            await using var first = await browser.TabAsync("/accounts");
            await using var second = await browser.TabAsync("/accounts");
            Assert.False(Census.HasRoomFor(DevelopmentPerson.Sigrid.Id));
            first.Lose();
            second.Lose();
            Assert.True(SpinWait.SpinUntil(HasTwoPlaces, TimeSpan.FromSeconds(20)));

            // Neither gets as far as to a page.
            await using var bare = await browser.ConnectAsync();
            await using var another = await browser.ConnectAsync();
            Assert.NotNull(await bare.StartAsync(host.Address, "/accounts"));
            Assert.NotNull(await another.StartAsync(host.Address, "/accounts"));
            Assert.False(Census.HasRoomFor(DevelopmentPerson.Sigrid.Id));
            bare.Lose();
            another.Lose();
            Assert.True(SpinWait.SpinUntil(HasTwoPlaces, TimeSpan.FromSeconds(20)));
        }
    }

    [Fact]
    public async Task AMessageThatIsTooLargeEndsOnlyItsOwnConnection()
    {
        using var browser = await host.SignInAsync("erik");
        await using var tab = await browser.TabAsync("/accounts");
        await using var other = await browser.TabAsync("/accounts");

        await tab.SendAsync("OnLocationChanged", new string('x', 1024 * 1024), null, false);

        await tab.UntilAsync(one => one.HasEnded);
        await NavigateAsync(other, "/contacts");
        await other.UntilAsync(one => one.HasDrawn("Kari Fjell"));
    }

    [Fact]
    public async Task AFloodClosesItsCircuitAndNobodyElses()
    {
        using var browser = await host.SignInAsync("astrid");
        await using var tab = await browser.TabAsync("/accounts");
        await using var other = await browser.TabAsync("/accounts");

        for (var i = 0; i < 100_000 && !tab.HasEnded; i++)
        {
            await tab.SendAsync("OnRenderCompleted", 0L, null);
        }

        await tab.UntilAsync(one => one.HasEnded);
        Assert.Contains(host.Log.Lines, line => line.Contains("sent more messages than a person can make", StringComparison.Ordinal));
        await using var back = await browser.ConnectAsync();
        Assert.Equal(false, await back.AskAsync("ConnectCircuit", tab.Secret));
        await NavigateAsync(other, "/contacts");
        await other.UntilAsync(one => one.HasDrawn("Kari Fjell"));
    }

    [Fact]
    public async Task OfTheTabsWhoseBrowserIsLostOnlySoManyAreKept()
    {
        using var browser = await host.SignInAsync("anders");
        await using var first = await browser.TabAsync("/accounts");
        await using var second = await browser.TabAsync("/accounts");
        Assert.True(Census.Living >= 2);

        first.Lose();
        second.Lose();

        Assert.True(SpinWait.SpinUntil(() => Census.Living <= 1, TimeSpan.FromSeconds(20)), $"{Census.Living} are kept");
    }

    /// <summary>Whether Sigrid may open as many tabs as one may have, and no more.</summary>
    private bool HasTwoPlaces()
    {
        var caller = new CallerIdentity(DevelopmentPerson.Sigrid.Id, DevelopmentPerson.Sigrid.Name, [], ChangeSource.Portal);
        List<CircuitSeat?> seats = [Census.TryTake(caller), Census.TryTake(caller), Census.TryTake(caller)];
        seats.OfType<CircuitSeat>().ToList().ForEach(Census.Leave);
        return seats is [not null, not null, null];
    }

    private Task NavigateAsync(RawCircuit tab, string path) => tab.SendAsync("OnLocationChanged", new Uri(host.Address, path).AbsoluteUri, null, true);

    public sealed class Host : CircuitHost
    {
        public Host()
            : base("Circuits:PerPerson", "2", "Circuits:Retained", "1")
        {
        }
    }
}
