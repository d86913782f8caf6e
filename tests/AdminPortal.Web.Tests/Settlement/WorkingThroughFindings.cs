using AdminPortal.Application.Settlement;
using AdminPortal.Application.Settlement.Queue;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Home;
using AdminPortal.Web.Settlement;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;

namespace AdminPortal.Web.Tests.Settlement;

public sealed class WorkingThroughFindings : QueueContext
{
    [Fact]
    public async Task Each_view_is_a_tab_with_its_count()
    {
        Given("INV-1");
        Given("INV-2");
        Given("INV-3");
        await Cases.TakeAsync("INV-1", null, Cancellation);
        await Cases.AddNoteAsync("INV-2", "Se på denne", Cancellation);

        var panel = Open();

        Assert.Equal(["Åpne2", "Mine1", "Uten ansvarlig1", "Ikke påbegynt1", "Forklart", "Lukket"], panel.FindAll(".tab").Select(tab => Words(tab.TextContent)));
        Assert.Equal("/settlement?tab=queue&view=untaken", panel.FindAll(".tab")[3].GetAttribute("href"));
        Assert.Equal(["INV-1", "INV-2"], Rows(panel));
    }

    [Fact]
    public async Task What_is_late_says_by_how_much()
    {
        Given("INV-1");
        await Cases.AssignAsync("INV-1", null, "dev-frida", new(2026, 3, 2), null, Cancellation);
        Store.Clock.Advance(TimeSpan.FromDays(3));
        Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal("2. mar. 2026 3 dager over fristen", Words(Open().Find(".case-due").TextContent));
    }

    [Fact]
    public void One_press_takes_what_nobody_has()
    {
        Given("INV-1");
        var panel = Open("view=untaken");

        Press(panel, "Ta");

        panel.WaitForAssertion(() => Assert.Empty(panel.FindAll("tbody tr")));
        Assert.Equal("Du følger nå opp faktura INV-1.", Service<Notices>().Current!.Text);
        panel.WaitForAssertion(() => Assert.Equal("Mine1", Words(panel.FindAll(".tab")[1].TextContent)));
    }

    [Fact]
    public async Task Who_is_second_is_told_who_was_first()
    {
        Given("INV-1");
        var panel = Open("view=untaken");
        SignIn("Astrid");
        await Cases.TakeAsync("INV-1", null, Cancellation);
        SignIn("Frida");

        Press(panel, "Ta");

        panel.WaitForAssertion(() => Assert.Equal("Faktura INV-1 er allerede tatt av Astrid.", Words(panel.Find(".notice").TextContent)));
    }

    [Fact]
    public async Task Filters_are_read_from_the_address()
    {
        Given("INV-1");
        Given("INV-2", FindingSet.Periods, i => i.CurrencyCode = "EUR");
        await Cases.TakeAsync("INV-1", null, Cancellation);
        await Cases.TakeAsync("INV-2", null, Cancellation);

        Assert.Equal(["INV-2"], Rows(Open("finding=periods")));
        Assert.Equal(["INV-1"], Rows(Open("currency=NOK")));
        Assert.Equal(["INV-1", "INV-2"], Rows(Open("assignee=dev-frida&finding=nonsense")));
        var none = Open("late=true");
        Assert.Equal("Ingenting passer", none.Find(".empty-title").TextContent);
        Assert.Equal("Over fristen: Ja", Words(none.Find(".chip span").TextContent));
    }

    [Fact]
    public async Task Many_are_explained_at_once_and_what_could_not_be_is_told()
    {
        Given("INV-1");
        Given("INV-2", FindingSet.None);
        await Cases.TakeAsync("INV-1", null, Cancellation);
        await Cases.TakeAsync("INV-2", null, Cancellation);
        var panel = Open();

        panel.Find("thead input").Click();
        Assert.Equal("2 valgt", panel.Find(".bulk-count").TextContent);
        Press(panel, "Forklar …");
        panel.Find("#Reason").Input("Avrunding");
        panel.Find("#queue-change").Submit();

        Assert.Equal("INV-2 har ingen avvik å forklare", Words(panel.WaitForElement(".queue-skipped li").TextContent));
        Assert.Equal(CaseStatus.Explained, (await Cases.FindAsync("INV-1", Cancellation))!.Status);
        Press(panel, "Lukk");
        panel.WaitForAssertion(() => Assert.Empty(panel.FindAll("dialog, .bulk-bar")));
    }

    [Fact]
    public async Task Many_are_taken_with_one_press()
    {
        Given("INV-1");
        Given("INV-2");
        var panel = Open("view=untaken");

        panel.Find("thead input").Click();
        Press(panel, "Ta selv");

        panel.WaitForAssertion(() => Assert.Equal("2 fakturaer er endret.", Service<Notices>().Current?.Text));
        Assert.Equal(2, (await Store.Service<SettlementQueueService>().CountAsync(Cancellation)).Mine);
        panel.WaitForAssertion(() => Assert.Empty(panel.FindAll("dialog, .bulk-bar")));
    }

    [Fact]
    public async Task A_Viewer_sees_the_queue_and_changes_nothing()
    {
        Given("INV-1");
        await Cases.AddNoteAsync("INV-1", "Se på denne", Cancellation);
        SignIn("Vigdis");

        var panel = Open();

        Assert.Equal(["INV-1"], Rows(panel));
        Assert.DoesNotContain("Mine", panel.FindAll(".tab").Select(tab => Words(tab.TextContent)));
        Assert.Empty(panel.FindAll("tbody button, thead input"));
    }

    [Fact]
    public async Task Home_shows_what_is_mine_and_what_nobody_has()
    {
        Given("INV-1");
        Given("INV-2", FindingSet.Total | FindingSet.Tax);
        await Cases.AssignAsync("INV-1", null, "dev-frida", new(2026, 3, 9), null, Cancellation);

        var mine = Render<MyQueuePanel>();
        var untaken = Render<UntakenFindingsPanel>();

        Assert.Equal("INV-1 Fjord 9. mar. 2026", Words(mine.WaitForElement("li").TextContent));
        Assert.Equal("/settlement?tab=queue&view=mine", mine.Find(".home-more a").GetAttribute("href"));
        Assert.Equal(["Summen stemmer ikke 1 faktura", "Mva. stemmer ikke 1 faktura"], untaken.FindAll("li").Select(item => Words(item.TextContent)));
        Assert.Equal("/settlement?tab=queue&view=untaken&finding=total", untaken.Find("a").GetAttribute("href"));
    }

    private IRenderedComponent<QueuePanel> Open(string query = "")
    {
        Service<NavigationManager>().NavigateTo($"/settlement?tab=queue&{query}");
        var panel = Render<QueuePanel>();
        panel.WaitForElement(".pager");
        return panel;
    }

    private static IEnumerable<string> Rows(IRenderedComponent<QueuePanel> panel) => panel.FindAll(".row-link").Select(link => link.TextContent);
}
