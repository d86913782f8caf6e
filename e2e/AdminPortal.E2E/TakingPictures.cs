using System.Runtime.CompilerServices;
using AdminPortal.E2E.Hosting;
using Microsoft.Playwright;
using Xunit;

namespace AdminPortal.E2E;

/// <summary>Takes the README's pictures of the running portal; run with <c>-explicit only</c>.</summary>
public sealed class TakingPictures(PortalHost host) : Journey(host)
{
    [Theory(Explicit = true)]
    [InlineData("hierarchy", "/organizations/o-p-0TgcUq7CylltM7OkwB4t", ColorScheme.Light, 1440, 820)]
    [InlineData("accounts", "/accounts", ColorScheme.Light, 1440, 820)]
    [InlineData("account", "/accounts/a-ppge-ovC1eMDgt0hkgqZUSaPh", ColorScheme.Dark, 1440, 820)]
    [InlineData("new-account", "/accounts/new?organization=o-p-0TgcUq7CylltM7OkwB4t", ColorScheme.Light, 1440, 900)]
    [InlineData("contact", "/contacts/c-p-5831eMDkMehkgq39L3KK/edit", ColorScheme.Dark, 1440, 900)]
    [InlineData("invoices", "/invoices", ColorScheme.Light, 1440, 820)]
    [InlineData("invoice", "/invoices/DEMO-SUM-1", ColorScheme.Light, 1440, 900)]
    [InlineData("invoice-line", "/invoices/DEMO-EHF-1?line=1", ColorScheme.Dark, 1440, 820)]
    [InlineData("narrow", "/invoices", ColorScheme.Dark, 390, 844)]
    public async Task Of_the_readme(string name, string path, ColorScheme theme, int width, int height)
    {
        await Page.SetViewportSizeAsync(width, height);
        await Page.EmulateMediaAsync(new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
        await SignInAs("Astrid", path);
        await Assertions.Expect(Page.Locator("[aria-busy=true], .skeleton")).ToHaveCountAsync(0);
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures(), name + ".png") });
    }

    private static string Pictures([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", "pictures"));
}
