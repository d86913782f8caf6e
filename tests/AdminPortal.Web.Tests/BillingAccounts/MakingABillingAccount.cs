using AdminPortal.Application.Access;
using AdminPortal.Application.Organizations;
using AdminPortal.Web.BillingAccounts;
using AdminPortal.Web.Shared;
using Bunit;
using Bunit.TestDoubles;

namespace AdminPortal.Web.Tests.BillingAccounts;

public sealed class MakingABillingAccount : BillingPages
{
    [Fact]
    public void The_owner_pays_and_the_only_card_is_chosen()
    {
        var fjord = Store.Given.Organization("Fjord", and: o => o.EntityId = "914742315");
        var card = Store.Given.AddressCard(fjord);
        var page = Open(fjord);

        page.WaitForAssertion(() => Assert.True(page.Find($"input[value='{card.Number}']").HasAttribute("checked")));
        Assert.Equal("Fjord", page.Find("#PayerId").GetAttribute("value"));
        page.Find("#AccountReference1").Input("IT-avdelingen");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Single(Store.Open().BillingAccounts));
        var account = Store.Open().BillingAccounts.Single();
        Assert.Equal((fjord.Id, fjord.Id, card.Id, "IT-avdelingen"), (account.OwnerId, account.PayerId, account.AddressCardId, account.AccountReference1));
        page.WaitForAssertion(() => Assert.EndsWith($"/billing-accounts/{account.Number}", Here, StringComparison.Ordinal));
    }

    [Fact]
    public void Another_payer_stays_when_the_owner_changes_and_has_its_own_cards()
    {
        var fjord = Store.Given.Organization("Fjord", and: o => o.EntityId = "914742315");
        var vidde = Store.Given.Organization("Vidde", and: o => o.EntityId = "914742315");
        Store.Given.AddressCard(fjord);
        string[] cards = [Store.Given.AddressCard(vidde, c => c.Number = "21").Number, Store.Given.AddressCard(vidde, c => c.Number = "22").Number];
        var page = Open(fjord);

        Choose(page, 1, vidde);
        page.WaitForAssertion(() => Assert.Equal(cards, page.FindAll("input[name=AddressCardNumber]").Select(input => input.GetAttribute("value"))));
        Assert.Empty(page.FindAll("input[name=AddressCardNumber][checked]"));
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.NotNull(page.Find("#AddressCardNumber-error")));

        Choose(page, 0, Store.Given.Organization("Havn"));
        Assert.Equal("Vidde", page.Find("#PayerId").GetAttribute("value"));
        page.Find("input[value='22']").Change("22");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Equal(vidde.Id, Store.Open().BillingAccounts.Single().PayerId));
    }

    [Fact]
    public void A_reference_is_checked_while_it_is_typed()
    {
        var page = Open(null);

        page.Find("#AccountReference2").Input("IT & drift");
        Assert.Contains("Bare bokstaver", page.Find("#AccountReference2-error").TextContent, StringComparison.Ordinal);
        page.Find("#AccountReference2").Input(new string('x', 31));
        Assert.Contains("31 tegn", page.Find("#AccountReference2-error").TextContent, StringComparison.Ordinal);
        page.Find("#AccountReference2").Input("Ærlig talt, 2/3-del");
        Assert.Empty(page.FindAll("#AccountReference2-error"));
    }

    [Fact]
    public void What_the_api_would_stumble_over_is_warned_of_and_not_refused()
    {
        var fjord = Store.Given.Organization("Fjord", and: o => o.EntityId = "987654321");
        Store.Given.Organization("Navnesøster", and: o => o.EntityId = "987 654 321");
        Store.Given.AddressCard(fjord);

        var page = Open(fjord);

        page.WaitForAssertion(() => Assert.Equal(
            ["Fjord: kontrollsifferet i organisasjonsnummeret 987 654 321 stemmer ikke.", "Fjord: flere organisasjoner har nummeret 987 654 321. API-et mener den eldste av dem."],
            page.FindAll(".notice.warning li").Select(item => item.TextContent)));
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Single(Store.Open().BillingAccounts));
    }

    [Fact]
    public void A_payer_without_a_card_is_said_to_need_one()
    {
        var fjord = Store.Given.Organization("Fjord", and: o => o.EntityId = "914742315");

        var page = Open(fjord);

        page.WaitForAssertion(() => Assert.Contains("Fjord har ingen fakturaadresse", page.Markup, StringComparison.Ordinal));
        Assert.Equal($"/organizations/{fjord.PublicId}?tab=billing", page.Find(".notice.warning a").GetAttribute("href"));
    }

    [Fact]
    public void Every_fault_is_shown_at_its_field()
    {
        var page = Open(null);

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal(["Eier: Må fylles ut", "Betaler: Må fylles ut"], page.FindAll("[role=alert] li").Select(fault => fault.TextContent)));
    }

    [Fact]
    public void What_is_chosen_for_the_reader_is_nothing_to_lose_and_what_is_typed_is()
    {
        var fjord = Store.Given.Organization("Fjord", and: o => o.EntityId = "914742315");
        Store.Given.AddressCard(fjord);
        var page = Open(fjord);
        page.WaitForElement("input[name=AddressCardNumber][checked]");
        var guard = page.FindComponent<UnsavedGuard>().Instance;

        Assert.False(guard.HasChanges());
        page.Find("#AccountReference1").Input("IT");
        Assert.True(guard.HasChanges());
        Service<BunitNavigationManager>().NavigateTo("/contacts");
        Assert.Contains("/billing-accounts/new", Here, StringComparison.Ordinal);
    }

    [Fact]
    public void A_viewer_gets_an_explanation_and_no_form()
    {
        Store.SignInAs(StaffRole.Viewer);

        var page = Open(null);

        page.WaitForAssertion(() => Assert.Contains("Du kan ikke opprette faktureringskontoer", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("form"));
    }

    private IRenderedComponent<NewBillingAccountPage> Open(Organization? owner)
    {
        GoTo(owner is null ? "/billing-accounts/new" : $"/billing-accounts/new?owner={owner.PublicId}");
        var page = Render<NewBillingAccountPage>();
        page.WaitForElement("h1");
        return page;
    }

    /// <param name="picker">0 the owner, 1 the payer.</param>
    private static void Choose(IRenderedComponent<NewBillingAccountPage> page, int picker, Organization organization) =>
        page.InvokeAsync(() => page.FindComponents<OrganizationPicker>()[picker].Instance.ValueChanged.InvokeAsync(new(organization.PublicId, organization.Name, null, [])))
            .Wait(TimeSpan.FromSeconds(5));
}
