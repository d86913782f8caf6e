using AdminPortal.Application.Access;
using AdminPortal.Application.Protections;
using AdminPortal.Web.Changes;
using Bunit;

namespace AdminPortal.Web.Tests.Protections;

public sealed class UsingTheProtectionPanel : ProtectionContext
{
    [Fact]
    public void A_Viewer_reads_and_is_offered_nothing()
    {
        AskedBy("Erik");
        SignIn("Vigdis");

        var panel = OpenPanel();

        Assert.Empty(ButtonsOf(panel));
        Assert.Contains("Gjelder denne kontoen Begrunnelse Under tvist Satt av Astrid", Words(panel.Find(".protection").TextContent), StringComparison.Ordinal);
        Assert.Contains("Erik ber om å få oppheve slettevernet på Login", Words(panel.Find(".request").TextContent), StringComparison.Ordinal);
        Assert.Contains("venter på en administrator", panel.Find(".request").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Protecting_says_what_is_wrong_and_then_shows_the_protection()
    {
        SignIn("Erik");
        var panel = OpenPanel();
        Assert.Equal(["Vern mot sletting"], ButtonsOf(panel));
        Press(panel, "Vern mot sletting");
        panel.Find("#Reason").Input("Nødmelding");
        panel.Find("#ReviewOn").Change("2020-01-01");
        panel.Find("form").Submit();
        panel.WaitForAssertion(() => Assert.Contains("Kan ikke være tidligere enn i dag", panel.Find("#ReviewOn-error").TextContent, StringComparison.Ordinal));

        panel.Find("#ReviewOn").Change("2027-01-31");
        panel.Find("form").Submit();

        panel.WaitForAssertion(() => Assert.Contains("Begrunnelse Nødmelding Satt av Erik", Words(panel.Find(".protection").TextContent), StringComparison.Ordinal));
        Assert.Empty(panel.FindAll("dialog"));
        Assert.Equal(["Endre", "Opphev slettevernet"], ButtonsOf(panel));
        Assert.Equal("Login er vernet mot sletting.", Service<Notices>().Current!.Text);
        Assert.Equal(new DateOnly(2027, 1, 31), Store.Open().Protections.Single().ReviewOn);
    }

    [Fact]
    public void Changing_begins_with_what_stands()
    {
        Store.Given.Protection(Account, "Under tvist");
        var panel = OpenPanel();
        Press(panel, "Endre");

        Assert.Equal("Under tvist", panel.Find("#Reason").GetAttribute("value"));
        panel.Find("#Reason").Input("Forlikt");
        panel.Find("form").Submit();

        panel.WaitForAssertion(() => Assert.Contains("Begrunnelse Forlikt", Words(panel.Find(".protection").TextContent), StringComparison.Ordinal));
        Assert.Equal("Astrid", Store.Open().Protections.Single().SetByName);
    }

    [Fact]
    public void Protecting_an_organisation_tells_which_accounts_it_reaches()
    {
        var top = Store.Given.Organization("Top");
        Store.Given.Account("Below", Store.Given.Organization("Child", top));
        var panel = OpenPanel(top.PublicId);

        Press(panel, "Vern mot sletting");

        panel.WaitForAssertion(() => Assert.Contains("Kontoer: 1", panel.Find("dialog .impact").TextContent, StringComparison.Ordinal));
        Assert.Empty(Store.Open().Protections);
    }

    [Fact]
    public void Lifting_what_takes_two_turns_into_asking()
    {
        Store.Given.Protection(Account, "Under tvist");
        SignIn("Astrid");
        var panel = OpenPanel();
        Press(panel, "Opphev slettevernet");
        panel.WaitForElement("dialog textarea");
        Assert.Contains("Du kan ikke oppheve vernet alene", panel.Find("dialog").TextContent, StringComparison.Ordinal);
        Assert.Contains("Begrunnelse Under tvist Satt av Astrid", Words(panel.Find("dialog .protection").TextContent), StringComparison.Ordinal);
        Assert.Equal(["Be om godkjenning", "Lukk"], panel.FindAll("dialog button").Select(button => Words(button.TextContent)));

        Press(panel, "Be om godkjenning");
        panel.WaitForAssertion(() => Assert.Contains("Må fylles ut", panel.Find("#Reason-error").TextContent, StringComparison.Ordinal));
        panel.Find("dialog textarea").Input("Tvisten er over");
        Press(panel, "Be om godkjenning");

        panel.WaitForAssertion(() => Assert.Contains("Du har bedt om godkjenning", panel.Find("dialog .notice.success").TextContent, StringComparison.Ordinal));
        panel.WaitForAssertion(() => Assert.Contains("Du har bedt om å få oppheve slettevernet på Login", panel.Find(".request").TextContent, StringComparison.Ordinal));
        Assert.Equal("Tvisten er over", Store.Open().ProtectionRequests.Single().Reason);
        Assert.Single(Store.Open().Protections);
    }

    [Fact]
    public void Lifting_what_one_may_lift_alone_shows_what_it_touches_and_does_it()
    {
        var sandbox = Store.Given.Account("Prøve", and: a => a.IsSandbox = true);
        Store.Given.Protection(sandbox);
        var panel = OpenPanel(sandbox.PublicId);
        Press(panel, "Opphev slettevernet");
        panel.WaitForAssertion(() => Assert.Contains("Prøve", panel.Find("dialog .impact").TextContent, StringComparison.Ordinal));

        Press(panel, "Opphev slettevernet");

        panel.WaitForAssertion(() => Assert.Contains("ikke vernet", panel.Markup, StringComparison.Ordinal));
        Assert.Empty(Store.Open().Protections);
    }

    [Fact]
    public void Who_asked_reads_why_it_waits_and_can_take_it_back()
    {
        AskedBy("Astrid");
        var panel = OpenPanel();
        Assert.Contains("Den som spør, kan ikke avgjøre selv.", panel.Find(".request").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Trekk tilbake"], panel.FindAll(".request button").Select(button => Words(button.TextContent)));

        Press(panel, "Trekk tilbake");

        panel.WaitForAssertion(() => Assert.Empty(panel.FindAll(".request")));
        Assert.Contains("Trukket tilbake", panel.Find(".request-history").TextContent, StringComparison.Ordinal);
        Assert.Equal(ProtectionRequestStatus.Withdrawn, Store.Open().ProtectionRequests.Single().Status);
    }

    [Fact]
    public void Another_Admin_approves_after_seeing_what_it_touches()
    {
        AskedBy("Erik");
        SignIn("Anders");
        var panel = OpenPanel();
        Press(panel, "Godkjenn …");
        panel.WaitForAssertion(() => Assert.Contains("Login", panel.Find("dialog .impact").TextContent, StringComparison.Ordinal));
        Assert.Contains("Kunden har sagt opp", panel.Find("dialog").TextContent, StringComparison.Ordinal);
        panel.Find("dialog textarea").Input("Greit");

        Press(panel, "Godkjenn og opphev vernet");

        panel.WaitForAssertion(() => Assert.Contains("Godkjent av Anders", Words(panel.Find(".request-history").TextContent), StringComparison.Ordinal));
        Assert.Contains("Anders: Greit", Words(panel.Find(".request-history").TextContent), StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("dialog"));
        Assert.Empty(Store.Open().Protections);
    }

    [Fact]
    public void Declining_asks_why()
    {
        AskedBy("Erik");
        SignIn("Anders");
        var panel = OpenPanel();
        Press(panel, "Avslå …");
        panel.Find("form").Submit();
        panel.WaitForAssertion(() => Assert.Contains("Begrunnelse for avslaget: Må fylles ut", panel.Find("dialog [role=alert]").TextContent, StringComparison.Ordinal));
        panel.Find("dialog textarea").Input("Avtalen løper");

        panel.Find("form").Submit();

        panel.WaitForAssertion(() => Assert.Contains("Anders: Avtalen løper", Words(panel.Find(".request-history").TextContent), StringComparison.Ordinal));
        Assert.Single(Store.Open().Protections);
    }

    [Fact]
    public void A_decision_that_comes_too_late_says_so_in_the_dialog()
    {
        var request = AskedBy("Erik");
        SignIn("Anders");
        var panel = OpenPanel();
        SignIn("Astrid");
        Value(Store.Service<ProtectionRequestService>().DeclineAsync(request, "Nei", CancellationToken.None));
        SignIn("Anders");

        Press(panel, "Godkjenn …");

        panel.WaitForAssertion(() => Assert.Contains("allerede avgjort", panel.Find("dialog [role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal(["Lukk"], panel.FindAll("dialog button").Select(button => Words(button.TextContent)));
    }

    [Fact]
    public void A_review_date_that_has_passed_is_marked()
    {
        SignIn("Astrid");
        Value(Store.Service<ProtectionService>().SetOnAccountAsync(Account.PublicId, null, new() { ReviewOn = new(2026, 3, 2) }, false, CancellationToken.None));
        Assert.DoesNotContain("Forfalt", OpenPanel().Markup, StringComparison.Ordinal);
        Clock.Advance(TimeSpan.FromDays(1));

        Assert.Contains("Forfalt", OpenPanel().Find(".protection .badge").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_past_its_time_is_folded_away_as_expired()
    {
        AskedBy("Erik");
        Store.Clock.Advance(ProtectionRequestService.Lifetime);

        var panel = OpenPanel();

        Assert.Empty(panel.FindAll(".request"));
        Assert.Contains("Utløpt", panel.Find(".request-history").TextContent, StringComparison.Ordinal);
    }
}
