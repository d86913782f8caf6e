using AdminPortal.Application.Protections;
using AdminPortal.Web.Home;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Web.Tests.Protections;

public sealed class SeeingProtectionsAtHome : ProtectionContext
{
    [Fact]
    public void An_Admin_sees_who_asks_for_what_and_goes_there()
    {
        AskedBy("Erik");
        SignIn("Anders");

        var panel = Render<PendingRequestsPanel>();

        Assert.Equal("Venter på din godkjenning", panel.WaitForElement("h2").TextContent);
        Assert.Equal("Erik ber om å få oppheve slettevernet på Login", Words(panel.Find("li p").TextContent));
        Assert.Equal($"/accounts/{Account.PublicId}#protection", panel.Find("li a").GetAttribute("href"));
        Assert.Empty(panel.FindAll(".badge"));
    }

    [Fact]
    public void One_s_own_requests_stand_apart_from_what_one_is_to_decide()
    {
        AskedBy("Erik");

        var panel = Render<PendingRequestsPanel>();

        Assert.Equal("Dine forespørsler", panel.WaitForElement("h2").TextContent);
        Assert.Equal("Du har bedt om å få oppheve slettevernet på Login", Words(panel.Find("li p").TextContent));
    }

    [Fact]
    public void Who_has_nothing_to_decide_sees_no_panel()
    {
        AskedBy("Erik");
        SignIn("Frida");

        Assert.Equal("", Words(Render<PendingRequestsPanel>().Markup.Replace("<div class=\"loaded\"></div>", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Reviews_that_are_overdue_are_told_from_those_to_come()
    {
        Due("Snart", new(2026, 3, 20));
        Due("Sent", new(2026, 2, 1));
        Due("Siden", new(2026, 5, 1));

        var panel = Render<ReviewsDuePanel>();

        panel.WaitForElement("h2");
        Assert.Equal(["Forfalt 1. feb. 2026", "20. mar. 2026"], panel.FindAll("li > :last-child").Select(when => Words(when.TextContent)));
        Assert.Equal(["Sent satt av Astrid", "Snart satt av Astrid"], panel.FindAll("li > :first-child").Select(what => Words(what.TextContent)));
    }

    [Fact]
    public void Many_reviews_are_folded_after_five()
    {
        for (var n = 1; n <= 7; n++)
        {
            Due($"Nr {n}", new(2026, 3, n));
        }

        var panel = Render<ReviewsDuePanel>();

        panel.WaitForElement("h2");
        Assert.Equal("Vis 2 til", panel.Find("summary").TextContent);
        Assert.Equal(7, panel.FindAll("li").Count);
    }

    [Fact]
    public void A_Viewer_reviews_nothing()
    {
        Due("Sent", new(2026, 2, 1));
        SignIn("Vigdis");

        Assert.Empty(Render<ReviewsDuePanel>().FindAll("section"));
    }

    private void Due(string name, DateOnly on)
    {
        var protection = Store.Given.Protection(Store.Given.Account(name));
        using var db = Store.Open();
        db.Protections.Where(p => p.Id == protection.Id).ExecuteUpdate(set => set.SetProperty(p => p.ReviewOn, on));
    }
}
