using System.Net;
using System.Text.RegularExpressions;
using AdminPortal.Application.Access;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Contacts;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.Contacts;

public sealed partial class CoveringRoles : PortalTestContext
{
    private readonly TestStore store = new();

    public CoveringRoles()
    {
        Serve(store);
        SetRendererInfo(new("Server", isInteractive: true));
    }

    [Fact]
    public void A_cell_tells_in_words_who_holds_the_role_from_where_or_that_somebody_is_missing()
    {
        var top = store.Given.Organization("Top");
        var low = store.Given.Organization("Low", top);
        var eva = Person("Eva", top, ContactRole.CommercialOwner);
        var ida = Person("Ida", low, ContactRole.FinancialContact);

        var page = Open("/contacts/coverage");

        Assert.Equal(["Organisasjon", "Avtaleansvarlig", "Teknisk hovedkontakt", "Økonomikontakt", "Annet", "Får neste faktura"], page.FindAll("thead th").Select(head => Words(head)));
        var cells = page.FindAll("tbody tr").Single(row => row.TextContent.Contains("Ida", StringComparison.Ordinal)).QuerySelectorAll("td");
        Assert.Equal("Low Top", Words(cells[0]));
        Assert.Equal("Eva Nordmann Arvet fra Top", Words(cells[1]));
        Assert.Equal([$"/contacts/{eva.PublicId}", $"/organizations/{top.PublicId}?tab=contacts"], cells[1].QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Mangler Velg kontakt Ny kontakt", Words(cells[2]));
        Assert.Equal($"/contacts/new?organization={low.PublicId}&role=MainTechnicalContact", cells[2].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("Ny kontakt med rollen Teknisk hovedkontakt i Low", cells[2].QuerySelector("a")!.GetAttribute("aria-label"));
        Assert.Equal("Ida Nordmann", Words(cells[3]));
        Assert.Equal("— Ingen", Words(cells[4]));
        Assert.Equal("Ida Nordmann ida@example.no Økonomikontakt", Words(cells[5]));
        Assert.Equal($"/contacts/{ida.PublicId}", cells[5].QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("Ingen", Words(page.FindAll("tbody tr").Single(row => row != cells[0].ParentElement && !row.TextContent.Contains("Ida", StringComparison.Ordinal)).QuerySelectorAll("td")[5]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_address_says_which_organisations_and_gaps_come_by_themselves()
    {
        var whole = store.Given.Organization("Whole");
        Person("Alt", whole, ContactRole.CommercialOwner, ContactRole.MainTechnicalContact, ContactRole.FinancialContact);
        var gap = store.Given.Organization("Gap");
        store.Given.Organization("Below", gap);

        Assert.Equal(["Below", "Gap"], Names("/contacts/coverage"));
        Assert.Equal(["Whole"], Names("/contacts/coverage?view=covered"));
        Assert.Equal(["Below", "Gap", "Whole"], Names("/contacts/coverage?view=all"));
        Assert.Equal(["Gap"], Names($"/contacts/coverage?organization={gap.PublicId}&only=true"));
        Assert.Equal(["Below"], Names("/contacts/coverage?q=belo"));
    }

    [Fact]
    public void A_gap_is_filled_from_its_cell_with_what_that_does_shown_first()
    {
        var fjord = store.Given.Organization("Fjord");
        var ida = Person("Ida", fjord, ContactRole.CommercialOwner, ContactRole.MainTechnicalContact);
        var page = Open("/contacts/coverage");
        page.Find("button[aria-label='Velg kontakt med rollen Økonomikontakt for Fjord']").Click();

        page.WaitForElement("dialog .primary").Click();
        Assert.Contains("Velg en kontakt", page.Find("dialog .field-error").TextContent, StringComparison.Ordinal);
        page.Find("dialog input[type=radio]").Change(ida.PublicId);
        page.Find("dialog .primary").Click();

        page.WaitForAssertion(() => Assert.Contains("Fjord: ingen → Ida Nordmann <ida@example.no>", Words(page.Find("dialog .impact")), StringComparison.Ordinal));
        Assert.Equal(2, store.Open().ContactRoles.Count());
        page.Find("dialog .primary").Click();

        page.WaitForAssertion(() => Assert.Contains("Ingen mangler", page.Markup, StringComparison.Ordinal));
        Assert.Equal(3, store.Open().ContactRoles.Count());
        Assert.Equal("Ida Nordmann har fått rollen Økonomikontakt.", Service<Notices>().Current!.Text);
        Assert.NotNull(Service<Notices>().Current!.OperationId);
    }

    [Fact]
    public void Where_there_is_nobody_to_choose_a_new_contact_is_offered()
    {
        var fjord = store.Given.Organization("Fjord");
        var page = Open("/contacts/coverage");

        page.Find("button[aria-label='Velg kontakt med rollen Avtaleansvarlig for Fjord']").Click();

        page.WaitForAssertion(() => Assert.Contains("Det er ingen kontakter i Fjord", page.Find("dialog").TextContent, StringComparison.Ordinal));
        Assert.Equal($"/contacts/new?organization={fjord.PublicId}&role=CommercialOwner", page.Find("dialog a.button").GetAttribute("href"));
        Assert.Empty(page.FindAll("dialog .primary"));
    }

    [Fact]
    public void Who_may_not_change_contacts_sees_the_gaps_without_the_offers()
    {
        store.Given.Organization("Fjord");
        store.SignInAs(StaffRole.Viewer);

        var page = Open("/contacts/coverage");

        Assert.Contains("Mangler", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".coverage-actions"));
    }

    [Fact]
    public void A_new_contact_begins_with_the_organisation_and_the_role()
    {
        var fjord = store.Given.Organization("Fjord");
        Service<NavigationManager>().NavigateTo($"/contacts/new?organization={fjord.PublicId}&role=FinancialContact");

        var page = Render<NewContactPage>();

        Assert.True(page.WaitForElement("input[value=FinancialContact]").HasAttribute("checked"));
        Assert.False(page.Find("input[value=CommercialOwner]").HasAttribute("checked"));
        Assert.Equal("Fjord", page.Find("[role=combobox]").GetAttribute("value"));
    }

    private IEnumerable<string> Names(string url) => [.. Open(url).FindAll("tbody td.primary a").Select(link => link.TextContent)];

    private IRenderedComponent<CoveragePage> Open(string url)
    {
        Service<NavigationManager>().NavigateTo(url);
        var page = Render<CoveragePage>();
        page.WaitForElement(".pager");
        return page;
    }

    private Contact Person(string name, Organization place, params ContactRole[] roles) => store.Given.Contact(name, "Nordmann", place, c =>
    {
        c.Email = $"{name.ToLowerInvariant()}@example.no";
        c.Roles.AddRange(roles.Select(role => new ContactRoleAssignment { Role = role }));
    });

    private static string Words(AngleSharp.Dom.IElement element) =>
        string.Join(' ', WebUtility.HtmlDecode(Tags().Replace(element.InnerHtml, " ")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
