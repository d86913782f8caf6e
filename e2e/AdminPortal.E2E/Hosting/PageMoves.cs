using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E.Hosting;

/// <summary>What people do on any page of the portal.</summary>
internal static class PageMoves
{
    public static async Task SignInAs(this IPage page, string name, string path)
    {
        await page.GotoAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(path));
        await page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await page.Interactive();
    }

    public static async Task GoTo(this IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.Interactive();
        await page.FormsOpen();
    }

    /// <summary>Waits until every form may be typed into: before that it looks for a draft, and takes nothing.</summary>
    public static Task FormsOpen(this IPage page) => page.WaitForFunctionAsync("() => !document.querySelector('form[inert], .drafted-form[inert]')");

    /// <summary>Waits until the circuit answers: before that a page only looks alive.</summary>
    public static Task Interactive(this IPage page) => page.WaitForFunctionAsync("() => document.documentElement.dataset.live === 'true'");

    /// <summary>Waits until one can type into the form that drafts are kept of: Playwright types into what is inert, which nobody else can.</summary>
    public static Task FormOpen(this IPage page) => Expect(page.Locator("[data-typed] > .drafted-form:not([inert])")).ToBeVisibleAsync();

    public static ILocator Heading(this IPage page, string name) => page.GetByRole(AriaRole.Heading, new() { Name = name, Level = 1, Exact = true });

    public static ILocator Link(this IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator Region(this IPage page, string name) => page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    public static ILocator OpenDialog(this IPage page) => page.GetByRole(AriaRole.Dialog);

    public static Task ExpectHeading(this IPage page, string name) => Expect(page.Heading(name)).ToBeVisibleAsync();

    /// <summary>Finds an organisation in the picker by its name, and takes it.</summary>
    public static async Task PickOrganization(this IPage page, string label, string name)
    {
        await page.GetByRole(AriaRole.Combobox, new() { Name = label }).FillAsync(name);
        await page.GetByRole(AriaRole.Option, new() { Name = name }).First.ClickAsync();
    }
}
