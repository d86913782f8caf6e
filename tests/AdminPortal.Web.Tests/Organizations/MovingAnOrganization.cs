using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Organizations;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.Organizations;

public sealed class MovingAnOrganization : PortalTestContext
{
    private readonly TestStore store = new();
    private readonly Organization fjord;
    private readonly Organization bris;
    private readonly Organization vidde;
    private string? closed;

    public MovingAnOrganization()
    {
        Services.AddSingleton(store.Service<OrganizationTreeService>());
        Services.AddSingleton(store.Service<OrganizationService>());
        Services.AddSingleton(store.Service<OrganizationLifecycleService>());
        Services.AddSingleton(store.Service<OrganizationBinService>());
        Services.AddSingleton(store.Service<AccountService>());
        Services.AddSingleton(store.Service<ContactService>());
        Services.AddSingleton(store.Service<InvoiceService>());
        Services.AddSingleton(store.Service<BillingAccountService>());
        Services.AddSingleton(store.Service<AccessService>());
        Services.AddOptions();
        Services.AddScoped<Notices>();
        SetRendererInfo(new("Server", isInteractive: true));
        fjord = store.Given.Organization("Fjord", and: o => o.BillingEmail = "faktura@fjord.example");
        bris = store.Given.Organization("Bris", fjord);
        vidde = store.Given.Organization("Vidde", and: o => o.BillingEmail = "faktura@vidde.example");
    }

    [Fact]
    public void What_moves_and_who_pays_next_is_seen_before_anything_is_done()
    {
        store.Given.Account("Brisekontoen", bris);

        var dialog = Show(bris, vidde);

        dialog.WaitForAssertion(() => Assert.Contains("faktura@vidde.example", dialog.Find(".impact").TextContent, StringComparison.Ordinal));
        Assert.Contains("faktura@fjord.example", dialog.Find(".impact .old-value").TextContent, StringComparison.Ordinal);
        Assert.Contains("Brisekontoen", dialog.Find(".impact").TextContent, StringComparison.Ordinal);
        Assert.Equal("Flytt Bris til Vidde?", dialog.Find("h2").TextContent);
        Assert.Equal(fjord.Id, ParentOf(bris));

        dialog.Find("textarea").Input("Solgt til Vidde");
        dialog.Find(".button.primary").Click();

        dialog.WaitForAssertion(() => Assert.Equal(vidde.Id, ParentOf(bris)));
        dialog.WaitForAssertion(() => Assert.NotNull(closed));
        Assert.Equal("Bris er flyttet til Vidde.", Service<Notices>().Current?.Text);
        Assert.NotNull(Service<Notices>().Current?.OperationId);
        Assert.Contains(store.Open().AuditEntries.ToList(), entry => entry.Reason == "Solgt til Vidde");
    }

    [Fact]
    public void Nothing_is_tried_before_a_place_is_chosen()
    {
        var dialog = Show(bris);
        Assert.Empty(dialog.FindAll(".impact, .skeleton, [role=alert]"));
        Assert.Equal("Flytt Bris", dialog.Find("h2").TextContent);

        dialog.Find(".button.primary").Click();
        Assert.Equal(fjord.Id, ParentOf(bris));
    }

    [Fact]
    public void A_place_below_itself_is_refused_in_the_dialog_and_another_one_can_be_chosen()
    {
        var dialog = Show(fjord, bris);
        dialog.WaitForAssertion(() => Assert.Contains("Kan ikke flyttes inn i seg selv", dialog.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Empty(dialog.FindAll(".button.primary"));

        dialog.Find("#move-to").Focus();
        dialog.Find("#move-to").Input("Vidde");
        dialog.WaitForElement("[role=option]", TimeSpan.FromSeconds(5)).MouseDown();
        dialog.WaitForElement(".impact");
        dialog.Find(".button.primary").Click();
        dialog.WaitForAssertion(() => Assert.Equal(vidde.Id, ParentOf(fjord)));
    }

    [Fact]
    public void Leaving_a_protection_says_whose_it_is_and_why_and_moves_nothing()
    {
        store.Given.Account("Brisekontoen", bris);
        store.Given.Protection(fjord, "Avtale til 2030");

        var dialog = Show(bris, vidde);

        dialog.WaitForAssertion(() => Assert.Contains("Flyttingen løfter et slettevern", dialog.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        var said = dialog.Find("[role=alert]").TextContent;
        Assert.Contains("Avtale til 2030", said, StringComparison.Ordinal);
        Assert.Contains("Astrid", said, StringComparison.Ordinal);
        Assert.Empty(dialog.FindAll(".button.primary"));
        Assert.Equal(fjord.Id, ParentOf(bris));
    }

    [Fact]
    public void A_move_that_fails_after_its_preview_says_so_in_the_dialog()
    {
        var dialog = Show(bris, vidde);
        dialog.WaitForElement(".impact");
        store.SignInAs(StaffRole.Viewer);

        dialog.Find(".button.primary").Click();

        dialog.WaitForAssertion(() => Assert.Contains("Du har ikke tilgang", dialog.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Null(closed);
    }

    [Fact]
    public void Only_who_makes_roots_is_offered_the_top()
    {
        Assert.Empty(Show(bris).FindAll("input[type=checkbox]"));
        var dialog = Show(bris, mayMakeRoot: true);
        dialog.Find("input[type=checkbox]").Change(true);
        dialog.WaitForElement(".impact, p.muted");
        Assert.Equal("Flytt Bris øverst?", dialog.Find("h2").TextContent);
        dialog.Find(".button.primary").Click();
        dialog.WaitForAssertion(() => Assert.Null(ParentOf(bris)));
    }

    [Fact]
    public async Task Dragging_in_the_tree_opens_the_same_preview_and_the_tree_then_shows_it_in_its_place()
    {
        var page = Page(bris);
        await Item(page, "Bris").DragStartAsync(new DragEventArgs());
        await Item(page, "Vidde").DropAsync(new DragEventArgs());
        page.WaitForAssertion(() => Assert.Equal("Flytt Bris til Vidde?", page.Find("dialog h2").TextContent));
        Assert.Equal(fjord.Id, ParentOf(bris));
        page.WaitForElement("dialog .impact");

        await page.Find("dialog .button.primary").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal(["Fjord", "Vidde", "Bris"], page.FindAll(".tree-name").Select(name => name.TextContent)));
        Assert.Empty(page.FindAll("dialog"));
        page.WaitForAssertion(() => Assert.Contains("Vidde", page.Find(".facts").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_node_s_menu_and_the_page_s_button_open_it_without_a_place()
    {
        var page = Page(bris);
        await page.Find("[role=tree]").TriggerEventAsync("oncontextmenu", new MouseEventArgs());
        await page.Find("#tree-menu button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal("Flytt Bris", page.Find("dialog h2").TextContent));
        await page.Find("dialog .dialog-actions .button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("dialog")));

        await page.FindAll(".page-head button").Single(button => button.TextContent == "Flytt").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal("Flytt Bris", page.Find("dialog h2").TextContent));
    }

    [Fact]
    public void A_viewer_can_neither_drag_nor_find_a_menu()
    {
        store.SignInAs(StaffRole.Viewer);
        var page = Page(bris);
        Assert.Empty(page.FindAll("[draggable=true], .tree-menu-button, #tree-menu, .page-head .button, .danger-zone"));
    }

    private long? ParentOf(Organization organization) => store.Open().Organizations.Single(o => o.Id == organization.Id).ParentId;

    private static AngleSharp.Dom.IElement Item(IRenderedComponent<OrganizationsPage> page, string name) =>
        page.FindAll("[role=treeitem]").Single(item => item.QuerySelector(".tree-name")?.TextContent == name);

    private IRenderedComponent<OrganizationsPage> Page(Organization organization)
    {
        Service<NavigationManager>().NavigateTo($"/organizations/{organization.PublicId}");
        var page = Render<OrganizationsPage>(part => part.Add(p => p.Id, organization.PublicId));
        page.WaitForElement(".tree-name");
        page.WaitForElement(".facts");
        return page;
    }

    private IRenderedComponent<MoveDialog> Show(Organization organization, Organization? to = null, bool mayMakeRoot = false) => Render<MoveDialog>(part => part
        .Add(dialog => dialog.Organization, new(organization.PublicId, organization.Name))
        .Add(dialog => dialog.Destination, to is null ? null : new(to.PublicId, to.Name, null, []))
        .Add(dialog => dialog.MayMakeRoot, mayMakeRoot)
        .Add(dialog => dialog.Closed, () => closed = "closed"));
}
