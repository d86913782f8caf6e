using AdminPortal.Application.Access;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using AdminPortal.Web.Contacts;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.Contacts;

public sealed class EditingAContact : PortalTestContext
{
    private readonly TestStore store = new();

    public EditingAContact()
    {
        Services.AddSingleton(store.Service<ContactService>());
        Services.AddSingleton(store.Service<OrganizationService>());
        Services.AddSingleton(store.Service<AccessService>());
        SetRendererInfo(new("Server", isInteractive: true));
    }

    [Fact]
    public void Every_fault_is_shown_at_once_and_what_was_typed_stays()
    {
        var page = New("/contacts/new");
        page.Find("#Email").Input("not an address");
        page.Find("#MiddleName").Input(new string('m', 65));

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal(
            ["Fornavn: Må fylles ut", "Mellomnavn: Kan ha høyst 64 tegn", "Etternavn: Må fylles ut", "E-post: Må være en e-postadresse, som navn@eksempel.no"],
            page.FindAll("[role=alert] li").Select(fault => fault.TextContent)));
        Assert.Equal(4, page.FindAll("[aria-invalid=true]").Count);
        Assert.Equal("not an address", page.Find("#Email").GetAttribute("value"));
    }

    [Fact]
    public void An_internationalised_address_is_taken_as_typed()
    {
        var page = New($"/contacts/new?organization={store.Given.Organization("Fjord").PublicId}");
        page.Find("#FirstName").Input("Harald");
        page.Find("#LastName").Input("Hårfagre");
        page.Find("#Email").Input("harald@hårfagre.no");
        page.Find("#Country").Change("NO");
        page.Find("input[value=FinancialContact]").Change(true);

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Single(store.Open().Contacts.ToList()));
        var contact = store.Open().Contacts.Single();
        Assert.Equal(("harald@hårfagre.no", "NO"), (contact.Email, contact.Country));
        Assert.Equal(ContactRole.FinancialContact, store.Open().ContactRoles.Single().Role);
        page.WaitForAssertion(() => Assert.EndsWith($"/contacts/{contact.PublicId}", Service<NavigationManager>().Uri, StringComparison.Ordinal));
    }

    [Fact]
    public void A_caller_of_some_organisations_must_choose_one()
    {
        var mine = store.Given.Organization("Mine");
        store.SignInAs(StaffRole.Editor, mine);
        var page = New("/contacts/new");
        page.Find("#FirstName").Input("Ola");
        page.Find("#LastName").Input("Nordmann");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Må fylles ut", page.Find("#OrganizationId-error").TextContent.Trim()));
    }

    [Fact]
    public void A_store_that_gives_no_answer_loses_nobody_s_typing()
    {
        var page = New("/contacts/new");
        page.Find("#FirstName").Input("Ola");
        page.Find("#LastName").Input("Nordmann");
        store.User.SignOut();

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Tjenesten svarte ikke", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Nordmann", page.Find("#LastName").GetAttribute("value"));
    }

    [Fact]
    public void A_conflict_shows_both_and_saves_mine_only_when_told_to()
    {
        var contact = store.Given.Contact("Ola", "Nordmann");
        var page = Edit(contact.PublicId);
        page.Find("#LastName").Input("Mitt");
        Elsewhere(contact.PublicId, 1, "Deres");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal(["Etternavn", "Deres", "Mitt"], page.FindAll(".conflict tbody tr > *").Select(cell => cell.TextContent)));
        Assert.Equal("Mitt", page.Find("#LastName").GetAttribute("value"));
        Assert.Equal("Deres", store.Open().Contacts.Single().LastName);

        page.FindAll(".notice .button")[1].Click();
        page.WaitForAssertion(() => Assert.Equal("Mitt", store.Open().Contacts.Single().LastName));
        Assert.EndsWith($"/contacts/{contact.PublicId}", Service<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_conflict_can_take_theirs_and_go_on_from_there()
    {
        var contact = store.Given.Contact("Ola", "Nordmann");
        var page = Edit(contact.PublicId);
        page.Find("#LastName").Input("Mitt");
        Elsewhere(contact.PublicId, 1, "Deres");
        page.Find("form").Submit();
        page.WaitForElement(".conflict");

        page.FindAll(".notice .button")[0].Click();

        Assert.Equal("Deres", page.Find("#LastName").GetAttribute("value"));
        Assert.Empty(page.FindAll(".conflict"));
        page.Find("#FirstName").Input("Kari");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Equal(("Kari", "Deres"), (store.Open().Contacts.Single().FirstName, store.Open().Contacts.Single().LastName)));
    }

    [Fact]
    public void Overwriting_what_has_changed_once_more_asks_once_more()
    {
        var contact = store.Given.Contact("Ola", "Nordmann");
        var page = Edit(contact.PublicId);
        page.Find("#LastName").Input("Mitt");
        Elsewhere(contact.PublicId, 1, "Deres");
        page.Find("form").Submit();
        page.WaitForElement(".conflict");
        Elsewhere(contact.PublicId, 2, "Nyere");

        page.FindAll(".notice .button")[1].Click();

        page.WaitForAssertion(() => Assert.Contains("Nyere", page.Find(".conflict").TextContent, StringComparison.Ordinal));
        Assert.Equal("Nyere", store.Open().Contacts.Single().LastName);
    }

    [Fact]
    public void A_viewer_gets_an_explanation_and_no_form()
    {
        store.SignInAs(StaffRole.Viewer);

        var edit = Edit(store.Given.Contact("Ola", "Nordmann").PublicId);
        var fresh = New("/contacts/new");

        Assert.Empty(edit.FindAll("form"));
        Assert.Empty(fresh.FindAll("form"));
        Assert.Contains("Du kan ikke endre denne kontakten", edit.Markup, StringComparison.Ordinal);
    }

    private void Elsewhere(string id, int version, string lastName) => Assert.True(store.Service<ContactService>()
        .ChangeAsync(id, version, new() { FirstName = "Ola", LastName = lastName }, dryRun: false, CancellationToken.None).GetAwaiter().GetResult().Succeeded);

    private IRenderedComponent<NewContactPage> New(string url)
    {
        Service<NavigationManager>().NavigateTo(url);
        var page = Render<NewContactPage>();
        page.WaitForElement("h1");
        return page;
    }

    private IRenderedComponent<EditContactPage> Edit(string id)
    {
        var page = Render<EditContactPage>(part => part.Add(p => p.Id, id));
        page.WaitForElement("h1");
        return page;
    }
}
