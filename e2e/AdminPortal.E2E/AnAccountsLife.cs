using AdminPortal.E2E.Hosting;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

public sealed class AnAccountsLife(PortalHost host) : Journey(host)
{
    [Fact]
    public async Task It_is_renamed_and_disabled_and_the_keyboard_takes_that_back()
    {
        var account = await Given.AnAccount("Gammelt kontonavn", await Given.AnOrganization("Kontohuset"));
        await SignInAs("Erik", $"/accounts/{account}");
        await Link("Rediger").PressAsync("Enter");
        await ExpectHeading("Rediger Gammelt kontonavn");
        // A form that still looks for its draft takes no click; a text put into it past that would be lost.
        await Page.GetByLabel("Navn").ClickAsync();
        await Page.GetByLabel("Navn").FillAsync("Nytt kontonavn");
        await Press("Enter");
        await ExpectHeading("Nytt kontonavn");
        await ExpectSaid("Kontoen heter nå Nytt kontonavn.");
        await Expect(Button("Slett konto …")).ToHaveCountAsync(0);

        await Button("Deaktiver …").PressAsync("Enter");
        await Expect(Dialog("Deaktiver kontoen Nytt kontonavn?")).ToBeVisibleAsync();
        await Expect(Button("Avbryt")).ToBeFocusedAsync();
        await ExpectAccessible();
        await Page.GetByLabel("Begrunnelse").FillAsync("Kunden ber om det");
        await Button("Deaktiver konto").PressAsync("Enter");
        await ExpectSaid("Kontoen Nytt kontonavn er deaktivert.");
        await Expect(Button("Aktiver")).ToBeFocusedAsync();

        await Heading("Nytt kontonavn").FocusAsync();
        await Press("Tab");
        await Expect(Button("Angre").First).ToBeFocusedAsync();
        await Press("Enter");
        await ExpectSaid("Angret: Kontoen Nytt kontonavn er deaktivert.");
        await Expect(Button("Deaktiver …")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_product_brings_the_one_it_needs_and_goes_with_it()
    {
        var account = await Given.AnAccount("Produktløs", await Given.AnOrganization("Produkthuset"));
        await SignInAs("Erik", $"/accounts/{account}");
        await Page.GetByLabel("Legg til produkt").SelectOptionAsync("auth-nbid");
        await Expect(Page.GetByText("Trenger Authentication, som legges til samtidig.")).ToBeVisibleAsync();
        await Button("Legg til").PressAsync("Enter");
        await ExpectSaid("Produktløs har fått Authentication, Authentication with Norwegian BankID.");

        await Button("Fjern Authentication").PressAsync("Enter");
        await Expect(Dialog("Fjern Authentication fra Produktløs?")).ToBeVisibleAsync();
        await Expect(Page.GetByText("Disse trenger Authentication og fjernes også")).ToBeVisibleAsync();
        await ExpectAccessible();
        await Button("Fjern 2 produkter").PressAsync("Enter");
        await ExpectSaid("Authentication, Authentication with Norwegian BankID er fjernet fra Produktløs.");
        await Expect(Page.GetByText("Kontoen har ingen produkter.")).ToBeVisibleAsync();

        await Button("Angre").First.PressAsync("Enter");
        await Expect(Button("Fjern Authentication with Norwegian BankID")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task It_is_moved_then_deleted_by_its_name_and_brought_back()
    {
        var account = await Given.AnAccount("Flyttbar konto", await Given.AnOrganization("Fraflyttet hus"), "sms");
        await Given.AnOrganization("Innflyttet hus");
        await SignInAs("Astrid", $"/accounts/{account}");
        await Button("Flytt til …").PressAsync("Enter");
        await Expect(Combobox("Ny organisasjon")).ToBeFocusedAsync();
        await Pick("Innflyttet hus");
        await Expect(Dialog("Flytt kontoen Flyttbar konto til Innflyttet hus?")).ToBeVisibleAsync();
        await Button("Flytt konto").PressAsync("Enter");
        await ExpectSaid("Kontoen Flyttbar konto er flyttet til Innflyttet hus.");
        await Expect(Link("Innflyttet hus").First).ToBeVisibleAsync();

        await Button("Slett konto …").ClickAsync();
        await Expect(Dialog("Slett kontoen Flyttbar konto?")).ToBeVisibleAsync();
        await Page.GetByLabel("for å bekrefte").FillAsync("Flyttbar");
        await Button("Slett konto").ClickAsync();
        await Expect(Page.GetByText("Det som står her, er ikke navnet")).ToBeVisibleAsync();
        await ExpectAccessible();
        await Page.GetByLabel("for å bekrefte").FillAsync("Flyttbar konto");
        await Button("Slett konto").ClickAsync();
        await ExpectHeading("Kontoer");
        await ExpectSaid("Kontoen Flyttbar konto er slettet og ligger i papirkurven.");

        await Link("Papirkurv").ClickAsync();
        await ExpectHeading("Papirkurv");
        await Page.GetByLabel("Søk").First.FillAsync("Flyttbar konto");
        await Button("Gjenopprett Flyttbar konto").ClickAsync();
        await ExpectSaid("Kontoen Flyttbar konto er gjenopprettet.");
        await GoTo($"/accounts/{account}");
        await ExpectHeading("Flyttbar konto");
        await Expect(Button("Fjern SMS")).ToBeVisibleAsync();
        await Expect(Button("Slett konto …")).ToBeVisibleAsync();
    }
}
