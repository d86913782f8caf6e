using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E.Hosting;

/// <summary>
/// One person with one browser. Any error of a page or in the console fails the journey; a failed one leaves a trace and a
/// picture in TestResults.
/// </summary>
[Collection(SharedPortal.Name)]
public abstract class Journey(PortalHost host) : IAsyncLifetime
{
    private readonly List<string> faults = [];
    private IBrowserContext context = null!;

    protected IPage Page { get; private set; } = null!;

    /// <summary>Messages of the console that the journey brings about on purpose.</summary>
    protected List<string> Expected { get; } = [];

    protected Uri Address => host.Address;

    protected Given Given => new(host.Services);

    protected virtual BrowserNewContextOptions Browser => new() { Locale = "nb-NO", TimezoneId = "Europe/Oslo", ViewportSize = new() { Width = 1440, Height = 900 } };

    public async ValueTask InitializeAsync()
    {
        var options = Browser;
        options.BaseURL = host.Address.ToString();
        context = await host.Browser.NewContextAsync(options);
        context.SetDefaultTimeout(15_000);
        await context.Tracing.StartAsync(new() { Screenshots = true, Snapshots = true });
        Page = await context.NewPageAsync();
        Page.PageError += (_, error) => faults.Add(error);
        Page.Console += (_, message) =>
        {
            if (message.Type == "error" && !Expected.Exists(message.Text.Contains))
            {
                faults.Add($"{message.Text} {message.Location}");
            }
        };
    }

    public async ValueTask DisposeAsync()
    {
        var failed = TestContext.Current.TestState?.Result == TestResult.Failed || faults.Count > 0;
        var name = Path.Combine(AppContext.BaseDirectory, "TestResults", TestContext.Current.Test!.UniqueID);
        if (failed)
        {
            await Page.ScreenshotAsync(new() { Path = name + ".png" });
        }

        await context.Tracing.StopAsync(new() { Path = failed ? name + ".zip" : null });
        await context.DisposeAsync();
        GC.SuppressFinalize(this);
        Assert.Empty(faults);
    }

    /// <summary>Signs in as one of the development staff, by a press of the button with their name.</summary>
    protected async Task SignInAs(string name, string path = "/")
    {
        await Page.GotoAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(path));
        await Page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await Interactive();
    }

    protected async Task GoTo(string path)
    {
        await Page.GotoAsync(path);
        await Interactive();
    }

    /// <summary>Waits until the circuit answers: before that a page only looks alive.</summary>
    protected async Task Interactive() => await Page.WaitForFunctionAsync("() => document.documentElement.dataset.live === 'true'");

    protected ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name, Level = 1, Exact = true });

    protected ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    protected ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    protected ILocator Dialog(string title) => Page.GetByRole(AriaRole.Dialog, new() { Name = title, Exact = true });

    protected ILocator Combobox(string label) => Page.GetByRole(AriaRole.Combobox, new() { Name = label, Exact = true });

    /// <summary>Types into the combobox that has the focus, and takes the one that is found.</summary>
    protected async Task Pick(string text)
    {
        await Page.Keyboard.TypeAsync(text);
        await Expect(Page.GetByRole(AriaRole.Listbox).GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await Press("Enter");
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
    protected async Task ExpectAccessible()
    {
        var result = await Page.RunAxe(new AxeRunOptions());
        Assert.NotEmpty(result.Passes);
        Assert.True(result.Violations.Length == 0, $"{Page.Url}\n" + string.Join('\n', result.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help}\n  {string.Join("\n  ", violation.Nodes.Select(node => node.Html))}")));
    }

    /// <summary>Accessible in both themes, and on the narrowest screen without a sideways scroll.</summary>
    protected async Task ExpectAccessibleEverywhere(string path)
    {
        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await Page.EmulateMediaAsync(new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
            await GoTo(path);
            await Settled();
            await ExpectAccessible();
        }

        await Page.SetViewportSizeAsync(360, 780);
        await ExpectNoSidewaysScroll();
        await ExpectAccessible();
    }

    /// <summary>Skeletons are gone: what is looked at is the page, not its waiting.</summary>
    protected Task Settled() => Expect(Page.Locator("[aria-busy=true], .skeleton")).ToHaveCountAsync(0);

    protected async Task ExpectNoSidewaysScroll()
    {
        var overflow = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{Page.Url} is {overflow} px wider than the screen.");
    }

    protected Task ExpectHeading(string name) => Expect(Heading(name)).ToBeVisibleAsync();
}
