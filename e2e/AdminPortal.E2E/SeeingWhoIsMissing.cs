using System.Text.Json;
using System.Text.RegularExpressions;
using AdminPortal.E2E.Hosting;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

public sealed class SeeingWhoIsMissing(PortalHost host) : Journey(host)
{
    [Fact]
    public async Task A_gap_is_closed_and_the_next_invoice_finds_somebody()
    {
        var organization = await Given.AnOrganization("Dekningsløs");
        await Given.AContact("Gina", "Gapfyller", organization, "gina@dekningslos.no");
        await SignInAs("Erik", $"/contacts/coverage?organization={organization}");
        var row = Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Dekningsløs" });
        await Expect(row.GetByText("Mangler", new() { Exact = true })).ToHaveCountAsync(3);
        await Expect(row.GetByRole(AriaRole.Cell).Last).ToHaveTextAsync(new Regex("Ingen"));

        await Button("Velg kontakt med rollen Økonomikontakt for Dekningsløs").PressAsync("Enter");
        await Expect(Dialog("Hvem skal ha rollen Økonomikontakt for Dekningsløs?")).ToBeVisibleAsync();
        await Button("Fortsett").PressAsync("Enter");
        await Expect(Page.GetByText("Velg en kontakt")).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Radio, new() { Name = "Gina Gapfyller" }).PressAsync("Space");
        await ExpectAccessible();
        await Button("Fortsett").PressAsync("Enter");
        await Expect(Dialog("Gi rollen Økonomikontakt til Gina Gapfyller?")).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "ingen → Gina Gapfyller <gina@dekningslos.no>" })).ToBeVisibleAsync();
        await ExpectAccessible();
        await Button("Gi rollen").PressAsync("Enter");
        await ExpectSaid("Gina Gapfyller har fått rollen Økonomikontakt.");
        await Expect(row.GetByText("Mangler", new() { Exact = true })).ToHaveCountAsync(2);
        await Expect(row.GetByRole(AriaRole.Cell).Last).ToContainTextAsync("gina@dekningslos.no");

        await Button("Angre").ClickAsync();
        await Expect(row.GetByText("Mangler", new() { Exact = true })).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task A_person_gets_all_that_is_stored_and_is_then_forgotten()
    {
        var organization = await Given.AnOrganization("Glemselen");
        var contact = await Given.AContact("Petra", "Glemmes", organization, "petra@glemselen.no");
        await SignInAs("Astrid", $"/contacts/{contact}");
        var download = await Page.RunAndWaitForDownloadAsync(() => Link("Last ned som JSON").ClickAsync());
        await using (var file = await download.CreateReadStreamAsync())
        {
            using var json = await JsonDocument.ParseAsync(file, cancellationToken: TestContext.Current.CancellationToken);
            Assert.Contains("petra@glemselen.no", json.RootElement.GetRawText(), StringComparison.Ordinal);
        }

        await Button("Slett personen for godt …").ClickAsync();
        var dialog = Dialog("Slett Petra Glemmes for godt?");
        await Expect(dialog.GetByText("Dette kan ikke angres")).ToBeVisibleAsync();
        await dialog.GetByLabel("for å bekrefte").FillAsync("Petra Glemmes");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Slett personen for godt" }).ClickAsync();
        await Expect(dialog.GetByLabel("Begrunnelse")).ToHaveAttributeAsync("aria-invalid", "true");
        await ExpectAccessible();
        await dialog.GetByLabel("Begrunnelse").FillAsync("Har bedt om det");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Slett personen for godt" }).ClickAsync();
        await ExpectHeading("Kontakter");
        await ExpectSaid("Personen er slettet for godt.");
        await Expect(Button("Angre")).ToHaveCountAsync(0);

        await GoTo($"/audit?object={contact}");
        await Expect(Page.Locator("main")).ToContainTextAsync("Har bedt om det");
        await Expect(Page.Locator("main")).Not.ToContainTextAsync("Petra");
        Expected.Add("404");
        await Page.GotoAsync($"/contacts/{contact}");
        await ExpectHeading("Finner ikke siden");
    }
}
