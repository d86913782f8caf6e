using AdminPortal.E2E.Hosting;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

public sealed class KeepingAddressCards(PortalHost host) : Journey(host)
{
    private ILocator Cards => Page.Region("Adressekort");

    [Fact]
    public async Task One_is_added_changed_and_removed_but_not_while_it_is_in_use()
    {
        var organization = await Given.AnOrganization("Bryggeriet Eiendom AS");
        var used = await Given.AnAddressCard(organization, "Maltveien");
        var account = await Given.ABillingAccount(organization, organization, used);
        await SignInAs("Erik", $"/organizations/{organization}?tab=billing");

        await Button("Nytt adressekort").ClickAsync();
        var dialog = Dialog("Nytt adressekort for Bryggeriet Eiendom AS");
        await dialog.GetByLabel("Gate eller postboks").FillAsync("Humlegata");
        await Press("Enter");
        await Expect(dialog.GetByLabel("Poststed")).ToHaveAttributeAsync("aria-invalid", "true");
        await ExpectAccessible();
        await dialog.GetByLabel("Poststed").FillAsync("Bergen");
        await dialog.GetByRole(AriaRole.Radio, new() { Name = "PDF" }).CheckAsync();
        await dialog.GetByLabel("Poststed").PressAsync("Enter");
        var row = Cards.GetByRole(AriaRole.Row).Filter(new() { HasText = "Humlegata" });
        await Expect(row).ToContainTextAsync("Bergen");
        await Expect(row).ToContainTextAsync("Ingen");

        await row.GetByRole(AriaRole.Button, new() { Name = "Endre" }).ClickAsync();
        await Page.OpenDialog().GetByLabel("Poststed").FillAsync("Sandviken");
        await Page.OpenDialog().GetByRole(AriaRole.Button, new() { Name = "Lagre" }).ClickAsync();
        await Expect(row).ToContainTextAsync("Sandviken");

        var busy = Cards.GetByRole(AriaRole.Row).Filter(new() { HasText = "Maltveien" });
        await Expect(busy.GetByRole(AriaRole.Link, new() { Name = "55" + account })).ToBeVisibleAsync();
        await Button($"Fjern adressekort {used}").ClickAsync();
        await Expect(Page.OpenDialog()).ToContainTextAsync("Én faktureringskonto som ikke er avsluttet, sender fakturaene sine hit.");
        await Expect(Page.OpenDialog().GetByRole(AriaRole.Button, new() { Name = "Fjern adressekortet" })).ToHaveCountAsync(0);
        await ExpectAccessible();
        await Press("Escape");

        await row.GetByRole(AriaRole.Button, new() { Name = "Fjern" }).ClickAsync();
        await Page.OpenDialog().GetByRole(AriaRole.Button, new() { Name = "Fjern adressekortet" }).ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
        await Expect(busy).ToBeVisibleAsync();
    }
}
