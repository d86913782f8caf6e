using AdminPortal.E2E.Hosting;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

public sealed class OpeningABillingAccount(PortalHost host) : Journey(host)
{
    private const string Why = "Avdelingen er lagt ned";

    [Fact]
    public async Task One_is_made_opened_and_ended_and_others_see_it()
    {
        var owner = await Given.AnOrganization("Fjordkaia Drift AS");
        var payer = await Given.AnOrganization("Fjordkaia Holding AS");
        await Given.AnAddressCard(payer, "Kaiveien");
        await Given.AnAddressCard(payer, "Fyrlykta");

        await SignInAs("Erik", $"/organizations/{owner}?tab=billing");
        await Link("Ny faktureringskonto").First.ClickAsync();
        var number = await MakeAsync();
        var shown = "55" + number;
        await Expect(Page.Locator("main")).ToContainTextAsync(shown);
        await Expect(Page.GetByText($"Faktureringskontoen {shown} er opprettet.")).ToBeVisibleAsync();

        await Button("Aktiver").ClickAsync();
        await Expect(Confirm("Aktiver kontoen")).Not.ToHaveAttributeAsync("aria-disabled", "true");
        await Expect(Page.OpenDialog().GetByRole(AriaRole.Button, new() { Name = "Avbryt" })).ToBeFocusedAsync();
        await Press("Tab", "Enter");
        await ExpectSaid($"Faktureringskontoen {shown} er åpen.");

        var vigdis = await AnotherPerson("Vigdis", $"/billing-accounts/{number}");
        await vigdis.ExpectHeading("Avd. 7 / drift");
        await Expect(vigdis.GetByText("Åpen", new() { Exact = true }).First).ToBeVisibleAsync();
        await ExpectNothingToChange(vigdis);

        await Button("Avslutt").ClickAsync();
        await Page.OpenDialog().GetByLabel("Begrunnelse").FillAsync(Why);
        await ExpectAccessible();
        await Confirm("Avslutt kontoen").ClickAsync();
        await ExpectSaid($"Faktureringskontoen {shown} er avsluttet.");
        await Expect(Page.Region("Historikk")).ToContainTextAsync(Why);
        await ExpectNothingToChange(Page);

        await GoTo($"/organizations/{payer}?tab=billing");
        await Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = shown })).ToContainTextAsync("Avsluttet");
        await vigdis.GoTo($"/organizations/{payer}?tab=billing");
        await vigdis.Link(shown).First.ClickAsync();
        await Expect(vigdis.Region("Historikk")).ToContainTextAsync(Why);
    }

    private ILocator Confirm(string name) => Page.OpenDialog().GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Answers its number. A reference that is refused takes nothing else along.</summary>
    private async Task<string> MakeAsync()
    {
        await ExpectHeading("Ny faktureringskonto");
        // The payer follows the owner, and would follow it over what is typed meanwhile.
        await Expect(Combobox("Betaler")).ToHaveValueAsync("Fjordkaia Drift AS");
        await Page.PickOrganization("Betaler", "Fjordkaia Holding AS");
        var card = Page.GetByRole(AriaRole.Radio, new() { Name = "Fyrlykta" });
        await card.CheckAsync();
        var reference = Page.GetByLabel("Referanse 1");
        await reference.FillAsync("Avd. 7 & drift");
        await Page.GetByLabel("Referanse 2").FillAsync("Bestilt av Åse");
        await reference.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Referanse 1");
        await Expect(reference).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(Page.Locator("#AccountReference1-error")).ToHaveTextAsync("Bare bokstaver, tall, mellomrom og / . , -");
        await ExpectAccessible();
        await Expect(reference).ToHaveValueAsync("Avd. 7 & drift");
        await Expect(Page.GetByLabel("Referanse 2")).ToHaveValueAsync("Bestilt av Åse");
        await Expect(card).ToBeCheckedAsync();
        await Expect(Combobox("Eier")).ToHaveValueAsync("Fjordkaia Drift AS");
        await Expect(Combobox("Betaler")).ToHaveValueAsync("Fjordkaia Holding AS");

        await reference.FillAsync("Avd. 7 / drift");
        await Expect(reference).Not.ToHaveAttributeAsync("aria-invalid", "true");
        await reference.PressAsync("Enter");
        await ExpectHeading("Avd. 7 / drift");
        return new Uri(Page.Url).Segments[^1];
    }

    private static async Task ExpectNothingToChange(IPage page)
    {
        foreach (var name in (string[])["Aktiver", "Avslutt"])
        {
            await Expect(page.Button(name)).ToHaveCountAsync(0);
        }

        await Expect(page.Locator("main a[href$='/edit']")).ToHaveCountAsync(0);
    }
}
