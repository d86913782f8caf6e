using AdminPortal.E2E.Hosting;
using AdminPortal.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

/// <summary>Two processes over one store behind a balancer are one portal, also while one of them ends.</summary>
[Collection(LookedAtPortal.Name)]
public sealed class TwoInstances(PortalHost host) : Journey(host)
{
    private const string Form = $"/contacts/new?organization={NewObjects.MyOrganization}";
    private const string Restored = "Det du hadde skrevet, er hentet tilbake.";

    [Fact]
    public async Task One_that_is_killed_or_restarted_while_one_types_costs_nothing()
    {
        Expected.AddRange(["WebSocket", "ERR_CONNECTION", "Connection disconnected with error", "Failed to start the connection", "Failed to complete negotiation", "No interop methods are registered", "status of 503"]);
        var folder = Directory.CreateTempSubdirectory("adminportal-pair-");
        try
        {
            await using var first = new PortalProcess(folder: folder);
            await using var second = new PortalProcess(folder: folder);
            await Task.WhenAll(first.StartAsync(), second.StartAsync());
            await using var balancer = await Balancer.StartAsync(first, second);
            var page = await Open(balancer.Address);
            await page.SignInAs("Erik", Form);

            await TypeAsync(page, "Drept");
            var killed = balancer.ServerOf(await page.Context.CookiesAsync());
            await killed.KillAsync();
            await ExpectRestoredAndSaveAsync(page, "Drept");
            await SeesWhoIsAtTheOtherAsync(page, balancer.ServerOf(await page.Context.CookiesAsync()), killed);

            await page.GoTo(Form);
            await TypeAsync(page, "Stoppet");
            var stopped = balancer.ServerOf(await page.Context.CookiesAsync());
            stopped.AskToStop();
            Assert.Equal(0, await stopped.EndedAsync());
            await ExpectRestoredAndSaveAsync(page, "Stoppet");

            await page.GoTo("/contacts?q=Underveis");
            await Expect(page.Locator(".row-link")).ToHaveCountAsync(2);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static async Task TypeAsync(IPage page, string firstName)
    {
        await page.GetByLabel("Fornavn").FillAsync(firstName);
        await page.GetByLabel("Etternavn").PressSequentiallyAsync("Underveis");
    }

    private static async Task ExpectRestoredAndSaveAsync(IPage page, string firstName)
    {
        await Expect(page.GetByText(Restored)).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(page.GetByLabel("Fornavn")).ToHaveValueAsync(firstName);
        await Expect(page.GetByLabel("Etternavn")).ToHaveValueAsync("Underveis");
        await page.Button("Opprett kontakt").ClickAsync();
        await page.ExpectHeading($"{firstName} Underveis");
    }

    /// <summary>The killed one is started anew; somebody at it sees who has the same contact open at the one that went on.</summary>
    private async Task SeesWhoIsAtTheOtherAsync(IPage page, PortalProcess goesOn, PortalProcess killed)
    {
        Assert.NotEqual(goesOn.Address, killed.Address);
        await killed.StartAsync();
        var other = await Open(killed.Address);
        await other.SignInAs("Astrid", new Uri(page.Url).PathAndQuery);
        await Expect(other.GetByText("ser også på denne")).ToContainTextAsync("Erik");
    }
}
