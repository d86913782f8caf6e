using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Web.Contacts;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace AdminPortal.Web.Tests.Contacts;

public sealed class MergingAContact : ContactPages
{
    [Fact]
    public void What_both_changed_is_asked_for_and_the_rest_comes_together_by_itself()
    {
        var contact = Store.Given.Contact("Ola", "Nordmann", and: c => c.Mobile = "1");
        var page = Edit(contact.PublicId);
        page.Find("#LastName").Input("Mitt");
        page.Find("#Mobile").Input("2");
        page.Find("input[value=FinancialContact]").Change(true);
        Elsewhere(contact.PublicId, theirs => (theirs.LastName, theirs.Phone, theirs.Roles) = ("Deres", "3", [ContactRole.Other]));

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Astrid har lagret endringer mens du skrev", page.Find("#merge-title").TextContent));
        Assert.Equal(["Etternavn"], page.FindAll(".merge-field legend").Select(legend => legend.TextContent));
        Assert.Equal("Var: Nordmann", page.Find(".merge-field .hint").TextContent);
        Assert.Equal([("Mitt", true), ("Deres", false)], Choices(page));
        Assert.Equal(
            [["Mobil", "1", "2", "deg"], ["Telefon", "Tomt", "3", "Astrid"], ["Roller", "Tomt", "Annet, Økonomikontakt", "dere begge"]],
            page.FindAll(".merge-rest tbody tr").Select(row => row.Children.Select(cell => cell.TextContent)));
        Assert.Equal("Deres", Stored.LastName);

        Button(page, "Lagre flettet").Click();

        page.WaitForAssertion(() => Assert.EndsWith($"/contacts/{contact.PublicId}", Service<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Equal(("Mitt", "2", "3"), (Stored.LastName, Stored.Mobile, Stored.Phone));
        Assert.Equal([ContactRole.FinancialContact, ContactRole.Other], Roles);
    }

    [Fact]
    public void Theirs_can_be_chosen_and_edited_on()
    {
        var contact = Store.Given.Contact("Ola", "Nordmann");
        var page = Edit(contact.PublicId);
        page.Find("#LastName").Input("Mitt");
        page.Find("#FirstName").Input("Kari");
        Elsewhere(contact.PublicId, theirs => theirs.LastName = "Deres");
        page.Find("form").Submit();
        page.WaitForElement(".merge");

        page.FindAll(".merge-field input")[1].Change("on");
        Button(page, "Rediger videre").Click();

        page.WaitForAssertion(() => Assert.Equal("Deres", page.Find("#LastName").GetAttribute("value")));
        Assert.Equal("Kari", page.Find("#FirstName").GetAttribute("value"));
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Equal(("Kari", "Deres", 3), (Stored.FirstName, Stored.LastName, Stored.Version)));
    }

    [Fact]
    public void A_third_change_in_between_is_merged_once_more()
    {
        var contact = Store.Given.Contact("Ola", "Nordmann");
        var page = Edit(contact.PublicId);
        page.Find("#LastName").Input("Mitt");
        Elsewhere(contact.PublicId, theirs => theirs.LastName = "Deres");
        page.Find("form").Submit();
        page.WaitForElement(".merge");
        page.FindAll(".merge-field input")[1].Change("on");
        Elsewhere(contact.PublicId, theirs => (theirs.LastName, theirs.Phone) = ("Nyere", "3"));

        Button(page, "Lagre flettet").Click();

        // Their first value was taken, so that only they have changed it since.
        page.WaitForAssertion(() => Assert.Equal(["Etternavn", "Telefon"], page.FindAll(".merge-rest tbody th").Select(field => field.TextContent)));
        Assert.Empty(page.FindAll(".merge-field"));
        Button(page, "Lagre flettet").Click();
        page.WaitForAssertion(() => Assert.EndsWith($"/contacts/{contact.PublicId}", Service<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Equal(("Nyere", "3"), (Stored.LastName, Stored.Phone));
    }

    [Fact]
    public void A_choice_of_an_earlier_conflict_counts_for_nothing_in_the_next()
    {
        var contact = Store.Given.Contact("Ola", "Nordmann");
        var page = Edit(contact.PublicId);
        page.Find("#LastName").Input("Mitt");
        Elsewhere(contact.PublicId, theirs => theirs.LastName = "Deres");
        page.Find("form").Submit();
        page.WaitForElement(".merge");
        Elsewhere(contact.PublicId, theirs => theirs.LastName = "Nyere");

        Button(page, "Lagre flettet").Click();

        page.WaitForAssertion(() => Assert.Equal([("Mitt", true), ("Nyere", false)], Choices(page)));
        Assert.Equal("Nyere", Stored.LastName);
    }

    [Fact]
    public void An_organisation_is_named_and_not_numbered()
    {
        var (fjord, berg, vik) = (Store.Given.Organization("Fjord"), Store.Given.Organization("Berg"), Store.Given.Organization("Vik"));
        var contact = Store.Given.Contact("Ola", "Nordmann", fjord);
        var page = Edit(contact.PublicId);
        Choose(page, berg.Name);
        Elsewhere(contact.PublicId, theirs => theirs.OrganizationId = vik.PublicId);

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal([("Berg", true), ("Vik", false)], Choices(page)));
        Assert.Equal("Var: Fjord", page.Find(".merge-field .hint").TextContent);
        page.FindAll(".merge-field input")[1].Change("on");
        Button(page, "Rediger videre").Click();
        page.WaitForAssertion(() => Assert.Equal("Vik", page.Find("#OrganizationId").GetAttribute("value")));
    }

    [Fact]
    public void What_was_deleted_meanwhile_leaves_what_was_typed()
    {
        var contact = Store.Given.Contact("Ola", "Nordmann");
        var page = Edit(contact.PublicId);
        page.Find("#LastName").Input("Mitt");
        page.Find("input[value=FinancialContact]").Change(true);
        using (var db = Store.Open())
        {
            db.Update(contact);
            contact.DeletedAt = Clock.UtcNow;
            db.SaveChanges();
        }

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Fornavn: Ola\nEtternavn: Mitt\nRoller: Økonomikontakt", page.Find(".written").TextContent));
        Assert.Equal(page.Find(".written").TextContent, page.Find("[data-copy]").GetAttribute("data-copy"));
        Assert.Equal("Mitt", page.Find("#LastName").GetAttribute("value"));
    }

    private Contact Stored => Store.Open().Contacts.Single();

    private IEnumerable<ContactRole> Roles => Store.Open().ContactRoles.Select(role => role.Role).AsEnumerable().OrderBy(role => role == ContactRole.Other);

    private static IEnumerable<(string, bool)> Choices(IRenderedComponent<EditContactPage> page) =>
        page.FindAll(".merge-field .choice-card").Select(card => (card.QuerySelector("strong")!.TextContent, card.QuerySelector("input")!.HasAttribute("checked")));

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<EditContactPage> page, string text) => page.FindAll("button").Single(button => button.TextContent.Trim() == text);

    private static void Choose(IRenderedComponent<EditContactPage> page, string name)
    {
        page.Find("#OrganizationId").Focus();
        page.Find("#OrganizationId").Input(name);
        page.WaitForElement("[role=option]", TimeSpan.FromSeconds(5));
        page.Find("[role=option]").MouseDown();
    }
}
