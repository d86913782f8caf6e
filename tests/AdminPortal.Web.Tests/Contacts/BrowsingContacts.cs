using AdminPortal.Application.Access;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using AdminPortal.Web.Contacts;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.Contacts;

public sealed class BrowsingContacts : PortalTestContext
{
    private readonly TestStore store = new();

    public BrowsingContacts()
    {
        Services.AddSingleton(store.Service<ContactService>());
        Services.AddSingleton(store.Service<OrganizationService>());
        Services.AddSingleton(store.Service<AccessService>());
    }

    [Fact]
    public void A_row_leads_to_the_contact_and_reaches_the_person()
    {
        var contact = store.Given.Contact("Harald", "Hårfagre", and: c => (c.Email, c.Mobile) = ("harald@hårfagre.no", "900 12 345"));

        var page = Open("/contacts");

        Assert.Equal(
            [$"/contacts/{contact.PublicId}", "mailto:harald@h%C3%A5rfagre.no", "tel:+4790012345"], page.FindAll("tbody a").Select(link => link.GetAttribute("href")));
        Assert.Equal(["/contacts?sort=name&desc=true"], page.FindAll("a.sort").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void The_address_narrows_by_text_organisation_and_role()
    {
        var top = store.Given.Organization("Top");
        var below = store.Given.Organization("Below", top);
        store.Given.Contact("Ola", "Top", top, c => c.Roles.Add(new() { Role = ContactRole.FinancialContact }));
        store.Given.Contact("Ola", "Below", below, c => c.Roles.Add(new() { Role = ContactRole.FinancialContact }));
        store.Given.Contact("Ola", "Technical", top);

        var page = Open($"/contacts?q=ola&organization={top.PublicId}&only=true&role=FinancialContact");

        Assert.Equal(["Ola Top"], page.FindAll("a.row-link").Select(link => link.TextContent));
        Assert.Equal(
            ["Søk: ola", "Bare organisasjonen selv: Top", "Rolle: Økonomikontakt"], page.FindAll(".chip > span").Select(chip => chip.TextContent));
    }

    [Fact]
    public void With_those_below_is_a_choice_of_one_press()
    {
        var top = store.Given.Organization("Top");
        store.Given.Contact("Ola", "Below", store.Given.Organization("Below", top));
        var page = Open($"/contacts?organization={top.PublicId}");
        Assert.Single(page.FindAll("a.row-link"));

        page.Find("input[type=checkbox]").Change(false);

        Assert.EndsWith("&only=true", Service<NavigationManager>().Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("Ingen kontakter passer", page.Markup, StringComparison.Ordinal));
    }

    private IRenderedComponent<ContactsPage> Open(string url)
    {
        Service<NavigationManager>().NavigateTo(url);
        var page = Render<ContactsPage>();
        page.WaitForElement(".pager");
        return page;
    }
}
