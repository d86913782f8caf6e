using AdminPortal.Application.Access;
using AdminPortal.Application.Contacts;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace AdminPortal.Web.Tests.Contacts;

public sealed class EditingAContact : ContactPages
{
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
        var page = New($"/contacts/new?organization={Store.Given.Organization("Fjord").PublicId}");
        page.Find("#FirstName").Input("Harald");
        page.Find("#LastName").Input("Hårfagre");
        page.Find("#Email").Input("harald@hårfagre.no");
        page.Find("#Country").Change("NO");
        page.Find("input[value=FinancialContact]").Change(true);

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Single(Store.Open().Contacts.ToList()));
        var contact = Store.Open().Contacts.Single();
        Assert.Equal(("harald@hårfagre.no", "NO"), (contact.Email, contact.Country));
        Assert.Equal(ContactRole.FinancialContact, Store.Open().ContactRoles.Single().Role);
        page.WaitForAssertion(() => Assert.EndsWith($"/contacts/{contact.PublicId}", Service<NavigationManager>().Uri, StringComparison.Ordinal));
    }

    [Fact]
    public void A_caller_of_some_organisations_must_choose_one()
    {
        var mine = Store.Given.Organization("Mine");
        Store.SignInAs(StaffRole.Editor, mine);
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
        Store.User.SignOut();

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Tjenesten svarte ikke", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Nordmann", page.Find("#LastName").GetAttribute("value"));
    }

    [Fact]
    public void A_viewer_gets_an_explanation_and_no_form()
    {
        Store.SignInAs(StaffRole.Viewer);

        var edit = Edit(Store.Given.Contact("Ola", "Nordmann").PublicId);
        var fresh = New("/contacts/new");

        Assert.Empty(edit.FindAll("form"));
        Assert.Empty(fresh.FindAll("form"));
        Assert.Contains("Du kan ikke endre denne kontakten", edit.Markup, StringComparison.Ordinal);
    }
}
