using AdminPortal.Application.Access;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Organizations;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.Organizations;

public sealed class EditingAnOrganization : PortalTestContext
{
    private const string GoodNumber = "974 760 673";

    private readonly TestStore store = new();

    public EditingAnOrganization()
    {
        Services.AddSingleton(store.Service<OrganizationLifecycleService>());
        Services.AddSingleton(store.Service<OrganizationService>());
        Services.AddSingleton(store.Service<ContactService>());
        Services.AddScoped<Notices>();
        SetRendererInfo(new("Server", isInteractive: true));
    }

    [Fact]
    public void A_new_one_stands_below_the_parent_of_the_address()
    {
        var fjord = store.Given.Organization("Fjord");
        var page = New($"/organizations/new?parent={fjord.PublicId}");
        Assert.Equal("Fjord", page.Find("#ParentId").GetAttribute("value"));
        page.Find("#Name").Input("Bris AS");
        page.Find("#EntityId").Input(GoodNumber);
        page.Find("#PaymentTermsDays").Input("14");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Single(store.Open().Organizations.Where(o => o.Name == "Bris AS").ToList()));
        var made = store.Open().Organizations.Single(o => o.Name == "Bris AS");
        Assert.Equal((fjord.Id, GoodNumber, 14), (made.ParentId, made.EntityId, made.PaymentTermsDays));
        page.WaitForAssertion(() => Assert.EndsWith($"/organizations/{made.PublicId}", Service<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Equal("Organisasjonen Bris AS er opprettet.", Service<Notices>().Current?.Text);
    }

    [Fact]
    public void An_empty_parent_makes_no_root_unless_that_is_chosen()
    {
        var page = New("/organizations/new");
        page.Find("#Name").Input("Vidde");

        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Equal("Må fylles ut", page.Find("#ParentId-error").TextContent.Trim()));
        Assert.Empty(store.Open().Organizations.ToList());

        page.Find("input[value=root]").Change("root");
        Assert.Empty(page.FindAll("#ParentId"));
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Null(Assert.Single(store.Open().Organizations.ToList()).ParentId));
    }

    [Fact]
    public void Only_an_unrestricted_admin_is_offered_the_top()
    {
        var mine = store.Given.Organization("Mine");
        store.SignInAs(StaffRole.Admin, mine);
        Assert.Empty(New("/organizations/new").FindAll("input[value=root]"));
        store.SignInAs(StaffRole.Editor);
        Assert.Empty(New("/organizations/new").FindAll("input[value=root]"));
    }

    [Fact]
    public void Doubtful_numbers_are_warned_of_and_saved_all_the_same()
    {
        store.Given.Organization("Den andre", and: other => other.EntityId = "974760674");
        var page = Edit(store.Given.Organization("Fjord"));

        page.Find("#EntityId").Input("974 760 674");
        page.WaitForAssertion(() => Assert.Contains("Kontrollsifferet stemmer ikke", page.Markup, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Equal("Den andre", page.Find(".field-warning a").TextContent));
        page.Find("#EntityVatNumber").Input("NO 974 760 673 MVA");
        Assert.Contains("Er et annet nummer enn organisasjonsnummeret", page.Markup, StringComparison.Ordinal);

        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Equal("974 760 674", store.Open().Organizations.Single(o => o.Name == "Fjord").EntityId));
    }

    [Fact]
    public void Its_own_number_is_no_second_one()
    {
        var page = Edit(store.Given.Organization("Fjord", and: fjord => fjord.EntityId = GoodNumber));
        page.Find("#EntityId").Input("974760673");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".field-warning")));
    }

    [Fact]
    public void Every_fault_is_shown_at_once_and_what_was_typed_stays()
    {
        var page = Edit(store.Given.Organization("Fjord"));
        page.Find("#Name").Input("x");
        page.Find("#BillingEmail").Input("not an address");
        page.Find("#PaymentTermsDays").Input("900");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal(["Navn", "Faktura-e-post", "Betalingsfrist i dager"], page.FindAll("[role=alert] li").Select(fault => fault.TextContent.Split(':')[0])));
        Assert.Equal("not an address", page.Find("#BillingEmail").GetAttribute("value"));
        Assert.Equal("Fjord", store.Open().Organizations.Single().Name);
    }

    [Fact]
    public async Task The_billing_contact_is_found_among_those_of_the_organisation_first()
    {
        var fjord = store.Given.Organization("Fjord");
        var elsewhere = store.Given.Contact("Kari", "Aas", store.Given.Organization("Vidde"));
        var own = store.Given.Contact("Kari", "Ås", fjord);
        var page = Edit(fjord);

        var field = page.Find("#BillingContactId");
        await field.FocusAsync(new());
        await field.InputAsync(new() { Value = "kari" });
        page.WaitForAssertion(() => Assert.Equal(["Kari Ås", "Kari Aas"], page.FindAll("[role=option] .option-text").Select(option => option.TextContent)), TimeSpan.FromSeconds(5));
        await page.Find("[role=option]").MouseDownAsync(new());
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal(own.Id, store.Open().Organizations.Single(o => o.Id == fjord.Id).BillingContactId));
        Assert.NotEqual(elsewhere.Id, own.Id);
    }

    [Fact]
    public void A_save_can_be_undone_from_its_notice()
    {
        var page = Edit(store.Given.Organization("Fjord"));
        page.Find("#Name").Input("Fjord og Fjell");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.NotNull(Service<Notices>().Current?.OperationId));
    }

    [Fact]
    public void A_conflict_shows_both_and_saves_mine_only_when_told_to()
    {
        var fjord = store.Given.Organization("Fjord");
        var page = Edit(fjord);
        page.Find("#Name").Input("Mitt navn");
        Elsewhere(fjord, "Deres navn");

        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Equal(["Navn", "Deres navn", "Mitt navn"], page.FindAll(".conflict tbody tr > *").Select(cell => cell.TextContent)));
        Assert.Equal("Deres navn", store.Open().Organizations.Single().Name);

        page.FindAll(".notice .button")[1].Click();
        page.WaitForAssertion(() => Assert.Equal("Mitt navn", store.Open().Organizations.Single().Name));
    }

    [Fact]
    public void A_viewer_gets_an_explanation_and_no_form()
    {
        store.SignInAs(StaffRole.Viewer);
        var edit = Edit(store.Given.Organization("Fjord"));
        var fresh = New("/organizations/new");

        Assert.Empty(edit.FindAll("form"));
        Assert.Empty(fresh.FindAll("form"));
        Assert.Contains("Du kan ikke endre denne organisasjonen", edit.Markup, StringComparison.Ordinal);
        Assert.Contains("Du kan ikke opprette organisasjoner her", fresh.Markup, StringComparison.Ordinal);
    }

    private void Elsewhere(Organization organization, string name) => Assert.True(store.Service<OrganizationLifecycleService>()
        .ChangeAsync(organization.PublicId, null, new() { Name = name }, false, CancellationToken.None).GetAwaiter().GetResult().Succeeded);

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
