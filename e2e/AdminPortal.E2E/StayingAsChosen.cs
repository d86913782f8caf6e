using AdminPortal.E2E.Hosting;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

public sealed class StayingAsChosen(PortalHost host) : Journey(host)
{
    [Fact]
    public async Task The_language_and_the_theme_stay_as_chosen()
    {
        await SignInAs("Erik", "/accounts");
        await Page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await ExpectHeading("Accounts");
        await Interactive();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Appearance" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Dark" }).ClickAsync();
        await Expect(Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Page.ReloadAsync();
        await Expect(Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await ExpectHeading("Accounts");
    }

    [Fact]
    public async Task Signing_in_and_out_needs_one_press_each()
    {
        await Page.GotoAsync("/accounts");
        await Expect(Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
        await ExpectAccessible();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Frida" }).ClickAsync();
        await ExpectHeading("Kontoer");
        await Interactive();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Frida" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Logg ut" }).ClickAsync();
        await Expect(Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
    }
}
