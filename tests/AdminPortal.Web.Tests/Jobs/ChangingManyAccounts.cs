using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Jobs;
using AdminPortal.Testing;
using AdminPortal.Web.Accounts;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.Jobs;

public sealed class ChangingManyAccounts : PortalTestContext
{
    private readonly TestStore store = new();

    public ChangingManyAccounts()
    {
        Services.AddSingleton(store.Service<AccountService>());
        Services.AddSingleton(store.Service<AccountLifecycleService>());
        Services.AddSingleton(store.Service<AccessService>());
        Services.AddSingleton(store.Service<BulkService>());
        Services.AddSingleton(store.Service<JobService>());
        Services.AddSingleton<AntiforgeryStateProvider, NoTokens>();
        store.SignInAs(StaffRole.Editor);
    }

    [Fact]
    public void Those_who_only_read_have_nothing_to_select_by()
    {
        store.SignInAs(StaffRole.Viewer);
        store.Given.Account("Alfa");

        Assert.Empty(Table(new()).FindAll("input[type=checkbox]"));
    }

    [Fact]
    public void Nothing_is_selected_in_the_recycle_bin()
    {
        store.Given.Account("Alfa", and: account => account.DeletedAt = store.Clock.UtcNow);

        Assert.Empty(Table(new(Deleted: true)).FindAll("input[type=checkbox]"));
    }

    [Fact]
    public void Selecting_brings_the_bar_and_other_filters_take_it_away()
    {
        store.Given.Account("Alfa");
        store.Given.Account("Beta");
        var table = Table(new());
        Assert.Empty(table.FindAll(".bulk-bar"));

        table.Find("tbody input[aria-label='Velg Alfa']").Click();

        Assert.Equal("1 valgt", table.Find(".bulk-count").TextContent);
        Assert.Contains("1 valgt", table.FindAll("[role=status]").Select(status => status.TextContent));
        Assert.Single(table.FindAll("tr.selected"));
        table.Find("thead input").Click();
        Assert.Equal("2 valgt", table.Find(".bulk-count").TextContent);
        table.Render(parameters => parameters.Add(one => one.Filter, new AccountFilter(Text: "alfa")));
        Assert.Empty(table.FindAll(".bulk-bar"));
    }

    [Fact]
    public async Task The_dialog_says_what_would_come_of_it_and_starts_the_job()
    {
        var on = store.Given.Account("Alfa");
        store.Given.Account("Beta", and: account => account.Enabled = false);
        var table = Table(new());
        table.Find("thead input").Click();

        Press(table, "Deaktiver");

        Assert.Equal("Deaktiver 2 kontoer?", table.Find(".dialog-title").TextContent);
        Assert.Equal(["1 blir endret", "1 er slik allerede"], table.FindAll(".outcome li").Select(line => string.Join(' ', line.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        Assert.True(store.Open().Accounts.Single(account => account.Id == on.Id).Enabled);
        table.Find("#Reason").Input("Avtalen er over");
        Press(table, "Deaktiver kontoer");

        Assert.EndsWith("/jobs/1", Service<NavigationManager>().Uri, StringComparison.Ordinal);
        var job = await store.Service<JobService>().FindAsync(1, Xunit.TestContext.Current.CancellationToken);
        Assert.Equal((BulkKind.AccountsDisable, 2, "Avtalen er over"), (job!.Kind, job.Total, job.Reason));
    }

    [Fact]
    public void Where_nothing_would_change_there_is_nothing_to_start()
    {
        store.Given.Account("Alfa");
        var table = Table(new());
        table.Find("tbody input").Click();

        Press(table, "Aktiver");

        Assert.Equal(["Lukk"], table.FindAll(".dialog-actions button").Select(button => button.TextContent.Trim()));
    }

    [Fact]
    public async Task All_that_match_are_those_of_the_lists_filter_and_more_than_can_be_tried_take_a_number_to_type()
    {
        for (var number = 0; number <= BulkPreview.MostTried; number++)
        {
            store.Given.Account($"Sand {number}", and: account => account.IsSandbox = true);
        }

        store.Given.Account("Production");
        var table = Table(new(IsSandbox: true));
        table.Find("tbody input").Click();
        Press(table, "Velg alle 201 som passer");
        Assert.Equal("Alle 201 som passer, er valgt", table.Find(".bulk-count").TextContent);

        Press(table, "Deaktiver");
        Press(table, "Deaktiver kontoer");
        Assert.Empty(store.Open().JobRows.ToList());
        table.Find("#typed-count").Input("201");
        Press(table, "Deaktiver kontoer");

        var job = await store.Service<JobService>().FindAsync(1, Xunit.TestContext.Current.CancellationToken);
        Assert.Equal(201, job!.Total);
    }

    private static void Press(IRenderedComponent<AccountTable> table, string text) =>
        table.FindAll("button").First(button => button.TextContent.Trim() == text).Click();

    private IRenderedComponent<AccountTable> Table(AccountFilter filter) => Render<AccountTable>(parameters => parameters.Add(table => table.Filter, filter));

    private sealed class NoTokens : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
