using AdminPortal.Application.Access;
using AdminPortal.Web.Access;
using AdminPortal.Web.Shared;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace AdminPortal.Web.Tests.Access;

public sealed class LookingAtAPerson : AccessPages
{
    [Fact]
    public void Each_role_says_where_it_comes_from_and_which_are_covered()
    {
        Store.Given.Staff("vigdis", StaffRole.Viewer);
        Store.Given.Grant("vigdis", StaffRole.Viewer, Store.Given.Organization("Nordavind"));

        var page = OpenPerson("vigdis");

        Assert.Equal(2, Rows(page).Count);
        Assert.StartsWith("Leser|AltAlle organisasjoner, også nye.|InnloggingenRolle eller gruppe i Entra ID|Ingen|Endres der innloggingen styres", Rows(page)[0], StringComparison.Ordinal);
        Assert.StartsWith("LeserDekkes av en annen linje|Nordavindog alt under|Gitt av Astrid", Rows(page)[1], StringComparison.Ordinal);
        Assert.Equal("/admin/access/new?person=vigdis", page.Find(".page-head a.button.primary").GetAttribute("href"));
        Assert.NotNull(page.Find("a[href='/audit?object=vigdis']"));
        Assert.NotNull(page.Find($"a[href='/audit?object={Store.Open().Grants.Single().PublicId}']"));
        Assert.NotNull(page.Find("a[href='/audit?person=vigdis']"));
    }

    [Fact]
    public void A_role_is_ended_there_too()
    {
        Store.Given.Grant(Sigrid, StaffRole.Editor, Store.Given.Organization("Nordavind"));
        var page = OpenPerson(Sigrid);

        page.Find(".row-actions .danger-quiet").Click();
        page.WaitForElement("dialog textarea");
        page.Find("dialog .button.danger").Click();

        page.WaitForAssertion(() => Assert.Contains("Personen kan logge inn, men ser ingenting", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void What_they_may_do_at_one_organisation_is_told_with_the_line_that_gives_it()
    {
        var nord = Store.Given.Organization("Nordavind");
        var below = Store.Given.Organization("Nordavind Data", nord);
        var other = Store.Given.Organization("Sørpå");
        Store.Given.Grant(Sigrid, StaffRole.Editor, nord);

        var page = OpenPerson(Sigrid, $"?at={below.PublicId}");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".rights-list li:not(.muted)").Count));
        Assert.Contains("Redaktør", page.Find("[role=status] tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Contains("Nordavindog alt under", page.Find("[role=status] tbody tr").TextContent, StringComparison.Ordinal);

        Service<NavigationManager>().NavigateTo($"/admin/access/staff/{Sigrid}?at={other.PublicId}");
        page.WaitForAssertion(() => Assert.Contains("sigrid ser ingenting i Sørpå", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Signing_somebody_out_everywhere_takes_a_press_and_ends_their_sessions()
    {
        Store.Given.Session("one", Sigrid);
        Store.Clock.Advance(TimeSpan.FromMinutes(1));
        Store.Given.Session("two", Sigrid);
        var page = OpenPerson(Sigrid);
        Assert.Equal(2, page.FindAll("section[aria-labelledby=sessions] tbody tr").Count);

        page.Find("section[aria-labelledby=sessions] button").Click();
        page.WaitForElement("dialog textarea").Input("Mistet maskinen");
        Assert.Equal("Logg ut sigrid overalt?", page.Find("dialog h2").TextContent);
        page.Find("dialog .button.danger").Click();

        page.WaitForAssertion(() => Assert.Contains("Ikke innlogget i noen nettleser", page.Markup, StringComparison.Ordinal));
        Assert.All(Store.Open().StaffSessions, session => Assert.NotNull(session.EndedAt));
    }

    [Fact]
    public void Oneself_is_told_that_somebody_else_has_to_change_it()
    {
        var page = OpenPerson(Store.User.Identity!.Id);

        Assert.Contains("Ingen endrer sin egen tilgang", page.Find("section[aria-labelledby=held] .notice").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".page-head a.button"));
    }

    [Fact]
    public void An_admin_of_a_part_is_not_told_where_others_are_signed_in()
    {
        Store.Given.Session("one", Sigrid);
        Become(StaffRole.Admin, Store.Given.Organization("Nordavind"));

        var page = OpenPerson(Sigrid);

        Assert.Contains("Bare en administrator for alt", page.Find("section[aria-labelledby=sessions]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("section[aria-labelledby=sessions] button"));
    }

    [Fact]
    public void Ones_own_access_says_what_one_may_and_may_not()
    {
        Become(StaffRole.Editor, Store.Given.Organization("Nordavind"));

        var page = Open<MyAccessPage>("/my-access");

        page.WaitForElement("#mine-rights");
        Assert.StartsWith("Redaktør|Nordavindog alt under|Gitt av Astrid", Assert.Single(Rows(page)), StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll(".rights-list li.muted").Count);
        Assert.Equal(["Kan ikke:", "Kan ikke:"], page.FindAll(".rights-list li.muted svg").Select(icon => icon.GetAttribute("aria-label")));
        Assert.Contains("Be en administrator", page.Find("section[aria-labelledby=mine-more]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_holds_nothing_is_told_whom_to_ask()
    {
        Store.User.WithoutRoles("nobody", "Nobody");

        var page = Open<MyAccessPage>("/my-access");

        page.WaitForAssertion(() => Assert.Equal("Du har ingen roller", page.Find(".empty-title").TextContent));
    }

    [Fact]
    public async Task A_page_that_is_open_follows_when_the_readers_access_changes()
    {
        var page = OpenPerson(Sigrid);
        Assert.NotEmpty(page.FindAll(".page-head a.button"));

        Become(StaffRole.Viewer);
        await Service<AccessChanges>().TellAsync();

        page.WaitForAssertion(() => Assert.Contains("Tilganger styres av administratorer", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".page-head a.button"));
    }
}
