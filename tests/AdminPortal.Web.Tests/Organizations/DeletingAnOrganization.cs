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
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.Organizations;

public sealed class DeletingAnOrganization : PortalTestContext
{
    private readonly TestStore store = new();
    private readonly Organization fjord;
    private readonly Organization bris;

    public DeletingAnOrganization()
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
        fjord = store.Given.Organization("Fjord");
        bris = store.Given.Organization("Bris", fjord);
    }

    [Fact]
    public void An_empty_one_goes_with_its_contacts_and_leads_to_the_parent()
    {
        store.Given.Contact("Ola", "Nordmann", bris);
        var page = Page(bris);
        Open(page);
        page.WaitForAssertion(() => Assert.Contains("Ola Nordmann", page.Find("dialog .impact").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("#typed-name"));
        Assert.Null(DeletedAt(bris));

        page.Find("dialog .button.danger").Click();

        page.WaitForAssertion(() => Assert.NotNull(DeletedAt(bris)));
        page.WaitForAssertion(() => Assert.EndsWith($"/organizations/{fjord.PublicId}", Service<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Equal("Bris er slettet og ligger i papirkurven.", Service<Notices>().Current?.Text);
        Assert.NotNull(Service<Notices>().Current?.OperationId);
    }

    [Fact]
    public void Everything_below_goes_only_after_it_was_seen_and_the_name_typed()
    {
        store.Given.Account("Brisekontoen", bris);
        var page = Page(fjord);
        Open(page);
        page.WaitForAssertion(() => Assert.Contains("Organisasjonen er ikke tom", page.Find("dialog [role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("dialog .button.danger"));

        page.Find("dialog .danger-quiet").Click();
        page.WaitForAssertion(() => Assert.Contains("Brisekontoen", page.Find("dialog .impact").TextContent, StringComparison.Ordinal));
        page.Find("dialog .button.danger").Click();
        Assert.Null(DeletedAt(fjord));

        page.Find("#typed-name").Input("Fjord");
        page.Find("dialog .button.danger").Click();
        page.WaitForAssertion(() => Assert.NotNull(DeletedAt(bris)));
        page.WaitForAssertion(() => Assert.EndsWith("/organizations", Service<NavigationManager>().Uri, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_protected_says_by_whom_and_why_and_stays()
    {
        store.Given.Protection(fjord, "Avtale til 2030");
        var page = Page(bris);
        Open(page);
        page.WaitForAssertion(() => Assert.Contains("Avtale til 2030", page.Find("dialog [role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Fjord", page.Find("dialog .standing a").TextContent);
        Assert.Contains("Astrid", page.Find("dialog [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("dialog .button.danger"));
    }

    [Fact]
    public void What_is_not_settled_stands_in_the_way()
    {
        store.Given.Invoice(bris);
        var page = Page(bris);
        Open(page);
        page.WaitForAssertion(() => Assert.Contains("125,00", page.Find("dialog [role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("dialog .button.danger"));
    }

    [Fact]
    public void An_editor_is_offered_no_deletion()
    {
        store.SignInAs(StaffRole.Editor);
        Assert.Empty(Page(bris).FindAll(".danger-zone"));
    }

    [Fact]
    public void A_deleted_one_s_own_address_says_where_it_is_and_brings_it_back()
    {
        Delete(bris);
        var page = Page(bris, ".notice.warning");
        Assert.Contains("Organisasjonen ligger i papirkurven", page.Markup, StringComparison.Ordinal);
        Assert.Contains("90 dager igjen", page.Markup, StringComparison.Ordinal);

        page.Find(".notice .button").Click();
        page.WaitForElement("dialog .button.primary[aria-disabled=false], dialog .button.primary:not([aria-disabled])").Click();

        page.WaitForAssertion(() => Assert.Null(DeletedAt(bris)));
        Assert.Equal("Bris er gjenopprettet.", Service<Notices>().Current?.Text);
        page.WaitForAssertion(() => Assert.Contains("Bris", page.FindAll(".tree-name").Select(name => name.TextContent)));
    }

    [Fact]
    public void An_editor_reads_of_it_and_is_offered_no_restoring()
    {
        Delete(bris);
        store.SignInAs(StaffRole.Editor);
        Assert.Empty(Page(bris, ".notice.warning").FindAll(".notice .button"));
        Assert.Empty(Bin().FindAll("table .button"));
    }

    [Fact]
    public void The_recycle_bin_lists_what_went_together_as_one_and_brings_it_back()
    {
        Delete(fjord, withEverything: true);
        var bin = Bin();
        bin.WaitForAssertion(() => Assert.Single(bin.FindAll("tbody tr")));
        Assert.Contains("organisasjoner: 2", bin.Find("tbody tr").TextContent, StringComparison.Ordinal);

        bin.Find("tbody .button").Click();
        bin.WaitForElement("dialog .button.primary:not([aria-disabled])").Click();

        bin.WaitForAssertion(() => Assert.Null(DeletedAt(bris)));
        Assert.Null(DeletedAt(fjord));
        bin.WaitForAssertion(() => Assert.EndsWith($"/organizations/{fjord.PublicId}", Service<NavigationManager>().Uri, StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_bin_says_what_it_is_for()
    {
        var bin = Bin();
        bin.WaitForAssertion(() => Assert.Contains("Ingen slettede organisasjoner", bin.Markup, StringComparison.Ordinal));
    }

    private DateTime? DeletedAt(Organization organization) => store.Open().Organizations.IgnoreQueryFilters().Single(o => o.Id == organization.Id).DeletedAt;

    private void Delete(Organization organization, bool withEverything = false) => Assert.True(store.Service<OrganizationBinService>()
        .DeleteAsync(organization.PublicId, null, withEverything, null, false, CancellationToken.None).GetAwaiter().GetResult().Succeeded);

    private static void Open(IRenderedComponent<OrganizationsPage> page) => page.Find(".danger-zone .button").Click();

    private IRenderedComponent<DeletedOrganizationsPage> Bin()
    {
        Service<NavigationManager>().NavigateTo("/organizations/deleted");
        return Render<DeletedOrganizationsPage>();
    }

    private IRenderedComponent<OrganizationsPage> Page(Organization organization, string waitFor = ".facts")
    {
        Service<NavigationManager>().NavigateTo($"/organizations/{organization.PublicId}");
        var page = Render<OrganizationsPage>(part => part.Add(p => p.Id, organization.PublicId));
        page.WaitForElement(".tree-name");
        page.WaitForElement(waitFor);
        return page;
    }
}
