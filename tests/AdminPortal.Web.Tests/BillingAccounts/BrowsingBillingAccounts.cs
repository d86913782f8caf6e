using AdminPortal.Application.Access;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Web.BillingAccounts;
using Bunit;

namespace AdminPortal.Web.Tests.BillingAccounts;

public sealed class BrowsingBillingAccounts : BillingPages
{
    [Fact]
    public void Each_is_shown_by_its_number_on_invoices_and_leads_to_its_page()
    {
        var fjord = Store.Given.Organization("Fjord");
        Store.Given.BillingAccount(fjord, and: a => (a.Number, a.AccountReference1, a.Status) = ("12345678", "IT-avdelingen", BillingAccountStatus.Open));

        var page = Open("/billing-accounts");

        page.WaitForAssertion(() => Assert.Equal("5512345678", page.Find(".row-link").TextContent));
        Assert.Equal("/billing-accounts/12345678", page.Find(".row-link").GetAttribute("href"));
        Assert.Equal("Åpen", page.Find("tbody .badge").TextContent);
        Assert.Equal($"/organizations/{fjord.PublicId}?tab=billing", page.Find("tbody td:nth-child(3) a").GetAttribute("href"));
    }

    [Fact]
    public void The_address_holds_what_narrows_the_list()
    {
        var fjord = Store.Given.Organization("Fjord");
        Store.Given.BillingAccount(fjord, and: a => (a.Number, a.Status) = ("11", BillingAccountStatus.Open));
        Store.Given.BillingAccount(fjord, and: a => (a.Number, a.Status) = ("12", BillingAccountStatus.Passive));

        var page = Open("/billing-accounts?status=passive");

        page.WaitForAssertion(() => Assert.Equal(["5512"], page.FindAll(".row-link").Select(link => link.TextContent)));
        Assert.Contains("Opprettet", page.Find(".chip").TextContent, StringComparison.Ordinal);
        GoTo("/billing-accounts?q=nothing");
        page.WaitForAssertion(() => Assert.Contains("Ingen faktureringskontoer passer", page.Markup, StringComparison.Ordinal));
        Assert.Equal("/billing-accounts", page.Find(".empty a.button").GetAttribute("href"));
    }

    [Theory]
    [InlineData(StaffRole.Viewer, 0)]
    [InlineData(StaffRole.Editor, 2)]
    public void An_empty_list_says_what_they_are_and_offers_one_to_those_who_may(StaffRole role, int offers)
    {
        Store.SignInAs(role);

        var page = Open("/billing-accounts");

        page.WaitForAssertion(() => Assert.Contains("Ingen faktureringskontoer ennå", page.Markup, StringComparison.Ordinal));
        Assert.Equal(offers, page.FindAll("a[href='/billing-accounts/new']").Count);
    }

    private IRenderedComponent<BillingAccountsPage> Open(string url)
    {
        GoTo(url);
        return Render<BillingAccountsPage>();
    }
}
