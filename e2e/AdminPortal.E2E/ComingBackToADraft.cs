using AdminPortal.E2E.Hosting;
using AdminPortal.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

public sealed class ComingBackToADraft(PortalHost host) : Journey(host)
{
    private const string Form = $"/contacts/new?organization={NewObjects.MyOrganization}";

    [Fact]
    public async Task What_was_typed_is_offered_after_leaving_the_page()
    {
        await SignInAs("Erik", Form);
        await Page.GetByLabel("Fornavn").FillAsync("Påbegynt");
        await Page.GetByLabel("Etternavn").FillAsync("Utkast");
        await Page.GetByRole(AriaRole.Checkbox, new() { Name = "Avtaleansvarlig" }).CheckAsync();
        await Link("Kontoer").First.ClickAsync();
        await Expect(Page.GetByText("Det du har skrevet, blir liggende som utkast.")).ToBeVisibleAsync();
        await Button("Forlat siden").ClickAsync();
        await ExpectHeading("Kontoer");

        await GoTo(Form);
        await Expect(Page.GetByText("Du har et utkast")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Row, new() { Name = "Fornavn" })).ToContainTextAsync("Påbegynt");
        await ExpectAccessible();
        await Button("Fortsett på utkastet").ClickAsync();
        await Expect(Page.GetByLabel("Fornavn")).ToHaveValueAsync("Påbegynt");
        await Expect(Page.GetByRole(AriaRole.Checkbox, new() { Name = "Avtaleansvarlig" })).ToBeCheckedAsync();
        await Button("Opprett kontakt").ClickAsync();
        await ExpectHeading("Påbegynt Utkast");

        await GoTo(Form);
        await Expect(Page.GetByText("Du har et utkast")).Not.ToBeVisibleAsync();
        await Expect(Page.GetByLabel("Fornavn")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task What_was_typed_is_there_after_a_reload()
    {
        await SignInAs("Astrid", Form);
        await Page.GetByLabel("Fornavn").FillAsync("Lastet");
        await Page.GetByLabel("Etternavn").PressSequentiallyAsync("Pånytt");
        await Page.ReloadAsync();
        await Interactive();

        // Typing that no draft holds yet comes back by itself; a draft is offered.
        var offer = Button("Fortsett på utkastet");
        await Expect(offer.Or(Button("Forkast det"))).ToBeVisibleAsync();
        if (await offer.IsVisibleAsync())
        {
            await offer.ClickAsync();
        }

        await Expect(Page.GetByLabel("Fornavn")).ToHaveValueAsync("Lastet");
        await Expect(Page.GetByLabel("Etternavn")).ToHaveValueAsync("Pånytt");
        await Button("Opprett kontakt").ClickAsync();
        await ExpectHeading("Lastet Pånytt");
    }

    [Fact]
    public async Task A_server_that_dies_while_one_types_costs_nothing()
    {
        Expected.AddRange(
        [
            "WebSocket", "ERR_CONNECTION_REFUSED", "ERR_CONNECTION_RESET", "Connection disconnected with error", "Failed to start the connection", "Failed to complete negotiation",
            "No interop methods are registered", "status of 503",
        ]);
        await using var portal = new PortalProcess();
        await portal.StartAsync();
        var page = await Open(portal.Address);
        await page.SignInAs("Erik", Form);
        await page.GetByLabel("Fornavn").FillAsync("Overlevde");
        await page.GetByLabel("E-post").FillAsync("overlevde@eksempel.no");

        await portal.KillAsync();
        await Expect(page.GetByText("Mistet forbindelsen")).ToBeVisibleAsync();
        await page.GetByLabel("Etternavn").FillAsync("Omstarten");
        await page.GetByLabel("E-post").FillAsync("overlevde@example.no");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Teknisk hovedkontakt" }).PressAsync("Space");
        await page.GetByLabel("E-post").PressAsync("Enter");

        await portal.StartAsync();
        await Expect(page.GetByText("Det du hadde skrevet, er hentet tilbake.")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(page.GetByLabel("Fornavn")).ToHaveValueAsync("Overlevde");
        await Expect(page.GetByLabel("Etternavn")).ToHaveValueAsync("Omstarten");
        await Expect(page.GetByLabel("E-post")).ToHaveValueAsync("overlevde@example.no");
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Teknisk hovedkontakt" })).ToBeCheckedAsync();
        await page.Button("Opprett kontakt").ClickAsync();
        await page.ExpectHeading("Overlevde Omstarten");
        await Expect(page.Link("overlevde@example.no")).ToBeVisibleAsync();
        await Expect(page.Button("Fjern rollen Teknisk hovedkontakt")).ToBeVisibleAsync();

        await page.GoTo("/contacts?q=Omstarten");
        await Expect(page.Link("Overlevde Omstarten")).ToHaveCountAsync(1);
    }
}
