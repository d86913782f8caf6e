using AdminPortal.Application.Access;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Organizations;
using AdminPortal.Web.BillingAccounts;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Web.Tests.BillingAccounts;

public sealed class KeepingABillingAccount : BillingPages
{
    private readonly Organization fjord;
    private readonly BillingAccount account;

    public KeepingABillingAccount()
    {
        fjord = Store.Given.Organization("Fjord", and: o => o.EntityId = "914742315");
        var card = Store.Given.AddressCard(fjord, c => (c.Number, c.StreetName, c.StreetAddress, c.PostalPlace) = ("664158", "Storgata", "1A", "Oslo"));
        account = Store.Given.BillingAccount(fjord, fjord, a =>
            (a.Number, a.AccountReference1, a.Status, a.AddressCardId) = ("12345678", "IT-avdelingen", BillingAccountStatus.Passive, card.Id));
    }

    [Theory]
    [InlineData(StaffRole.Viewer, false)]
    [InlineData(StaffRole.Finance, false)]
    [InlineData(StaffRole.Editor, true)]
    [InlineData(StaffRole.Admin, true)]
    public void Each_role_is_offered_what_it_may_do(StaffRole role, bool mayChange)
    {
        Store.SignInAs(role);

        var page = Open();

        Assert.Equal(mayChange ? 2 : 0, page.FindAll(".page-head .actions > *").Count);
        Assert.Equal(mayChange, page.FindAll(".danger-zone").Count > 0);
    }

    [Fact]
    public void It_shows_both_numbers_its_parties_and_the_way_to_its_invoices()
    {
        var page = Open();

        Assert.Equal(["5512345678", "12345678"], page.FindAll(".copy-id code").Select(code => code.TextContent));
        Assert.Equal($"/organizations/{fjord.PublicId}?tab=billing", page.Find(".fact a").GetAttribute("href"));
        Assert.Equal($"/invoices?organization={fjord.PublicId}&party=receiver&account=5512345678", page.Find("#billing-invoices + a").GetAttribute("href"));
        Assert.Contains("Storgata 1A", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_activated_and_then_cancelled_for_good()
    {
        var page = Open();

        page.Find(".page-head .button.primary").Click();
        page.WaitForElement("dialog p.muted");
        Assert.Equal(BillingAccountStatus.Passive, Stored.Status);
        page.Find("dialog .button.primary").Click();
        page.WaitForAssertion(() => Assert.Equal("Åpen", page.Find(".page-subtitle .badge").TextContent));

        page.Find(".danger-zone button").Click();
        page.WaitForElement("dialog textarea").Input("Flyttet");
        page.Find("dialog .button.danger").Click();

        page.WaitForAssertion(() => Assert.Equal("Avsluttet", page.Find(".page-subtitle .badge").TextContent));
        Assert.Empty(page.FindAll(".danger-zone, .page-head .actions > *"));
        Assert.Contains(Store.Open().AuditEntries, entry => entry.Reason == "Flyttet");
    }

    [Fact]
    public void One_that_somebody_else_has_changed_is_left_as_it_is()
    {
        var page = Open();
        Store.Open().BillingAccounts.ExecuteUpdate(set => set.SetProperty(a => a.Version, a => a.Version + 1));

        page.Find(".page-head .button.primary").Click();

        page.WaitForAssertion(() => Assert.Contains("Noen andre har lagret endringer", page.Find("dialog").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("dialog .button.primary"));
    }

    [Fact]
    public void Its_references_and_address_are_changed()
    {
        Store.Given.AddressCard(fjord, c => c.Number = "22");
        var page = Render<EditBillingAccountPage>(parameters => parameters.Add(one => one.Number, account.Number));
        page.WaitForElement("#AccountReference1");
        Assert.True(page.Find("input[value='664158']").HasAttribute("checked"));

        page.Find("#AccountReference1").Input("Drift");
        page.Find("input[value='22']").Change("22");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.EndsWith("/billing-accounts/12345678", Here, StringComparison.Ordinal));
        Assert.Equal(("Drift", Store.Open().AddressCards.Single(card => card.Number == "22").Id), (Stored.AccountReference1, Stored.AddressCardId));
    }

    [Theory]
    [InlineData(StaffRole.Viewer, BillingAccountStatus.Open)]
    [InlineData(StaffRole.Editor, BillingAccountStatus.Cancelled)]
    public void One_that_cannot_be_changed_says_so_in_place_of_the_form(StaffRole role, BillingAccountStatus status)
    {
        Store.Open().BillingAccounts.ExecuteUpdate(set => set.SetProperty(a => a.Status, status));
        Store.SignInAs(role);
        var page = Render<EditBillingAccountPage>(parameters => parameters.Add(one => one.Number, account.Number));

        page.WaitForAssertion(() => Assert.Contains("Faktureringskontoen kan ikke endres", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("form"));
    }

    private BillingAccount Stored => Store.Open().BillingAccounts.Single();

    private IRenderedComponent<BillingAccountPage> Open()
    {
        GoTo($"/billing-accounts/{account.Number}");
        var page = Render<BillingAccountPage>(parameters => parameters.Add(one => one.Number, account.Number));
        page.WaitForElement("#billing-parties");
        return page;
    }
}
