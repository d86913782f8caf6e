using AdminPortal.Application.Settlement;
using AdminPortal.Application.Settlement.Queue;
using AdminPortal.Web.Settlement;
using Bunit;

namespace AdminPortal.Web.Tests.Settlement;

public sealed class FollowingUpAnInvoice : QueueContext
{
    [Fact]
    public async Task One_takes_it_and_the_panel_says_so()
    {
        var panel = Open(Given("INV-1", FindingSet.Total | FindingSet.Periods));
        Assert.Equal(["Summen stemmer ikke ikke forklart", "Uklare perioder ikke forklart"], panel.FindAll(".case-checks li").Select(item => Words(item.TextContent)));

        Press(panel, "Ta saken");

        panel.WaitForAssertion(() => Assert.Contains("Frida (deg)", Words(panel.Markup), StringComparison.Ordinal));
        Assert.Equal("Frida", (await Cases.FindAsync("INV-1", Cancellation))!.Assignee!.Name);
        Assert.DoesNotContain("Ta saken", ButtonsOf(panel));
    }

    [Fact]
    public async Task Who_comes_second_is_told_who_has_it()
    {
        var panel = Open(Given("INV-1"));
        SignIn("Astrid");
        await Cases.TakeAsync("INV-1", null, Cancellation);
        SignIn("Frida");

        Press(panel, "Ta saken");

        panel.WaitForAssertion(() => Assert.Equal("Faktura INV-1 er allerede tatt av Astrid.", Words(panel.Find(".notice").TextContent)));
        panel.WaitForAssertion(() => Assert.DoesNotContain("Ta saken", ButtonsOf(panel)));
    }

    [Fact]
    public void An_explanation_needs_a_reason_and_shows_afterwards()
    {
        var panel = Open(Given("INV-1"));
        Press(panel, "Forklar");

        panel.Find("#case-explain").Submit();
        Assert.Equal("Må fylles ut", Words(panel.WaitForElement("#Reason-error").TextContent));
        panel.Find("#Reason").Input("Avtalt med kunden");
        panel.Find("#case-explain").Submit();

        panel.WaitForAssertion(() => Assert.Equal("Forklaring: Avtalt med kunden", Words(panel.Find(".case-explanation").TextContent)));
        Assert.Equal("Forklart", Words(panel.Find(".panel-head .badge").TextContent));
        Assert.Contains("Åpne igjen", ButtonsOf(panel));
        Assert.DoesNotContain("Forklar", ButtonsOf(panel));
        Assert.Equal("/audit?object=INV-1&type=settlement_case", panel.Find(".case-history a").GetAttribute("href"));
    }

    [Fact]
    public async Task What_is_found_since_is_not_explained_unseen()
    {
        var panel = Open(Given("INV-1"));
        Press(panel, "Forklar");
        await using (var db = Store.Open())
        {
            db.Attach(db.Invoices.Single()).Entity.Findings = FindingSet.Total | FindingSet.Tax;
            await db.SaveChangesAsync(Cancellation);
        }

        panel.Find("#Reason").Input("Avtalt med kunden");
        panel.Find("#case-explain").Submit();

        panel.WaitForAssertion(() => Assert.Contains("Det er funnet noe nytt på fakturaen", panel.Find(".notice.danger").TextContent, StringComparison.Ordinal));
        Assert.Equal("Avtalt med kunden", panel.Find("#Reason").GetAttribute("value"));
    }

    [Fact]
    public async Task Opening_again_and_assigning_go_through_their_dialogs()
    {
        Given("INV-1");
        await Cases.ExplainAsync("INV-1", null, "Avrunding", null, Cancellation);
        var panel = Open("INV-1");

        Press(panel, "Åpne igjen");
        panel.Find("#case-reopen").Submit();
        panel.WaitForAssertion(() => Assert.Equal("Åpnet igjen", Words(panel.Find(".panel-head .badge").TextContent)));
        Assert.StartsWith("Tidligere forklaring:", Words(panel.Find(".case-explanation").TextContent), StringComparison.Ordinal);

        Press(panel, "Ansvarlig og frist");
        panel.WaitForElement("#Assignee").Change("dev-frida");
        panel.Find("#DueOn").Change("2026-03-01");
        panel.Find("#case-assign").Submit();
        Assert.Equal("Kan ikke være tidligere enn i dag", Words(panel.WaitForElement("#DueOn-error").TextContent));
        panel.Find("#DueOn").Change("2026-03-09");
        panel.Find("#case-assign").Submit();
        panel.WaitForAssertion(() => Assert.Contains("9. mar. 2026", panel.Find(".facts").TextContent, StringComparison.Ordinal));
        Assert.Contains("Frida (deg)", panel.Find(".facts").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_stands_with_who_and_when_and_the_field_is_empty_again()
    {
        var panel = Open(Given("INV-1"));

        panel.Find(".case-note").Submit();
        Assert.Equal("Må fylles ut", Words(panel.WaitForElement("#Text-error").TextContent));
        panel.Find("#Text").Input("Ringt kunden");
        panel.Find(".case-note").Submit();

        panel.WaitForAssertion(() => Assert.Equal("Ringt kunden Frida, nå nettopp", Words(panel.Find(".case-notes li").TextContent)));
        Assert.True(string.IsNullOrEmpty(panel.Find("#Text").GetAttribute("value")));
    }

    [Fact]
    public async Task A_Viewer_reads_and_is_offered_nothing()
    {
        Given("INV-1");
        await Cases.AddNoteAsync("INV-1", "Ringt kunden", Cancellation);
        SignIn("Vigdis");

        var panel = Open("INV-1");

        Assert.Contains("Ringt kunden", panel.Markup, StringComparison.Ordinal);
        Assert.Empty(ButtonsOf(panel));
        Assert.Empty(panel.FindAll("textarea"));
    }

    [Fact]
    public void An_invoice_with_nothing_found_has_nothing_to_explain()
    {
        var panel = Open(Given("INV-1", FindingSet.None));

        Assert.Equal(["Ta saken", "Tildel", "Legg til notat"], ButtonsOf(panel));
        Assert.Contains("Ingen følger opp denne fakturaen.", panel.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<InvoiceCasePanel> Open(string number)
    {
        var panel = Render<InvoiceCasePanel>(part => part.Add(p => p.Number, number));
        panel.WaitForElement("h2");
        return panel;
    }
}
