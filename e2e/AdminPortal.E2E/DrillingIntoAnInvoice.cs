using System.Text.RegularExpressions;
using AdminPortal.E2E.Hosting;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

public sealed class DrillingIntoAnInvoice(PortalHost host) : Journey(host)
{
    [Fact]
    public async Task The_list_leads_to_an_invoice_and_that_to_a_line()
    {
        await SignInAs("Frida", "/invoices");
        await Page.GetByLabel("Søk").First.FillAsync("DEMO-SUM-1");
        await Expect(Page).ToHaveURLAsync(new Regex(@"\?q=DEMO-SUM-1"));
        await Link("DEMO-SUM-1").PressAsync("Enter");
        await ExpectHeading("Faktura DEMO-SUM-1");
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "Kontroll av oppgjøret" })).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).First.PressAsync("Enter");
        await Expect(Page).ToHaveURLAsync(new Regex(@"/invoices/DEMO-SUM-1\?line=1"));
        await ExpectAccessible();
        await Page.ReloadAsync();
        await Interactive();
        await Expect(Page).ToHaveURLAsync(new Regex(@"\?line=1"));
        await Page.GoBackAsync();
        await Expect(Page).Not.ToHaveURLAsync(new Regex("line="));
    }

    [Fact]
    public async Task The_totals_keep_the_currencies_apart_and_follow_the_filter()
    {
        await SignInAs("Frida", "/invoices?currency=SEK");
        await Expect(Page.GetByRole(AriaRole.Table).First).ToBeVisibleAsync();
        await Expect(Page.Locator("main")).Not.ToContainTextAsync(new Regex(@"\d NOK"));
        await GoTo("/invoices");
        await Expect(Page.Locator("main")).ToContainTextAsync(new Regex(@"\d\u00A0NOK"));
    }
}
