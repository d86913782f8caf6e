using AdminPortal.Application.Access;
using AdminPortal.Application.Organizations;
using AdminPortal.Web.Organizations;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace AdminPortal.Web.Tests.Organizations;

public sealed class EditingAnOrganization : OrganizationPages
{
    private const string GoodNumber = "974 760 673";

    [Fact]
    public void A_new_one_stands_below_the_parent_of_the_address()
    {
        var fjord = Store.Given.Organization("Fjord");
        var page = New($"/organizations/new?parent={fjord.PublicId}");
        Assert.Equal("Fjord", page.Find("#ParentId").GetAttribute("value"));
        page.Find("#Name").Input("Bris AS");
        page.Find("#EntityId").Input(GoodNumber);
        page.Find("#PaymentTermsDays").Input("14");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Single(Store.Open().Organizations.Where(o => o.Name == "Bris AS").ToList()));
        var made = Store.Open().Organizations.Single(o => o.Name == "Bris AS");
        Assert.Equal((fjord.Id, GoodNumber, 14), (made.ParentId, made.EntityId, made.PaymentTermsDays));
        page.WaitForAssertion(() => Assert.EndsWith($"/organizations/{made.PublicId}", Here, StringComparison.Ordinal));
        Assert.Equal("Organisasjonen Bris AS er opprettet.", Notice?.Text);
    }

    [Fact]
    public void An_empty_parent_makes_no_root_unless_that_is_chosen()
    {
        var page = New("/organizations/new");
        page.Find("#Name").Input("Vidde");

        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Equal("Må fylles ut", page.Find("#ParentId-error").TextContent.Trim()));
        Assert.Empty(Store.Open().Organizations.ToList());

        page.Find("input[value=root]").Change("root");
        Assert.Empty(page.FindAll("#ParentId"));
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Null(Assert.Single(Store.Open().Organizations.ToList()).ParentId));
    }

    [Fact]
    public void Only_an_unrestricted_admin_is_offered_the_top()
    {
        var mine = Store.Given.Organization("Mine");
        Store.SignInAs(StaffRole.Admin, mine);
        Assert.Empty(New("/organizations/new").FindAll("input[value=root]"));
        Store.SignInAs(StaffRole.Editor);
        Assert.Empty(New("/organizations/new").FindAll("input[value=root]"));
    }

    [Fact]
    public void Doubtful_numbers_are_warned_of_and_saved_all_the_same()
    {
        Store.Given.Organization("Den andre", and: other => other.EntityId = "974760674");
        var page = Edit(Store.Given.Organization("Fjord"));

        page.Find("#EntityId").Input("974 760 674");
        page.WaitForAssertion(() => Assert.Contains("Kontrollsifferet stemmer ikke", page.Markup, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Equal("Den andre", page.Find(".field-warning a").TextContent));
        page.Find("#EntityVatNumber").Input("NO 974 760 673 MVA");
        Assert.Contains("Stemmer ikke med organisasjonsnummeret", page.Markup, StringComparison.Ordinal);

        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Equal("974 760 674", Store.Open().Organizations.Single(o => o.Name == "Fjord").EntityId));
    }

    [Fact]
    public void Its_own_number_is_no_second_one()
    {
        var page = Edit(Store.Given.Organization("Fjord", and: fjord => fjord.EntityId = GoodNumber));
        page.Find("#EntityId").Input("974760673");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".field-warning")));
    }

    [Fact]
    public void Every_fault_is_shown_at_once_and_what_was_typed_stays()
    {
        var page = Edit(Store.Given.Organization("Fjord"));
        page.Find("#Name").Input("x");
        page.Find("#BillingEmail").Input("not an address");
        page.Find("#PaymentTermsDays").Input("900");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal(["Navn", "Faktura-e-post", "Betalingsfrist i dager"], page.FindAll("[role=alert] li").Select(fault => fault.TextContent.Split(':')[0])));
        Assert.Equal("not an address", page.Find("#BillingEmail").GetAttribute("value"));
        Assert.Equal("Fjord", Store.Open().Organizations.Single().Name);
    }

    [Fact]
    public async Task The_billing_contact_is_found_among_those_of_the_organisation_first()
    {
        var fjord = Store.Given.Organization("Fjord");
        var elsewhere = Store.Given.Contact("Kari", "Aas", Store.Given.Organization("Vidde"));
        var own = Store.Given.Contact("Kari", "Ås", fjord);
        var page = Edit(fjord);

        var field = page.Find("#BillingContactId");
        await field.FocusAsync(new());
        await field.InputAsync(new() { Value = "kari" });
        page.WaitForAssertion(() => Assert.Equal(["Kari Ås", "Kari Aas"], page.FindAll("[role=option] .option-text").Select(option => option.TextContent)), TimeSpan.FromSeconds(5));
        await page.Find("[role=option]").MouseDownAsync(new());
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal(own.Id, Store.Open().Organizations.Single(o => o.Id == fjord.Id).BillingContactId));
        Assert.NotEqual(elsewhere.Id, own.Id);
    }

    [Fact]
    public void A_save_can_be_undone_from_its_notice()
    {
        var page = Edit(Store.Given.Organization("Fjord"));
        page.Find("#Name").Input("Fjord og Fjell");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.NotNull(Notice?.OperationId));
    }

    [Fact]
    public void What_others_changed_meanwhile_is_merged_field_by_field()
    {
        var fjord = Store.Given.Organization("Fjord", and: o => o.Country = "NO");
        var page = Edit(fjord);
        page.Find("#Name").Input("Mitt navn");
        page.Find("#Website").Input("fjord.example");
        Elsewhere(fjord, "Deres navn", "SE");

        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Equal("Navn", page.Find(".merge-field legend").TextContent));
        Assert.Equal(["Mitt navn", "Deres navn"], page.FindAll(".merge-field strong").Select(value => value.TextContent));
        Assert.Contains("Sverige", page.Find(".merge-rest").TextContent, StringComparison.Ordinal);
        Assert.Equal("Deres navn", Store.Open().Organizations.Single().Name);

        page.Find(".merge .button.primary").Click();
        page.WaitForAssertion(() => Assert.Equal("Mitt navn", Store.Open().Organizations.Single().Name));
        var stored = Store.Open().Organizations.Single();
        Assert.Equal(("SE", "fjord.example"), (stored.Country, stored.Website));
    }

    [Fact]
    public async Task What_is_deleted_meanwhile_says_so_and_keeps_what_was_typed()
    {
        var fjord = Store.Given.Organization("Fjord");
        var page = Edit(fjord);
        page.Find("#Name").Input("Mitt navn");
        Assert.True((await Store.Service<OrganizationBinService>().DeleteAsync(fjord.PublicId, null, false, null, false, Xunit.TestContext.Current.CancellationToken)).Succeeded);

        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Mitt navn", page.Find("[role=alert]").ParentElement!.OuterHtml, StringComparison.Ordinal));
        Assert.Equal("Mitt navn", page.Find("#Name").GetAttribute("value"));
    }

    [Fact]
    public void A_viewer_gets_an_explanation_and_no_form()
    {
        Store.SignInAs(StaffRole.Viewer);
        var edit = Edit(Store.Given.Organization("Fjord"));
        var fresh = New("/organizations/new");

        Assert.Empty(edit.FindAll("form"));
        Assert.Empty(fresh.FindAll("form"));
        Assert.Contains("Du kan ikke endre denne organisasjonen", edit.Markup, StringComparison.Ordinal);
        Assert.Contains("Du kan ikke opprette organisasjoner her", fresh.Markup, StringComparison.Ordinal);
    }

    private void Elsewhere(Organization organization, string name, string country) => Assert.True(Store.Service<OrganizationLifecycleService>()
        .ChangeAsync(organization.PublicId, null, new() { Name = name, Country = country }, false, CancellationToken.None).GetAwaiter().GetResult().Succeeded);

    private IRenderedComponent<NewOrganizationPage> New(string url)
    {
        Service<NavigationManager>().NavigateTo(url);
        var page = Render<NewOrganizationPage>();
        page.WaitForElement("h1");
        return page;
    }

    private IRenderedComponent<EditOrganizationPage> Edit(Organization organization)
    {
        var page = Render<EditOrganizationPage>(part => part.Add(p => p.Id, organization.PublicId));
        page.WaitForElement("h1");
        return page;
    }
}
