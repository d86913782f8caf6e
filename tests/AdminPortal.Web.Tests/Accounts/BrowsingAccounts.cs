using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using AdminPortal.Web.Accounts;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.Accounts;

public sealed class BrowsingAccounts : PortalTestContext
{
    private readonly TestStore store = new();

    public BrowsingAccounts()
    {
        Services.AddSingleton(store.Service<AccountService>());
        Services.AddSingleton(store.Service<AccountLifecycleService>());
        Services.AddSingleton(store.Service<OrganizationService>());
        Services.AddSingleton(store.Service<AccessService>());
    }

    [Fact]
    public void A_row_leads_to_its_account_and_its_organisation()
    {
        var organization = store.Given.Organization("Fjord");
        var account = store.Given.Account("Login", organization);

        var page = Open("/accounts");

        Assert.Equal(($"/accounts/{account.PublicId}", "Login"), LinkOf(page, "a.row-link"));
        Assert.Equal(($"/organizations/{organization.PublicId}", "Fjord"), LinkOf(page, "td a:not(.row-link)"));
        Assert.Equal("1 treff", page.Find(".pager [role=status]").TextContent);
    }

    [Fact]
    public void A_heading_sorts_and_turns_round_and_begins_at_the_first_page()
    {
        store.Given.Account("Login");

        var page = Open("/accounts?q=log&sort=created&page=token");

        Assert.Equal(
            ["/accounts?q=log&sort=name", "/accounts?q=log&sort=created&desc=true", "/accounts?q=log&sort=changed"],
            page.FindAll("a.sort").Select(link => link.GetAttribute("href")));
        Assert.Equal("ascending", page.Find("th[aria-sort]").GetAttribute("aria-sort"));
    }

    [Fact]
    public void Each_filter_of_the_address_narrows_and_has_a_chip_that_clears_it()
    {
        var organization = store.Given.Organization("Fjord");
        var wanted = store.Given.Account("Login", organization, a => (a.IsSandbox, a.Cloud, a.Enabled) = (true, "OTC", false));
        store.Given.AccountProduct(wanted, store.Given.Product("auth"));
        store.Given.Account("Other login", organization);

        var page = Open($"/accounts?q=login&organization={organization.PublicId}&type=sandbox&cloud=OTC&state=disabled&product=auth");

        Assert.Equal(["Login"], Names(page));
        Assert.Equal(
            ["Søk: login", "Organisasjon: Fjord", "Type: Sandkasse", "Sky: Open Telekom Cloud (OTC)", "Status: Deaktivert", "Produkt: Product auth (auth)"],
            page.FindAll(".chip > span").Select(chip => chip.TextContent));
        Assert.Equal(
            $"/accounts?q=login&organization={organization.PublicId}&cloud=OTC&state=disabled&product=auth", page.FindAll(".chip a")[2].GetAttribute("href"));
        Assert.Equal("/accounts", page.Find("a.clear-all").GetAttribute("href"));
    }

    [Fact]
    public void A_choice_goes_into_the_address_and_the_list_follows()
    {
        store.Given.Account("Live");
        store.Given.Account("Sand", and: a => a.IsSandbox = true);
        var page = Open("/accounts?page=token&sort=name");

        page.FindAll("select")[0].Change("sandbox");

        Assert.EndsWith("/accounts?sort=name&type=sandbox", Service<NavigationManager>().Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal(["Sand"], Names(page)));
    }

    [Fact]
    public void Values_that_mean_nothing_narrow_nothing()
    {
        store.Given.Account("Login");

        var page = Open("/accounts?type=x&cloud=y&state=z&size=many&sort=none&deleted=1");

        Assert.Equal(["Login"], Names(page));
        Assert.Empty(page.FindAll(".chip"));
    }

    [Fact]
    public void An_empty_list_says_whether_there_is_none_yet_or_none_that_matches()
    {
        var page = Open("/accounts");
        page.WaitForAssertion(() => Assert.Contains("Ingen kontoer ennå", page.Markup, StringComparison.Ordinal));

        Service<NavigationManager>().NavigateTo("/accounts?q=x");
        page.WaitForAssertion(() => Assert.Contains("Ingen kontoer passer", page.Markup, StringComparison.Ordinal));
        Assert.Equal("/accounts", page.Find(".empty a").GetAttribute("href"));

        Service<NavigationManager>().NavigateTo("/accounts?deleted=true");
        page.WaitForAssertion(() => Assert.Contains("Papirkurven er tom", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void The_pager_walks_on_and_keeps_the_filters()
    {
        foreach (var number in Enumerable.Range(1, 30))
        {
            store.Given.Account($"Login {number:D2}");
        }

        var page = Open("/accounts?q=login&size=25");

        Service<NavigationManager>().NavigateTo(page.Find("a[rel=next]").GetAttribute("href")!);

        page.WaitForAssertion(() => Assert.Equal("Login 26", Names(page)[0]));
        Assert.Contains("q=login&size=25&page=", Service<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_lists_on_one_page_keep_their_own_places()
    {
        store.Given.Account("Login");
        Service<NavigationManager>().NavigateTo("/organizations/x?tab=accounts&sort=changed");

        var table = Render<AccountTable>(part => part.Add(t => t.Filter, new AccountFilter()).Add(t => t.Prefix, "a-"));

        Assert.Equal("/organizations/x?tab=accounts&sort=changed&a-sort=created", table.WaitForElements("a.sort")[1].GetAttribute("href"));
    }

    [Theory]
    [InlineData(StaffRole.Editor, 1)]
    [InlineData(StaffRole.Viewer, 0)]
    public void A_new_account_is_offered_to_those_who_may(StaffRole role, int links)
    {
        store.SignInAs(role);

        var page = Open("/accounts");

        page.WaitForAssertion(() => Assert.Equal(links, page.FindAll(".page-head a[href='/accounts/new']").Count));
    }

    [Fact]
    public void The_bin_counts_down_tells_who_and_restores()
    {
        store.Given.Account("Late", and: a => (a.DeletedAt, a.DeletedBy) = (store.Clock.UtcNow.AddDays(-88), "Astrid"));
        store.Given.Account("Fresh", and: a => (a.DeletedAt, a.DeletedBy) = (store.Clock.UtcNow, "Anders"));

        var page = Open("/accounts?deleted=true");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody button").Count));
        Assert.Equal(["Late", "Fresh"], Names(page));
        Assert.Contains("Astrid", page.FindAll("tbody tr")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("2 dager igjen", page.FindAll("tbody tr")[0].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Aktiv", page.Find("tbody").TextContent, StringComparison.Ordinal);

        page.Find("button[aria-label='Gjenopprett Late']").Click();

        page.WaitForAssertion(() => Assert.Equal(["Fresh"], Names(page)));
        Assert.Equal("Kontoen Late er gjenopprettet.", Service<Web.Changes.Notices>().Current!.Text);
    }

    [Fact]
    public void Nobody_but_Admins_is_offered_to_restore()
    {
        store.Given.Account("Gone", and: a => a.DeletedAt = store.Clock.UtcNow);
        store.SignInAs(StaffRole.Editor);

        Assert.Empty(Open("/accounts?deleted=true").FindAll("tbody button"));
    }

    [Fact]
    public void A_restore_that_is_refused_says_why()
    {
        var gone = store.Given.Organization("Fjord", and: o => o.DeletedAt = store.Clock.UtcNow);
        store.Given.Account("Inside", gone, a => a.DeletedAt = store.Clock.UtcNow);
        var page = Open("/accounts?deleted=true");

        page.WaitForElement("tbody button").Click();

        page.WaitForAssertion(() => Assert.Contains("Gjenopprett den først", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    private IRenderedComponent<AccountsPage> Open(string url)
    {
        Service<NavigationManager>().NavigateTo(url);
        var page = Render<AccountsPage>();
        page.WaitForElement(".pager");
        return page;
    }

    private static List<string> Names(IRenderedComponent<AccountsPage> page) => [.. page.FindAll("a.row-link").Select(link => link.TextContent)];

    private static (string? Href, string Text) LinkOf(IRenderedComponent<AccountsPage> page, string selector)
    {
        var link = page.Find(selector);
        return (link.GetAttribute("href"), link.TextContent.Trim());
    }
}
