using AdminPortal.E2E.Hosting;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

public sealed class GivingAccess(PortalHost host) : Journey(host)
{
    private const string Organization = "Havbris Tilgang AS";
    private const string Role = "Sigrids rolle Redaktør i " + Organization;

    [Fact]
    public async Task A_role_is_given_and_ended_by_keyboard_and_the_holders_open_page_follows()
    {
        var organization = await Given.AnOrganization(Organization);
        await SignInAs("Astrid", "/admin/access");
        await GiveAsync();

        var sigrid = await AnotherPerson("Sigrid", $"/organizations/{organization}");
        await sigrid.ExpectHeading(Organization);
        await Expect(sigrid.Link("Rediger")).ToBeVisibleAsync();

        await EndAsync();
        await Expect(sigrid.Heading("Finner ikke siden")).ToBeVisibleAsync();
        await Expect(sigrid.Locator("main")).Not.ToContainTextAsync(Organization);
    }

    private async Task GiveAsync()
    {
        await Link("Gi en rolle").FocusAsync();
        await Press("Enter");
        await ExpectHeading("Gi en rolle");
        await Interactive();
        await Combobox("Hvem").FocusAsync();
        await Pick("Sigrid");
        await Page.GetByRole(AriaRole.Radio, new() { Name = "Leser" }).FocusAsync();
        await Press("ArrowRight");
        await Page.GetByRole(AriaRole.Radio, new() { Name = "Én organisasjon" }).FocusAsync();
        await Press("Space");
        await Combobox("Organisasjon").FocusAsync();
        await Pick(Organization);
        await Expect(Page.GetByText("Har ingen rolle der fra før")).ToBeVisibleAsync();
        await ExpectAccessible();
        await Page.GetByLabel("Begrunnelse").FocusAsync();
        await Page.Keyboard.TypeAsync("Vikar i desember");
        await Button("Gi rollen").FocusAsync();
        await Press("Enter");
        await ExpectHeading("Sigrid");
        await ExpectSaid($"Sigrid har fått rollen Redaktør. Den gjelder for: {Organization}.");
        await Expect(Page.Region("Hva personen kan gjøre, og hvor det kommer fra")).ToContainTextAsync(Organization);
    }

    private async Task EndAsync()
    {
        await Button($"Avslutt {Role}").FocusAsync();
        await Press("Enter");
        var asked = Dialog($"Avslutt {Role}?");
        await Expect(asked.GetByRole(AriaRole.Button, new() { Name = "Avbryt" })).ToBeFocusedAsync();
        await Expect(asked).ToContainTextAsync("Roller som går tapt");
        await ExpectAccessible();
        await asked.GetByLabel("Begrunnelse").FocusAsync();
        await Page.Keyboard.TypeAsync("Vikariatet er over");
        await Press("Tab", "Tab", "Enter");
        await ExpectSaid("Sigrid har ikke lenger rollen Redaktør.");
        await Expect(Page.Region("Hva personen kan gjøre, og hvor det kommer fra")).Not.ToContainTextAsync(Organization);
    }
}
