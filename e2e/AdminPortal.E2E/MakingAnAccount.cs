using System.Text.RegularExpressions;
using AdminPortal.E2E.Hosting;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

public sealed class MakingAnAccount(PortalHost host) : Journey(host)
{
    [Fact]
    public async Task The_keyboard_alone_makes_one()
    {
        await SignInAs("Erik", "/accounts");
        await Link("Ny konto").PressAsync("Enter");
        await ExpectHeading("Ny konto");
        await Expect(Page.Locator("main [inert]")).ToHaveCountAsync(0);
        await Page.GetByLabel("Navn").FocusAsync();
        await Page.Keyboard.TypeAsync("Blåbærkontoen");
        await Press("Tab");
        await Page.Keyboard.TypeAsync("my organization");
        await Expect(Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await Press("ArrowDown", "Enter");
        await Expect(Page.GetByRole(AriaRole.Combobox)).ToHaveValueAsync("My Organization");
        await Page.GetByRole(AriaRole.Radio, new() { Name = "Sandkasse" }).FocusAsync();
        await Press("Space");
        await Page.GetByRole(AriaRole.Radio, new() { Name = "Open Telekom Cloud" }).FocusAsync();
        await Press("Space", "Enter");
        await ExpectHeading("Blåbærkontoen");
        await Expect(Page).ToHaveURLAsync(new Regex("/accounts/a-spoe-[0-9A-Za-z]{20}"));
        await Expect(Page.GetByText("Kontoen Blåbærkontoen er opprettet.")).ToBeVisibleAsync();
        await GoTo("/");
        await Expect(Link("Blåbærkontoen").Or(Page.GetByText(new Regex("a-spoe-"))).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Every_fault_is_shown_at_its_field_and_what_was_typed_stays()
    {
        // Anders makes no account in any other journey: what is typed here and left is his draft.
        await SignInAs("Anders", "/accounts/new");
        await Page.GetByLabel("Navn").FillAsync(new string('x', 256));
        await Button("Opprett konto").ClickAsync();
        await Expect(Page.GetByLabel("Navn")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(Page.GetByText("Kan ha høyst 255 tegn").First).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Combobox)).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(Page.GetByLabel("Navn")).ToHaveValueAsync(new string('x', 256));
        await ExpectAccessible();
    }
}
