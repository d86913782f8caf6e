using System.Globalization;
using AdminPortal.Application.Access;
using AdminPortal.Web.Access;
using AdminPortal.Web.Changes;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace AdminPortal.Web.Tests.Access;

public sealed class ListingGrants : AccessPages
{
    [Fact]
    public void Each_says_who_may_what_where_by_whom_and_until_when()
    {
        var nord = Store.Given.Organization("Nordavind");
        Store.Given.Grant(Sigrid, StaffRole.Editor, nord, Store.Clock.UtcNow.Date.AddDays(4));
        Store.Given.Grant(Sigrid, StaffRole.Viewer);

        var page = OpenList();

        page.WaitForAssertion(() => Assert.Equal(2, Rows(page).Count));
        Assert.Contains(Rows(page), row => row.StartsWith("sigrid|Redaktør|Nordavindog alt under|Astrid", StringComparison.Ordinal) && row.Contains("Utløper om", StringComparison.Ordinal));
        Assert.Contains(Rows(page), row => row.StartsWith("sigrid|Leser|AltAlle organisasjoner", StringComparison.Ordinal) && row.Contains("|Ingen|", StringComparison.Ordinal));
        Assert.Equal("/admin/access/staff/sigrid", page.Find(".row-link").GetAttribute("href"));
        Assert.Equal($"/organizations/{nord.PublicId}", page.Find("td .lines a").GetAttribute("href"));
    }

    [Theory]
    [InlineData("", "Ingen roller er gitt i portalen", false)]
    [InlineData("?q=ingen", "Ingen treff", true)]
    [InlineData("?state=ended", "Ingen treff", true)]
    public void An_empty_list_says_why(string query, string title, bool offersToClear)
    {
        var page = OpenList(query);

        page.WaitForAssertion(() => Assert.Equal(title, page.Find(".empty-title").TextContent));
        Assert.Equal(offersToClear, page.FindAll(".empty a.button").Count > 0);
    }

    [Fact]
    public void The_address_holds_the_filters_and_the_ended_ones_come_by_theirs()
    {
        var (nord, sor) = (Store.Given.Organization("Nordavind"), Store.Given.Organization("Sørpå"));
        Store.Given.Grant(Sigrid, StaffRole.Editor, nord);
        Store.Given.Grant(Sigrid, StaffRole.Viewer, sor);
        Store.Given.Grant(Sigrid, StaffRole.Finance, nord, Store.Clock.UtcNow.AddDays(-1));

        Assert.StartsWith("sigrid|Redaktør", Assert.Single(Rows(OpenList("?role=Editor"))), StringComparison.Ordinal);
        Assert.StartsWith("sigrid|Redaktør", Assert.Single(Rows(OpenList($"?organization={nord.PublicId}"))), StringComparison.Ordinal);
        var ended = OpenList("?state=ended");
        Assert.Contains("Gjelder ikke lenger", Assert.Single(Rows(ended)), StringComparison.Ordinal);
        Assert.Empty(ended.FindAll("td button"));
        Assert.Contains("Avsluttet eller utløpt", ended.Find(".chip").TextContent, StringComparison.Ordinal);
        Assert.Equal(3, Rows(OpenList("?state=all")).Count);
    }

    [Fact]
    public void One_is_ended_with_a_reason_and_goes_off_the_list()
    {
        Store.Given.Grant(Sigrid, StaffRole.Editor, Store.Given.Organization("Nordavind"));
        var page = OpenList();

        page.Find("button[aria-label='Avslutt sigrids rolle Redaktør i Nordavind']").Click();
        page.WaitForElement("dialog textarea").Input("Sluttet");
        Assert.Equal("Avslutt sigrids rolle Redaktør i Nordavind?", page.Find("dialog h2").TextContent);
        Assert.Contains("Redaktør i Nordavind", page.Find("dialog .impact").TextContent, StringComparison.Ordinal);
        Assert.True(page.Find("dialog .dialog-actions button").HasAttribute("autofocus"));
        Assert.Equal("Avbryt", page.Find("dialog .dialog-actions button").TextContent);
        page.Find("dialog .button.danger").Click();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".empty")));
        Assert.Equal(Store.Clock.UtcNow, Store.Open().Grants.Single().ExpiresAt);
        Assert.Contains(Store.Open().AuditEntries, entry => entry.Reason == "Sluttet");
        Assert.Contains("sigrid har ikke lenger rollen Redaktør", Service<Notices>().Current!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_day_is_changed_and_a_day_that_is_over_is_refused()
    {
        Store.Given.Grant(Sigrid, StaffRole.Editor, Store.Given.Organization("Nordavind"));
        var page = OpenList();
        page.Find("button[aria-label='Endre siste dag for sigrids rolle Redaktør i Nordavind']").Click();
        Assert.Contains("Velg en annen dag", page.Find("dialog").TextContent, StringComparison.Ordinal);

        page.Find("#last-day").Change(Store.Clock.UtcNow.AddDays(-3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("dialog [role=alert]")));
        Assert.Empty(page.FindAll("dialog .button.primary"));

        page.Find("#last-day").Change("2031-01-31");
        page.WaitForElement("dialog .button.primary:not([aria-disabled])").Click();

        page.WaitForAssertion(() => Assert.Contains("31. jan. 2031", Assert.Single(Rows(page)), StringComparison.Ordinal));
        Assert.Equal(new DateTime(2031, 1, 31, 23, 0, 0, DateTimeKind.Utc), Store.Open().Grants.Single().ExpiresAt);
    }

    [Fact]
    public void What_comes_from_above_or_is_ones_own_is_told_to_be_fixed()
    {
        var nord = Store.Given.Organization("Nordavind");
        Store.Given.Grant(Sigrid, StaffRole.Viewer);
        Become(StaffRole.Admin, nord);

        var page = OpenList();

        page.WaitForAssertion(() => Assert.Equal(2, Rows(page).Count));
        Assert.Contains(Rows(page), row => row.StartsWith("sigrid", StringComparison.Ordinal) && row.EndsWith("Gitt over det du administrerer", StringComparison.Ordinal));
        Assert.Contains(Rows(page), row => row.EndsWith("Din egen: en annen administrator må endre den", StringComparison.Ordinal));
        Assert.Empty(page.FindAll("td button"));
    }

    [Fact]
    public void The_tabs_lead_to_the_system_only_for_who_administers_everything()
    {
        Assert.Contains("/admin/system", OpenList().FindAll(".tab").Select(tab => tab.GetAttribute("href")));
        Become(StaffRole.Admin, Store.Given.Organization("Nordavind"));
        Assert.Equal(["/admin", "/admin?tab=clients", "/admin/access"], OpenList().FindAll(".tab").Select(tab => tab.GetAttribute("href")));
        Assert.Equal("/admin/access", OpenList().Find(".tab[aria-current=page]").GetAttribute("href"));
    }

    [Theory]
    [InlineData(StaffRole.Viewer)]
    [InlineData(StaffRole.Editor)]
    [InlineData(StaffRole.Finance)]
    public void Who_administers_nothing_gets_an_explanation_on_every_page(StaffRole role)
    {
        Store.Given.Grant(Sigrid, StaffRole.Viewer);
        Become(role);

        ExpectRefusal(OpenList());
        ExpectRefusal(Open<StaffPage>("/admin/access/staff"));
        ExpectRefusal(Open<NewGrantPage>("/admin/access/new"));
        ExpectRefusal(OpenPerson(Sigrid));
    }

    [Fact]
    public void Staff_are_found_by_name_with_their_roles()
    {
        Store.Given.Staff("vigdis", StaffRole.Viewer);
        var page = Open<StaffPage>("/admin/access/staff?q=vig");

        page.WaitForAssertion(() => Assert.StartsWith("vigdis|Ikke oppgitt|Leser|", Assert.Single(Rows(page)), StringComparison.Ordinal));
        Assert.Equal("/admin/access/staff/vigdis", page.Find(".row-link").GetAttribute("href"));
        Service<NavigationManager>().NavigateTo("/admin/access/staff?q=nobody");
        page.WaitForAssertion(() => Assert.Equal("Ingen treff", page.Find(".empty-title").TextContent));
    }

    [Fact]
    public void An_english_reader_gets_english()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        Store.Given.Grant(Sigrid, StaffRole.Editor, Store.Given.Organization("Nordavind"));

        var page = OpenList();

        page.WaitForAssertion(() => Assert.StartsWith("sigrid|Editor|Nordavindand everything below|Astrid", Assert.Single(Rows(page)), StringComparison.Ordinal));
        Assert.NotNull(page.Find("button[aria-label='End sigrid’s role Editor in Nordavind']"));
    }

    private static void ExpectRefusal<T>(IRenderedComponent<T> page)
        where T : class, IComponent
    {
        Assert.Contains("Tilganger styres av administratorer", page.WaitForElement(".notice").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find("a[href='/my-access']"));
        Assert.DoesNotContain("sigrid", page.Markup, StringComparison.Ordinal);
    }
}
