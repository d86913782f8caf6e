using System.Text.RegularExpressions;
using AdminPortal.E2E.Hosting;
using AdminPortal.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

[Collection(LookedAtPortal.Name)]
public sealed class SigningInWithEntra(PortalHost host, IdentityProvider provider) : Journey(host), IClassFixture<IdentityProvider>
{
    [Fact]
    public async Task From_a_link_to_the_page_and_out_again()
    {
        await using var portal = await PortalAsync();
        var page = await OpenAsync(portal);

        await page.GotoAsync("/accounts?q=fjord");
        await page.ExpectHeading("Logg inn");
        await ExpectAccessible(page);
        await page.Link("Logg inn med Microsoft").ClickAsync();
        await EnterAsync(page, "ada");

        await page.Interactive();
        Assert.Equal("/accounts?q=fjord", new Uri(page.Url).PathAndQuery);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ada Admin" }).ClickAsync();
        await page.Button("Logg ut").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Yes, sign me out" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, sign me out" }).ClickAsync();
        await Expect(page.GetByText("Du er logget ut")).ToBeVisibleAsync();
        Assert.Equal(portal.Address.Authority, new Uri(page.Url).Authority);
        await page.GotoAsync("/accounts");
        await page.ExpectHeading("Logg inn");
    }

    [Fact]
    public async Task Without_access_one_is_told_whom_to_ask()
    {
        Expected.Add("403");
        await using var portal = await PortalAsync();
        var page = await OpenAsync(portal);

        await page.GotoAsync("/sign-in/entra?returnUrl=/invoices");
        await EnterAsync(page, "nobody");

        await page.ExpectHeading("Ingen tilgang");
        await ExpectAccessible(page);
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var copy = page.Locator(".copy-button");
        await copy.ClickAsync();
        await Expect(copy).ToHaveClassAsync(new Regex("copied"));
        await page.Button("Logg ut").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Yes, sign me out" })).ToBeVisibleAsync();
    }

    private async Task<IPage> OpenAsync(EntraPortal portal)
    {
        var page = await Open(portal.Address);
        // The provider's pages ask for a font on the internet.
        await page.RouteAsync("https://fonts.googleapis.com/**", route => route.FulfillAsync(new() { ContentType = "text/css", Body = "" }));
        return page;
    }

    private async Task<EntraPortal> PortalAsync()
    {
        Assert.SkipWhen(provider.WhyNot is not null, provider.WhyNot ?? "");
        return await EntraPortal.StartAsync(provider);
    }

    private static async Task EnterAsync(IPage page, string person)
    {
        await page.GetByPlaceholder("Enter any login").FillAsync(person);
        await page.GetByPlaceholder("and password").FillAsync("any");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign-in" }).ClickAsync();
    }
}
