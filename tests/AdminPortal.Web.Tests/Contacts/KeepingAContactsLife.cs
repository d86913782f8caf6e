using AdminPortal.Application.Access;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Contacts;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.Contacts;

public sealed class KeepingAContactsLife : PortalTestContext
{
    private readonly TestStore store = new();
    private readonly Organization fjord;
    private readonly Contact kari;

    public KeepingAContactsLife()
    {
        Serve(store);
        fjord = store.Given.Organization("Fjord");
        kari = store.Given.Contact("Kari", "Vik", fjord, c =>
        {
            c.Email = "kari@fjord.no";
            c.Roles.Add(new() { Role = ContactRole.FinancialContact });
        });
    }

    [Fact]
    public void A_role_is_given_at_once_and_can_be_undone()
    {
        var page = Open();

        page.Find("button[aria-label='Gi rollen Avtaleansvarlig']").Click();

        page.WaitForElement("button[aria-label='Fjern rollen Avtaleansvarlig']");
        Assert.Equal("Kari Vik har fått rollen Avtaleansvarlig.", Service<Notices>().Current!.Text);
        Assert.Equal(store.Open().AuditEntries.Single().OperationId, Service<Notices>().Current!.OperationId);
    }

    [Fact]
    public void What_taking_a_role_does_is_shown_before_it_is_taken()
    {
        var page = Open();
        page.Find("button[aria-label='Fjern rollen Økonomikontakt']").Click();
        page.WaitForAssertion(() => Assert.Contains("Fjord", page.Find("dialog .impact").TextContent, StringComparison.Ordinal));
        Assert.Contains("mister økonomikontakt", page.Find("dialog .impact").TextContent, StringComparison.Ordinal);
        Assert.Single(store.Open().ContactRoles);

        page.Find("dialog .primary").Click();

        page.WaitForElement("button[aria-label='Gi rollen Økonomikontakt']");
        Assert.Empty(store.Open().ContactRoles);
        Assert.Empty(page.FindAll("dialog"));
    }

    [Fact]
    public void Deleting_asks_for_the_name_goes_to_the_list_and_offers_undo()
    {
        var page = Open();
        page.Find(".danger-zone button").Click();
        page.WaitForElement("#typed-name").Input("Kari Vik");

        page.Find("dialog .button.danger").Click();

        page.WaitForAssertion(() => Assert.EndsWith("/contacts", Service<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Equal("Kontakten Kari Vik er slettet.", Service<Notices>().Current!.Text);
        Assert.NotNull(store.Open().Contacts.IgnoreQueryFilters().Single().DeletedAt);
    }

    [Fact]
    public async Task One_in_the_recycle_bin_says_so_and_comes_back()
    {
        await store.Service<ContactService>().DeleteAsync(kari.PublicId, null, null, dryRun: false, Xunit.TestContext.Current.CancellationToken);
        var page = Open();
        Assert.Contains("Kontakten ligger i papirkurven", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".roles button, .actions a"));
        Assert.Equal("Slett personen for godt …", Assert.Single(page.FindAll(".danger-zone button")).TextContent.Trim());

        page.Find(".notice button").Click();
        page.WaitForElement("dialog .impact");
        page.Find("dialog .primary").Click();

        page.WaitForElement(".danger-zone .panel-action + .panel-action");
        Assert.Null(store.Open().Contacts.Single().DeletedAt);
        Assert.Equal("Kontakten Kari Vik er gjenopprettet.", Service<Notices>().Current!.Text);
    }

    [Fact]
    public void Erasing_says_what_stays_and_wants_a_name_and_a_reason_that_does_not_tell_it()
    {
        var page = Open();
        Assert.Equal($"/contacts/{kari.PublicId}/export.json", page.Find("a[download]").GetAttribute("href"));
        page.Find(".danger-zone .panel-action:last-child button").Click();
        page.WaitForElement("#typed-name").Input("Kari Vik");
        Assert.Contains("Dette blir igjen", page.Find("dialog").TextContent, StringComparison.Ordinal);

        page.Find("dialog .button.danger").Click();
        page.WaitForAssertion(() => Assert.Contains("Må fylles ut", page.Find("dialog .field-error").TextContent, StringComparison.Ordinal));
        page.Find("dialog textarea").Input("Fru Vik ba om det");
        page.Find("dialog .button.danger").Click();
        page.WaitForAssertion(() => Assert.Contains("Kan ikke inneholde navnet", page.Find("dialog .field-error").TextContent, StringComparison.Ordinal));
        page.Find("dialog textarea").Input("Krav mottatt i brev");
        page.Find("dialog .button.danger").Click();

        page.WaitForAssertion(() => Assert.EndsWith("/contacts", Service<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Empty(store.Open().Contacts.IgnoreQueryFilters());
        Assert.Equal(new("Personen er slettet for godt.", null), Service<Notices>().Current);
    }

    [Theory]
    [InlineData(StaffRole.Viewer, false, false)]
    [InlineData(StaffRole.Finance, false, false)]
    [InlineData(StaffRole.Editor, true, false)]
    [InlineData(StaffRole.Admin, true, true)]
    public void What_one_may_not_do_is_not_there(StaffRole role, bool mayChange, bool mayDelete)
    {
        store.SignInAs(role);

        var page = Open();

        Assert.Equal(mayChange, page.FindAll(".roles button").Count > 0);
        Assert.Equal(mayChange, page.FindAll("a[download]").Count > 0);
        Assert.Equal(mayDelete ? 2 : 0, page.FindAll(".danger-zone button").Count);
        Assert.Equal(mayChange ? 4 : 1, page.FindAll(".roles li").Count);
    }

    [Fact]
    public void Deleted_contacts_have_a_list_of_their_own()
    {
        store.Given.Contact("Ola", "Borte", fjord, c => c.DeletedAt = store.Clock.UtcNow);
        Service<NavigationManager>().NavigateTo("/contacts?deleted=true");

        var page = Render<ContactsPage>();

        Assert.Equal("Ola Borte", page.WaitForElement("a.row-link").TextContent);
        Assert.Equal("Slettede kontakter", page.Find("h1").TextContent);
        Assert.Equal("page", page.FindAll(".tab")[1].GetAttribute("aria-current"));
        Assert.Equal("Slettet", page.FindAll("thead th")[^1].TextContent.Trim());
    }

    private IRenderedComponent<ContactPage> Open()
    {
        var page = Render<ContactPage>(parameters => parameters.Add(p => p.Id, kari.PublicId));
        page.WaitForElement("h1");
        return page;
    }
}
