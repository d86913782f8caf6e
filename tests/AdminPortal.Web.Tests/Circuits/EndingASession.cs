using System.Net;
using AdminPortal.Application.Access;
using AdminPortal.Testing.Circuits;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Web.Tests.Circuits;

public sealed class EndingASession(CircuitHost host) : IClassFixture<CircuitHost>
{
    private const string Ended = "/sign-in?returnUrl=%2Faccounts&ended=true";

    [Fact]
    public async Task SigningOutInOneTabLeadsTheOthersOfTheSameSignInToTheSignIn()
    {
        using var browser = await host.SignInAsync("erik");
        using var elsewhere = await host.SignInAsync("erik");
        await using var tab = await browser.TabAsync("/accounts");
        await using var other = await elsewhere.TabAsync("/accounts");

        await browser.SignOutAsync();

        await tab.UntilAsync(one => one.Navigations.Any());
        Assert.Equal(Ended, Assert.Single(tab.Navigations));
        Assert.Empty(tab.Errors);
        Assert.Empty(other.Navigations);
        Assert.False(other.HasEnded);
    }

    [Fact]
    public async Task WhatIsAskedInATabThatIsSignedOutIsRefusedWithoutAnError()
    {
        using var browser = await host.SignInAsync("erik");
        await using var tab = await browser.TabAsync("/accounts");
        await EndInStoreAsync("dev-erik");

        await tab.SendAsync("OnLocationChanged", new Uri(host.Address, "/contacts").AbsoluteUri, null, true);

        await tab.UntilAsync(one => one.Navigations.Any());
        Assert.StartsWith("/sign-in?", tab.Navigations.First(), StringComparison.Ordinal);
        Assert.Empty(tab.Errors);
        Assert.False(tab.HasDrawn("Kari Fjell"));
        Assert.DoesNotContain(host.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains(nameof(SessionOverException), StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheSignInPageSaysWhy()
    {
        using var nobody = new SignedInBrowser(host.Address);

        Assert.Contains("Du er logget ut", await nobody.Http.GetStringAsync(Ended), StringComparison.Ordinal);
        Assert.DoesNotContain("Du er logget ut", await nobody.Http.GetStringAsync("/sign-in"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARequestOfAReaderGoesToTheSignInAndThatOfAProgramIsRefused()
    {
        using var browser = await host.SignInAsync("erik");
        await EndInStoreAsync("dev-erik");

        var page = await browser.Http.GetAsync("/accounts");
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.Equal("/sign-in", page.Headers.Location!.IsAbsoluteUri ? page.Headers.Location.AbsolutePath : page.Headers.Location.OriginalString.Split('?')[0]);

        browser.Http.DefaultRequestHeaders.Accept.Clear();
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Http.GetAsync("/accounts")).StatusCode);
    }

    [Fact]
    public async Task AChangeOfGrantsIsSeenInAnOpenTab()
    {
        using var browser = await host.SignInAsync(DevelopmentPerson.Sigrid);
        await using var tab = await browser.TabAsync("/accounts");
        Assert.False(tab.HasDrawn("Fjellkonto"));

        host.Store.Given.Grant("dev-sigrid", StaffRole.Viewer, host.Organization);
        await RaiseAsync("dev-sigrid");

        await tab.UntilAsync(one => one.HasDrawn("Fjellkonto"));
        Assert.Empty(tab.Navigations);
    }

    private async Task EndInStoreAsync(string person)
    {
        await using var db = host.Store.Open();
        await db.StaffSessions.Where(session => session.PersonId == person).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, DateTime.UnixEpoch));
    }

    /// <summary>As giving a grant does; backwards in time, since clocks of instances differ.</summary>
    private async Task RaiseAsync(string person)
    {
        await using var db = host.Store.Open();
        await db.StaffMembers.Where(member => member.PersonId == person).ExecuteUpdateAsync(s => s.SetProperty(x => x.AccessChangedAt, DateTime.UnixEpoch));
    }
}
