using AdminPortal.E2E.Hosting;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

public sealed class FollowingUpAnInvoice(PortalHost host) : Journey(host)
{
    private const string Number = "E2E-QUEUE-1";
    private const string Note = "Spurt økonomisystemet om de 100 kronene";
    private const string Why = "Øreavrunding avtalt med kunden";

    private ILocator Case => Page.Region("Oppfølging");

    [Fact]
    public async Task An_invoice_is_taken_noted_given_a_day_and_explained_and_others_see_it()
    {
        var organization = await Given.AnOrganization("Avvik og Sønn AS");
        await Given.Invoices(new GivenInvoice(Number, organization, 1_000m, "7712000079") { Total = 1_350m });
        var queue = $"/settlement?tab=queue&organization={organization}";

        await SignInAs("Frida", queue + "&view=untaken");
        await Expect(Row(Page)).ToContainTextAsync("Summen stemmer ikke");
        await ExpectAccessible();
        await Button($"Ta faktura {Number}").ClickAsync();
        await ExpectSaid($"Du følger nå opp faktura {Number}.");
        await Expect(Row(Page)).ToHaveCountAsync(0);

        await GoTo(queue + "&view=mine");
        await Link(Number).ClickAsync();
        await ExpectHeading($"Faktura {Number}");
        await Expect(Case).ToContainTextAsync("Frida (deg)");
        await Case.GetByLabel("Nytt notat").FillAsync(Note);
        await Button("Legg til notat").ClickAsync();
        await Expect(Case.GetByRole(AriaRole.Listitem).Filter(new() { HasText = Note })).ToBeVisibleAsync();
        await Expect(Case.GetByLabel("Nytt notat")).ToHaveValueAsync("");
        await Button("Ansvarlig og frist").ClickAsync();
        await Page.OpenDialog().GetByLabel("Frist").FillAsync("2031-05-17");
        await ExpectAccessible();
        await Page.OpenDialog().GetByRole(AriaRole.Button, new() { Name = "Lagre" }).ClickAsync();
        await ExpectSaid($"Oppfølgingen av faktura {Number} er endret.");
        await Expect(Case).ToContainTextAsync("17. mai 2031");

        var astrid = await AnotherPerson("Astrid", queue);
        await Expect(Row(astrid)).ToContainTextAsync("Frida");
        await Expect(Row(astrid)).ToContainTextAsync("17. mai 2031");
        await Expect(Row(astrid)).ToContainTextAsync(Note);
        await ExpectAccessible(astrid);

        await Button("Forklar").ClickAsync();
        var asked = Page.OpenDialog();
        await asked.GetByRole(AriaRole.Button, new() { Name = "Forklar avvikene" }).ClickAsync();
        await Expect(asked.GetByLabel("Forklaring")).ToHaveAttributeAsync("aria-invalid", "true");
        await asked.GetByLabel("Forklaring").FillAsync(Why);
        await ExpectAccessible();
        await asked.GetByRole(AriaRole.Button, new() { Name = "Forklar avvikene" }).ClickAsync();
        await ExpectSaid($"Avvikene på faktura {Number} er forklart.");
        await Expect(Case).ToContainTextAsync(Why);
        await Expect(Button("Åpne igjen")).ToBeVisibleAsync();
        await ExpectAccessible();

        await astrid.GoTo(queue + "&view=explained");
        await Row(astrid).GetByRole(AriaRole.Link, new() { Name = Number }).ClickAsync();
        await Expect(astrid.Region("Oppfølging")).ToContainTextAsync(Why);
        await astrid.Region("Oppfølging").GetByRole(AriaRole.Link, new() { Name = "Se historikken" }).ClickAsync();
        await astrid.ExpectHeading("Historikk");
        await Expect(astrid.Locator("main")).ToContainTextAsync(Why);
        await ExpectAccessible(astrid);

        await ExpectReadOnly("Erik");
        await ExpectReadOnly("Vigdis");
    }

    private static ILocator Row(IPage page) => page.GetByRole(AriaRole.Row).Filter(new() { HasText = Number });

    private async Task ExpectReadOnly(string name)
    {
        var reader = await AnotherPerson(name, $"/invoices/{Number}");
        var panel = reader.Region("Oppfølging");
        await Expect(panel).ToContainTextAsync(Why);
        await Expect(panel).ToContainTextAsync(Note);
        await Expect(panel.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Expect(panel.GetByRole(AriaRole.Textbox)).ToHaveCountAsync(0);
        await reader.GoTo("/settlement?tab=queue&view=untaken");
        await Expect(reader.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await Expect(reader.Locator(".queue-take")).ToHaveCountAsync(0);
        await Expect(reader.Locator("main").GetByRole(AriaRole.Checkbox, new() { Name = "Velg alle på siden" })).ToHaveCountAsync(0);
        await ExpectAccessible(reader);
    }
}
