using AdminPortal.Application.Common;
using AdminPortal.Application.Protections;
using AdminPortal.Web.Protections;
using Bunit;

namespace AdminPortal.Web.Tests.Protections;

public sealed class ExplainingProtection : ProtectionContext
{
    private static readonly StandingProtection Named = new("o-p-1", "Fjord", true, "Under tvist", "Astrid", new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), null);
    private static readonly StandingProtection Above = new(null, null, true, null, "Anders", new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), new(2026, 3, 1));

    [Fact]
    public void A_refused_deletion_names_who_why_and_where_and_offers_no_asking()
    {
        var explained = Explain(new DeleteProtected([Named, Above]));

        Assert.Contains("Vern på organisasjonen Fjord Begrunnelse Under tvist Satt av Astrid", Words(explained.FindAll(".protection")[0].TextContent), StringComparison.Ordinal);
        Assert.Equal("/organizations/o-p-1#protection", explained.Find(".protection a").GetAttribute("href"));
        Assert.Contains("som du ikke har tilgang til", explained.FindAll(".protection")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("Forfalt", explained.FindAll(".protection")[1].TextContent, StringComparison.Ordinal);
        Assert.Empty(ButtonsOf(explained));
    }

    [Fact]
    public void A_move_is_asked_for_with_where_it_leads()
    {
        Store.Given.Protection(Store.Open().Organizations.Single());
        var beside = Store.Given.Organization("Beside");
        SignIn("Erik");
        var explained = Explain(new NeedsApproval([Named]), ProtectionRequestKind.Move, beside.PublicId);
        Assert.Contains("Du kan ikke gjøre flyttingen alene", explained.Markup, StringComparison.Ordinal);
        explained.Find("textarea").Input("Solgt videre");

        Press(explained, "Be om godkjenning");

        explained.WaitForElement(".notice.success");
        var request = Store.Open().ProtectionRequests.Single();
        Assert.Equal((ProtectionRequestKind.Move, beside.Id, "Solgt videre"), (request.Kind, request.DestinationId, request.Reason));
    }

    [Fact]
    public void Another_destination_may_be_asked_for_anew()
    {
        Store.Given.Protection(Account);
        SignIn("Erik");
        var explained = Explain(new NeedsApproval([Named]));
        explained.Find("textarea").Input("Ferdig");
        Press(explained, "Be om godkjenning");
        explained.WaitForElement(".notice.success");

        explained.Render(part => part.Add(p => p.Error, new NeedsApproval([Above])));

        Assert.Empty(explained.FindAll(".notice.success"));
        Assert.Equal(["Be om godkjenning"], ButtonsOf(explained));
    }

    [Fact]
    public void What_cannot_be_asked_for_is_only_explained()
    {
        var explained = Render<ProtectionExplanation>(part => part.Add(p => p.Error, new NeedsApproval([Named])));

        Assert.Empty(ButtonsOf(explained));
        Assert.Null(ProtectionExplanation.Of(new NotAllowed("x"), "a-1"));
    }

    private IRenderedComponent<ProtectionExplanation> Explain(PortalError error, ProtectionRequestKind kind = ProtectionRequestKind.Lift, string? destination = null) =>
        Render<ProtectionExplanation>(part => part.Add(p => p.Error, error).Add(p => p.TargetId, Account.PublicId).Add(p => p.Kind, kind).Add(p => p.DestinationId, destination));
}
