using AdminPortal.Application.Access;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Organizations;
using AdminPortal.Web.BillingAccounts;
using AdminPortal.Web.Changes;
using Bunit;

namespace AdminPortal.Web.Tests.BillingAccounts;

public sealed class KeepingTheAddressCardsOfAnOrganization : BillingPages
{
    private readonly Organization fjord;

    public KeepingTheAddressCardsOfAnOrganization() => fjord = Store.Given.Organization("Fjord");

    [Theory]
    [InlineData(StaffRole.Viewer, 0)]
    [InlineData(StaffRole.Finance, 0)]
    [InlineData(StaffRole.Editor, 3)]
    public void Only_those_who_edit_are_offered_changes(StaffRole role, int buttons)
    {
        Store.Given.AddressCard(fjord);
        Store.SignInAs(role);

        var panel = Open();

        panel.WaitForAssertion(() => Assert.Single(panel.FindAll("tbody tr")));
        Assert.Equal(buttons, panel.FindAll("button.button").Count);
    }

    [Fact]
    public void None_is_said_with_what_it_means()
    {
        var panel = Open();

        panel.WaitForAssertion(() => Assert.Contains("Legg til et for at", panel.Find(".empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_one_has_its_faults_at_its_fields_and_stands_in_the_list()
    {
        var panel = Open();
        panel.WaitForElement(".panel-head button").Click();
        panel.Find("dialog form").Submit();
        panel.WaitForAssertion(() => Assert.Equal(
            ["Gate eller postboks: Må fylles ut", "Poststed: Må fylles ut", "Sendes som: Må fylles ut"], panel.FindAll("dialog [role=alert] li").Select(fault => fault.TextContent)));

        panel.Find("#StreetName").Input("Storgata");
        panel.Find("#StreetAddress").Input("1A");
        panel.Find("#PostalPlace").Input("Oslo");
        panel.Find("input[value=EHF]").Change("EHF");
        panel.Find("dialog form").Submit();

        panel.WaitForAssertion(() => Assert.Contains("Storgata 1A", panel.Find("tbody tr").TextContent, StringComparison.Ordinal));
        Assert.Empty(panel.FindAll("dialog"));
        Assert.Equal(fjord.Id, Store.Open().AddressCards.Single().OrganizationId);
    }

    [Fact]
    public void One_in_use_names_its_accounts_and_stays()
    {
        var card = Store.Given.AddressCard(fjord);
        Store.Given.BillingAccount(fjord, fjord, a => (a.Number, a.AddressCardId, a.Status) = ("12345678", card.Id, BillingAccountStatus.Open));
        Store.Given.BillingAccount(fjord, fjord, a => (a.Number, a.AddressCardId, a.Status) = ("99", card.Id, BillingAccountStatus.Cancelled));
        var panel = Open();
        panel.WaitForAssertion(() => Assert.Equal(["5512345678"], panel.FindAll("tbody a").Select(link => link.TextContent)));

        panel.Find(".button.danger-quiet").Click();

        panel.WaitForAssertion(() => Assert.Contains("Gi den en annen adresse først", panel.Find("dialog").TextContent, StringComparison.Ordinal));
        Assert.Empty(panel.FindAll("dialog .button.danger"));
        Assert.Single(Store.Open().AddressCards);
    }

    [Fact]
    public void One_that_nobody_uses_is_removed_and_can_be_taken_back()
    {
        Store.Given.AddressCard(fjord);
        var panel = Open();
        panel.WaitForElement(".button.danger-quiet").Click();
        panel.WaitForElement("dialog p.muted");
        panel.Find("dialog .button.danger").Click();

        panel.WaitForElement(".empty");
        Assert.Empty(Store.Open().AddressCards);
        Assert.NotNull(Service<Notices>().Current!.OperationId);
    }

    [Fact]
    public void A_change_says_whose_invoices_go_elsewhere()
    {
        var card = Store.Given.AddressCard(fjord, c => (c.StreetName, c.PostalPlace) = ("Storgata", "Oslo"));
        Store.Given.BillingAccount(fjord, fjord, a => (a.AddressCardId, a.Status) = (card.Id, BillingAccountStatus.Open));
        var panel = Open();
        panel.WaitForElement("tbody .button:not(.danger-quiet)").Click();
        Assert.Contains("Fakturaene til én faktureringskonto", panel.Find("dialog .notice").TextContent, StringComparison.Ordinal);

        panel.Find("#StreetName").Input("Kaia");
        panel.Find("dialog form").Submit();

        panel.WaitForAssertion(() => Assert.Equal("Kaia", Store.Open().AddressCards.Single().StreetName));
    }

    private IRenderedComponent<AddressCardsPanel> Open() =>
        Render<AddressCardsPanel>(parameters => parameters.Add(panel => panel.OrganizationId, fjord.PublicId).Add(panel => panel.Name, "Fjord"));
}
