using System.Text.RegularExpressions;
using AdminPortal.E2E.Hosting;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

public sealed class TwoPeopleAtOnce(PortalHost host) : Journey(host)
{
    [Fact]
    public async Task See_each_other()
    {
        await SignInAs("Erik");
        var contact = await Page.NewContact("Sett", "Avandre");
        var anders = await AnotherPerson("Anders", contact + "/edit");
        await Expect(Page.GetByText("Anders redigerer denne")).ToBeVisibleAsync();
        await Expect(anders.GetByText("Erik ser også på denne")).ToBeVisibleAsync();
        await ExpectAccessible();
        await anders.Link("Avbryt").ClickAsync();
        await Expect(Page.GetByText("Anders ser også på denne")).ToBeVisibleAsync();
        await anders.GoTo("/");
        await Expect(Page.GetByText("Anders ser også på denne")).Not.ToBeVisibleAsync();
    }

    [Fact]
    public async Task Change_one_contact_and_neither_loses_anything()
    {
        await SignInAs("Erik");
        var contact = await Page.NewContact("Flettet", "Hansen");
        var anders = await AnotherPerson("Anders", contact + "/edit");
        await GoTo(contact + "/edit");

        await anders.GetByLabel("Etternavn").FillAsync("Hansen-Dahl");
        await anders.GetByLabel("Mobil").FillAsync("+47 900 00 001");
        await Save(anders);
        await anders.ExpectHeading("Flettet Hansen-Dahl");

        await Page.GetByLabel("E-post").FillAsync("flettet@hansen.no");
        await Page.GetByLabel("Mobil").FillAsync("+47 900 00 002");
        await Save(Page);
        await Expect(Page.GetByText("Anders har lagret endringer mens du skrev")).ToBeVisibleAsync();
        var mobile = Page.GetByRole(AriaRole.Group, new() { Name = "Mobil" });
        await Expect(mobile).ToContainTextAsync("Var: Tomt");
        await Expect(mobile.GetByRole(AriaRole.Radio, new() { Name = "+47 900 00 002" })).ToBeCheckedAsync();
        await mobile.GetByRole(AriaRole.Radio, new() { Name = "+47 900 00 001" }).CheckAsync();
        await Page.GetByText("2 felt flettes av seg selv").ClickAsync();
        await ExpectMerged("Etternavn", "Hansen", "Hansen-Dahl", "Anders");
        await ExpectMerged("E-post", "Tomt", "flettet@hansen.no", "deg");
        await ExpectAccessible();
        await Button("Lagre flettet").ClickAsync();

        await ExpectHeading("Flettet Hansen-Dahl");
        await Expect(Link("flettet@hansen.no")).ToBeVisibleAsync();
        await Expect(Link("+47 900 00 001")).ToBeVisibleAsync();
        await anders.GoTo(contact);
        await Expect(anders.Link("flettet@hansen.no")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Change_one_organisation_and_neither_loses_anything()
    {
        await SignInAs("Astrid");
        var organization = await Page.NewOrganization("Flettet Holding");
        var anders = await AnotherPerson("Anders", organization + "/edit");
        await GoTo(organization + "/edit");

        await anders.GetByLabel("Nettsted").FillAsync("flettet.no");
        await anders.GetByLabel("Betalingsfrist i dager").FillAsync("14");
        await Save(anders);
        await anders.ExpectHeading("Flettet Holding");

        await Page.GetByLabel("Juridisk navn").FillAsync("FLETTET HOLDING AS");
        await Page.GetByLabel("Betalingsfrist i dager").FillAsync("45");
        await Save(Page);
        await Expect(Page.GetByText("Anders har lagret endringer mens du skrev")).ToBeVisibleAsync();
        var terms = Page.GetByRole(AriaRole.Group, new() { Name = "Betalingsfrist i dager" });
        await Expect(terms.GetByRole(AriaRole.Radio, new() { Name = "14" })).Not.ToBeCheckedAsync();
        await Expect(terms.GetByRole(AriaRole.Radio, new() { Name = "45" })).ToBeCheckedAsync();
        await Page.GetByText("2 felt flettes av seg selv").ClickAsync();
        await ExpectMerged("Nettsted", "Tomt", "flettet.no", "Anders");
        await ExpectMerged("Juridisk navn", "Tomt", "FLETTET HOLDING AS", "deg");
        await Button("Rediger videre").ClickAsync();
        await Expect(Page.GetByLabel("Nettsted")).ToHaveValueAsync("flettet.no");
        await Expect(Page.GetByLabel("Betalingsfrist i dager")).ToHaveValueAsync("45");
        await Save(Page);

        await ExpectHeading("Flettet Holding");
        await Expect(Page.GetByText("FLETTET HOLDING AS").First).ToBeVisibleAsync();
        await Expect(Page.GetByText("45 dager")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "flettet.no" })).ToBeVisibleAsync();
    }

    private static Task Save(IPage page) => page.Button("Lagre").ClickAsync();

    private Task ExpectMerged(string field, string was, string becomes, string by) => Expect(Page.GetByRole(AriaRole.Row, new() { Name = field }))
        .ToHaveTextAsync(new Regex($@"^\s*{Regex.Escape(field)}\s*{Regex.Escape(was)}\s*{Regex.Escape(becomes)}\s*{by}\s*$"));
}
