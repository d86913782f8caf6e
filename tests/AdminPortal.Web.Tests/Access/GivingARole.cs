using AdminPortal.Application.Access;
using AdminPortal.Application.Organizations;
using AdminPortal.Web.Access;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Shared;
using Bunit;

namespace AdminPortal.Web.Tests.Access;

public sealed class GivingARole : AccessPages
{
    [Fact]
    public void Every_fault_is_shown_at_once_and_at_its_field()
    {
        var page = OpenForm();

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal(["Hvem: Må fylles ut", "Rolle: Må fylles ut", "Gjelder for: Må fylles ut"], page.FindAll("[role=alert] li").Select(fault => fault.TextContent)));
        foreach (var field in page.FindAll("[role=alert] li button").Select(fault => fault.GetAttribute("data-focus")))
        {
            Assert.NotNull(page.Find("#" + field));
        }
    }

    [Fact]
    public void It_is_given_and_told_on_the_page_of_who_got_it()
    {
        var nord = Store.Given.Organization("Nordavind");
        var page = OpenForm();
        Choose(page, Sigrid);
        page.Find("input[name=Role][value=Editor]").Change("Editor");
        page.Find("input[name=reach][value=organization]").Change("organization");
        Choose(page, nord);
        page.Find("#ExpiresOn").Change("2031-01-31");
        page.Find("#Reason").Input("Vikar");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.EndsWith("/admin/access/staff/sigrid", Here, StringComparison.Ordinal));
        var grant = Store.Open().Grants.Single();
        Assert.Equal((Sigrid, StaffRole.Editor, nord.Id, "Vikar", new DateTime(2031, 1, 31, 23, 0, 0, DateTimeKind.Utc)), (grant.HolderId, grant.Role, grant.OrganizationId, grant.Reason, grant.ExpiresAt));
        Assert.Equal("sigrid har fått rollen Redaktør. Den gjelder for: Nordavind.", Service<Notices>().Current!.Text);
    }

    [Fact]
    public void The_address_fills_in_who_and_where_and_what_they_have_already_is_told()
    {
        var nord = Store.Given.Organization("Nordavind");
        Store.Given.Grant(Sigrid, StaffRole.Viewer, nord);

        var page = OpenForm($"?person={Sigrid}&organization={nord.PublicId}");

        Assert.Equal((Sigrid, "Nordavind"), (page.Find("#HolderId").GetAttribute("value"), page.Find("#OrganizationId").GetAttribute("value")));
        page.WaitForAssertion(() => Assert.Contains("Leser i Nordavind", page.Find("form .notice").TextContent, StringComparison.Ordinal));
        page.Find("input[name=Role][value=Viewer]").Change("Viewer");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("har allerede denne rollen", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Single(Store.Open().Grants);
    }

    [Fact]
    public void Everything_takes_the_organisation_away()
    {
        var nord = Store.Given.Organization("Nordavind");
        var page = OpenForm($"?person={Sigrid}&organization={nord.PublicId}");
        page.Find("input[name=Role][value=Viewer]").Change("Viewer");
        page.Find("input[name=reach][value=everything]").Change("everything");
        Assert.Empty(page.FindAll("#OrganizationId"));

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Null(Store.Open().Grants.Single().OrganizationId));
    }

    [Fact]
    public void An_admin_of_a_part_is_not_offered_everything()
    {
        Become(StaffRole.Admin, Store.Given.Organization("Nordavind"));

        var page = OpenForm();

        Assert.Empty(page.FindAll("input[name=reach]"));
        Assert.NotNull(page.Find("#OrganizationId"));
    }

    [Fact]
    public void Oneself_is_not_filled_in()
    {
        var page = OpenForm($"?person={Store.User.Identity!.Id}");

        Assert.Contains("Du kan ikke gi deg selv en rolle", page.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Equal("", page.Find("#HolderId").GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task A_draft_says_whom_it_is_about_though_the_address_named_them()
    {
        var page = OpenForm($"?person={Sigrid}");
        page.Find("#Reason").Input("Halvferdig");
        await DisposeComponentsAsync();

        var again = OpenForm();

        again.WaitForAssertion(() => Assert.Contains("sigrid", again.Find(".drafted .notice").TextContent, StringComparison.Ordinal));
        again.Find(".drafted .notice .button.primary").Click();
        again.WaitForAssertion(() => Assert.Equal((Sigrid, "Halvferdig"), (again.Find("#HolderId").GetAttribute("value"), again.Find("#Reason").GetAttribute("value"))));
    }

    [Fact]
    public void Each_role_is_explained_in_words()
    {
        var cards = OpenForm().FindAll(".choice-card .muted");

        Assert.True(cards.Count >= Enum.GetValues<StaffRole>().Length);
        Assert.All(cards, card => Assert.EndsWith(".", card.TextContent, StringComparison.Ordinal));
    }

    private IRenderedComponent<NewGrantPage> OpenForm(string query = "")
    {
        var page = Open<NewGrantPage>($"/admin/access/new{query}");
        page.WaitForElement("form");
        return page;
    }

    private static void Choose(IRenderedComponent<NewGrantPage> page, string person) =>
        page.InvokeAsync(() => page.FindComponent<Combobox<StaffRow>>().Instance.ValueChanged.InvokeAsync(new(person, person, null, [], null))).Wait(TimeSpan.FromSeconds(5));

    private static void Choose(IRenderedComponent<NewGrantPage> page, Organization organization) =>
        page.InvokeAsync(() => page.FindComponent<OrganizationPicker>().Instance.ValueChanged.InvokeAsync(new(organization.PublicId, organization.Name, null, []))).Wait(TimeSpan.FromSeconds(5));
}
