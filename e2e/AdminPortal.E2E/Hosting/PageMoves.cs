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
    }

    /// <summary>Waits until the circuit answers and the forms are open: before that a page only looks alive.</summary>
    public static async Task Interactive(this IPage page)
    {
        await page.WaitForFunctionAsync("() => document.documentElement.dataset.live === 'true'");
        await page.FormsOpen();
    }

    /// <summary>
    /// Waits until no form is closed because it is not alive or looks for a draft: Playwright types into what is inert, which
    /// nobody else can. One that offers a draft may stay closed.
    /// </summary>
    public static Task FormsOpen(this IPage page) => page.WaitForFunctionAsync("() => !document.querySelector('form[inert], .drafted-form[inert]:only-child')");

    public static ILocator Heading(this IPage page, string name) => page.GetByRole(AriaRole.Heading, new() { Name = name, Level = 1, Exact = true });

    public static ILocator Link(this IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator Region(this IPage page, string name) => page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    public static ILocator OpenDialog(this IPage page) => page.GetByRole(AriaRole.Dialog);

    /// <summary>The page of that name has come, and can be worked with.</summary>
    public static async Task ExpectHeading(this IPage page, string name)
    {
        await Expect(page.Heading(name)).ToBeVisibleAsync();
        await page.FormsOpen();
    }

    /// <summary>Finds an organisation in the picker by its name, and takes it.</summary>
    public static async Task PickOrganization(this IPage page, string label, string name)
    {
        await page.GetByRole(AriaRole.Combobox, new() { Name = label }).FillAsync(name);
        await page.GetByRole(AriaRole.Option, new() { Name = name }).First.ClickAsync();
    }
}
