using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Jobs;
using AdminPortal.Testing;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Jobs;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AdminPortal.Web.Tests.Jobs;

public sealed class WatchingAJob : PortalTestContext
{
    private readonly TestStore store = new();

    public WatchingAJob()
    {
        Services.AddSingleton(store.Service<JobService>());
        store.SignInAs(StaffRole.Editor);
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_shows_how_far_it_is_and_at_its_end_what_became_of_each()
    {
        var id = await StartAsync(store.Given.Account("Alfa"), store.Given.Account("Beta", and: account => account.Enabled = false));
        var page = Render<JobPage>(parameters => parameters.Add(one => one.Id, id));
        Assert.Equal(("0", "2", "0 av 2 kontoer"), Bar(page));
        Assert.Equal("I kø", page.Find(".job .badge").TextContent.Trim());

        await NewRunner().RunOnceAsync(Cancellation);
        await page.InvokeAsync(page.FindComponent<Poll>().Instance.Do);

        Assert.Equal(("2", "2", "2 av 2 kontoer"), Bar(page));
        Assert.Empty(page.FindComponents<Poll>());
        Assert.Contains("Ferdig. 1 endret · 1 uendret · 0 avvist", page.FindAll("[role=status]").Select(status => status.TextContent));
        Assert.Equal(["Alfa", "Beta"], page.FindAll("tbody td.primary a").Select(link => link.TextContent));
        Assert.Equal(["Endret", "Uendret"], page.FindAll("tbody .badge").Select(badge => badge.TextContent.Trim()));
    }

    [Fact]
    public async Task The_address_narrows_to_one_outcome()
    {
        var gone = store.Given.Account("Gone", and: account => account.DeletedAt = store.Clock.UtcNow);
        var id = await StartAsync(store.Given.Account("Alfa"), gone);
        await NewRunner().RunOnceAsync(Cancellation);
        Service<NavigationManager>().NavigateTo($"/jobs/{id}?status=refused");

        var page = Render<JobPage>(parameters => parameters.Add(one => one.Id, id));

        Assert.Equal(["Gone"], page.FindAll("tbody td.primary a").Select(link => link.TextContent));
        Assert.Contains("finnes ikke lenger", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains("Avvist", page.Find(".segments [aria-current=true]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_owner_stops_it()
    {
        var id = await StartAsync(store.Given.Account("Alfa"));
        var page = Render<JobPage>(parameters => parameters.Add(one => one.Id, id));

        page.FindAll("button").First(button => button.TextContent.Trim() == "Stopp jobben").Click();

        Assert.Equal("Stoppet", page.Find(".job .badge").TextContent.Trim());
        Assert.Equal("Ikke gjort", page.Find("tbody .badge").TextContent.Trim());
        Assert.False(await NewRunner().RunOnceAsync(Cancellation));
    }

    [Fact]
    public async Task The_top_bar_shows_what_runs_and_tells_when_it_has_ended()
    {
        var bar = Render<JobIndicator>();
        Assert.Empty(bar.FindAll("a"));
        var id = await StartAsync(store.Given.Account("Alfa"));

        Service<JobWatch>().TellStarted();
        bar.WaitForAssertion(() => Assert.Equal($"/jobs/{id}", bar.Find("a").GetAttribute("href")));
        await NewRunner().RunOnceAsync(Cancellation);
        await bar.InvokeAsync(bar.FindComponent<Poll>().Instance.Do);

        Assert.Empty(bar.FindAll("a"));
        Assert.Equal("«Deaktivere kontoer»: Ferdig. 1 endret · 0 uendret · 0 avvist.", Service<Notices>().Current!.Text);
    }

    private static (string?, string?, string?) Bar(IRenderedComponent<JobPage> page)
    {
        var bar = page.Find("[role=progressbar]");
        return (bar.GetAttribute("aria-valuenow"), bar.GetAttribute("aria-valuemax"), bar.GetAttribute("aria-valuetext"));
    }

    private async Task<long> StartAsync(params Account[] accounts) => (await store.Service<BulkService>().StartAsync(
        new() { Kind = BulkKind.AccountsDisable, Ids = [.. accounts.Select(account => account.PublicId)] }, Cancellation)).Value;

    private JobRunner NewRunner() => new(
        store.Service<IServiceScopeFactory>(), store.Service<JobLeases>(), new(), store.Clock, store.Service<ILogger<JobRunner>>());
}
