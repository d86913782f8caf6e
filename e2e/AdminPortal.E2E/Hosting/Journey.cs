using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E.Hosting;

/// <summary>
/// One person with one browser, or several. Any error of a page or in the console fails the journey; a failed one leaves a
/// picture of each in TestResults, and a trace where E2E_TRACE is set.
/// </summary>
[Collection(SharedPortal.Name)]
public abstract class Journey(PortalHost host) : IAsyncLifetime
{
    /// <summary>Of what holds, axe tells the first place only: to carry all of them over takes longer than to find them.</summary>
    private static readonly HashSet<ResultType> OfInterest = [ResultType.Violations];

    /// <summary>What theme and width can spoil; the rest of the rules look at what is the same in all of them.</summary>
    private static readonly AxeRunOptions Looks = new() { RunOnly = RunOnlyOptions.Rules("color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"), ResultTypes = OfInterest };

    private static readonly bool IsTraced = Environment.GetEnvironmentVariable("E2E_TRACE") is { Length: > 0 };

    private readonly List<string> faults = [];
    private readonly List<IPage> pages = [];

    protected IPage Page { get; private set; } = null!;

    /// <summary>Errors of pages and of the console that the journey brings about on purpose.</summary>
    protected List<string> Expected { get; } = [];

    protected Uri Address => host.Address;

    protected Given Given => new(host.Services);

    protected virtual BrowserNewContextOptions Browser => new() { Locale = "nb-NO", TimezoneId = "Europe/Oslo", ViewportSize = new() { Width = 1440, Height = 900 } };

    public virtual async ValueTask InitializeAsync() => Page = await Open(Address);

    public async ValueTask DisposeAsync()
    {
        var failed = TestContext.Current.TestState?.Result == TestResult.Failed || faults.Count > 0;
        foreach (var (index, page) in pages.Index())
        {
            var name = Path.Combine(AppContext.BaseDirectory, "TestResults", $"{TestContext.Current.Test!.UniqueID}-{index}");
            if (failed && !page.IsClosed)
            {
                await page.ScreenshotAsync(new() { Path = name + ".png" });
            }

            if (IsTraced)
            {
                await page.Context.Tracing.StopAsync(new() { Path = failed ? name + ".zip" : null });
            }

            Unwatch(page);
            if (failed || !host.Keeps(page))
            {
                host.Drop(page);
                await page.Context.DisposeAsync();
            }
        }

        GC.SuppressFinalize(this);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>A browser of its own on a portal, watched for faults as the first one is.</summary>
    protected async Task<IPage> Open(Uri address)
    {
        var options = Browser;
        options.BaseURL = address.ToString();
        var context = await host.Browser.NewContextAsync(options);
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        await Watch(page);
        return page;
    }

    /// <summary>
    /// The browser that the person looks around with, which is kept from one journey to the next: what is only looked at needs
    /// none of its own. After a fault there comes a new one.
    /// </summary>
    protected async Task LookAroundAs(string name)
    {
        if (host.Kept(name) is { } kept)
        {
            Page = kept;
            await Watch(kept);
        }
        else
        {
            Page = await Open(Address);
            host.Keep(name, Page);
            await host.Remember(Page, name);
        }
    }

    private async Task Watch(IPage page)
    {
        pages.Add(page);
        page.PageError += NoteError;
        page.Console += NoteMessage;
        if (IsTraced)
        {
            await page.Context.Tracing.StartAsync(new() { Snapshots = true });
        }
    }

    private void Unwatch(IPage page)
    {
        page.PageError -= NoteError;
        page.Console -= NoteMessage;
    }

    private void NoteError(object? page, string error) => Note(error);

    private void NoteMessage(object? page, IConsoleMessage message)
    {
        if (message.Type == "error")
        {
            Note($"{message.Text} {message.Location}");
        }
    }

    private void Note(string fault)
    {
        if (!Expected.Exists(fault.Contains))
        {
            faults.Add(fault);
        }
    }

    /// <summary>Somebody else, at a screen of their own.</summary>
    protected async Task<IPage> AnotherPerson(string name, string path = "/")
    {
        var page = await Open(Address);
        await host.Remember(page, name);
        await page.GoTo(path);
        return page;
    }

    /// <summary>Opens a page as one of the development staff.</summary>
    protected async Task SignInAs(string name, string path = "/")
    {
        await BeSignedInAs(name);
        await GoTo(path);
    }

    /// <summary>The same without going anywhere.</summary>
    protected Task BeSignedInAs(string name) => host.Remember(Page, name);

    protected Task GoTo(string path) => Page.GoTo(path);

    protected Task Interactive() => Page.Interactive();

    protected ILocator Heading(string name) => Page.Heading(name);

    protected ILocator Link(string name) => Page.Link(name);

    protected ILocator Button(string name) => Page.Button(name);

    protected ILocator Dialog(string title) => Page.GetByRole(AriaRole.Dialog, new() { Name = title, Exact = true });

    protected ILocator Combobox(string label) => Page.GetByRole(AriaRole.Combobox, new() { Name = label, Exact = true });

    /// <summary>Types into the combobox that has the focus, and takes the one that is found.</summary>
    protected async Task Pick(string text)
    {
        await Page.Keyboard.TypeAsync(text);
        await Expect(Page.GetByRole(AriaRole.Listbox).GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await Press("Enter");
    }

    /// <summary>What is in the clipboard once a button has put it there.</summary>
    protected async Task<string> Copied(ILocator button)
    {
        await Page.Context.GrantPermissionsAsync(["clipboard-write"]);
        await button.ClickAsync();
        await Expect(button).ToHaveClassAsync(new Regex("copied"));
        // No page of the portal may read the clipboard, so it is put down elsewhere.
        var elsewhere = await Page.Context.NewPageAsync();
        await elsewhere.SetContentAsync("<textarea></textarea>");
        await elsewhere.Locator("textarea").PressAsync("Control+V");
        var copied = await elsewhere.Locator("textarea").InputValueAsync();
        await elsewhere.CloseAsync();
        return copied;
    }

    /// <summary>The notice says it that outlives the page it was brought about on.</summary>
    protected Task ExpectSaid(string text) => Expect(Page.GetByRole(AriaRole.Status).Filter(new() { HasText = text }).First).ToBeVisibleAsync();

    protected async Task Press(params string[] keys)
    {
        foreach (var key in keys)
        {
            await Page.Keyboard.PressAsync(key);
        }
    }

    /// <summary>No violation of WCAG 2.2 A and AA, nor of axe's best practices, as far as axe can tell.</summary>
    /// <param name="page">The journey's own where null.</param>
    /// <param name="without">Rules of axe that are not looked at.</param>
    protected async Task ExpectAccessible(IPage? page = null, params string[] without)
    {
        await ExpectAccessible(new AxeRunOptions { ResultTypes = OfInterest, Rules = without.ToDictionary(rule => rule, _ => new RuleOptions { Enabled = false }) }, page);
    }

    private async Task ExpectAccessible(AxeRunOptions rules, IPage? page = null)
    {
        page ??= Page;
        var result = await page.RunAxe(rules);
        Assert.NotEmpty(result.Passes);
        Assert.True(result.Violations.Length == 0, $"{page.Url}\n" + string.Join('\n', result.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help}\n  {string.Join("\n  ", violation.Nodes.Select(node => node.Html))}")));
    }

    /// <summary>Accessible in both themes, and on the narrowest screen without a sideways scroll.</summary>
    protected async Task ExpectAccessibleEverywhere(string path)
    {
        await Look(ColorScheme.Light, 1280);
        await GoTo(path);
        await Settled();
        await ExpectAccessible();
        await Look(ColorScheme.Dark, 360);
        await Settled();
        await ExpectStill();
        await ExpectAccessible(Looks);
        await ExpectNoSidewaysScroll();
    }

    protected async Task Look(ColorScheme theme, int width)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
        await Page.SetViewportSizeAsync(width, 780);
    }

    /// <summary>Skeletons are gone: what is looked at is the page, not its waiting.</summary>
    protected Task Settled() => Expect(Page.Locator("[aria-busy=true], .skeleton")).ToHaveCountAsync(0);

    /// <summary>Nothing moves for those who want less motion: a transition of everything costs them seconds when the theme changes.</summary>
    private async Task ExpectStill() => Assert.Equal(0, await Page.EvaluateAsync<int>("() => document.getAnimations().length"));

    protected async Task ExpectNoSidewaysScroll()
    {
        var overflow = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{Page.Url} is {overflow} px wider than the screen.");
    }

    protected Task ExpectHeading(string name) => Page.ExpectHeading(name);
}
