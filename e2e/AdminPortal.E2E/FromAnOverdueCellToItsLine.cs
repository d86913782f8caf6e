using System.Text.RegularExpressions;
using AdminPortal.Application.Invoices;
using AdminPortal.E2E.Hosting;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

/// <summary>A debtor of its own: two invoices in NOK long overdue, the lines of one of which do not make its total.</summary>
public sealed class FromAnOverdueCellToItsLine(PortalHost host) : Journey(host)
{
    private const string Debtor = "Purrevennen AS";
    private const string FaultyLine = "Signering, for lavt beløp";

    private ILocator Rows => Page.GetByRole(AriaRole.Table, new() { Name = "Fakturaer", Exact = true }).Locator("tbody .row-link");

    private ILocator OverdueCell => Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex(@"^NOK, Over 90 dager: .*, 2 fakturaer$") });

    [Fact]
    public async Task The_keyboard_leads_from_the_ageing_to_the_line_and_back_leads_the_same_way()
    {
        var debtor = await GivenTheDebtor();
        await SignInAs("Frida", "/settlement");
        await Settled();
        await ExpectAccessible();
        await TabTo(Combobox("Organisasjon"));
        await Pick(Debtor);
        await Expect(Page).ToHaveURLAsync(new Regex($"organization={debtor}"));
        await TabTo(OverdueCell);
        await ExpectAccessible();
        await Press("Enter");

        await ExpectHeading("Fakturaer");
        await Expect(Rows).ToHaveTextAsync(["PURRE-2", "PURRE-1"]);
        await Expect(Page.Locator(".total")).ToHaveTextAsync(new Regex(@"NOK\s*2 fakturaer\s*3\s750,00\sNOK"));
        await ExpectAccessible();
        await TabTo(Combobox("Avvik"));
        await Press("S");
        await Expect(Rows).ToHaveTextAsync(["PURRE-1"]);
        var filtered = Page.Url;
        Assert.Contains("finding=total", filtered, StringComparison.Ordinal);
        await TabTo(Link("PURRE-1"));
        await Press("Enter");

        await ExpectHeading("Faktura PURRE-1");
        var total = Page.Region("Kontroll av oppgjøret").GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Linjene mot totalen" });
        await Expect(total).ToContainTextAsync(new Regex(@"Utregnet\s*2\s400,00\sNOK\s*På fakturaen\s*2\s500,00\sNOK\s*Differanse\s*100,00\sNOK"));
        await ExpectAccessible();
        await TabTo(Link(FaultyLine));
        await Press("Enter");

        await Expect(Page).ToHaveURLAsync(new Regex(@"/invoices/PURRE-1\?line=2$"));
        var line = Page.Region("Linje 2");
        await Expect(line).ToContainTextAsync(new Regex(@"avviker .100,00\sNOK fra beløpet"));
        await Expect(line.GetByRole(AriaRole.Heading, new() { Name = "Linje 2" })).ToBeFocusedAsync();
        await ExpectAccessible();

        await Page.GoBackAsync();
        await Expect(line).ToHaveCountAsync(0);
        await Page.GoBackAsync();
        await Expect(Page).ToHaveURLAsync(filtered);
        await Expect(Rows).ToHaveTextAsync(["PURRE-1"]);
        await Page.GoBackAsync();
        await Expect(Rows).ToHaveTextAsync(["PURRE-2", "PURRE-1"]);
        await Page.GoBackAsync();
        await ExpectHeading("Oppgjør");
        await Expect(OverdueCell).ToBeVisibleAsync();
    }

    private async Task<string> GivenTheDebtor()
    {
        var debtor = await Given.AnOrganization(Debtor);
        var today = OsloTime.Today(TimeProvider.System);
        string Row(int number, int age, string currency, string settled, string total, string tax, string product, string quantity, string price, string amount) =>
            $"{debtor};{Debtor};PURRE-{number};{today.AddDays(-age):yyyy-MM-dd};{currency};{total};{tax};26112{number};{settled};{product};{quantity};{price};{amount};250,00";
        var outcome = await Given.AnImport("purringer.csv", string.Join('\n',
            "organizationId;organizationName;invoiceNumber;invoiceDate;currencyCode;totalInvoiceAmount;totalTaxAmount;paymentId;settled;productName;invoicedQuantity;salesPrice;lineAmount;lineTotalTaxAmount",
            Row(1, 250, "NOK", "nei", "2500,00", "500,00", "Signering", "10", "100,00", "1000,00"),
            Row(1, 250, "NOK", "nei", "2500,00", "500,00", FaultyLine, "4", "250,00", "900,00"),
            Row(2, 200, "NOK", "nei", "1250,00", "250,00", "Signering", "10", "100,00", "1000,00"),
            Row(3, 5, "NOK", "nei", "1250,00", "250,00", "Signering", "10", "100,00", "1000,00"),
            Row(4, 200, "NOK", "ja", "1250,00", "250,00", "Signering", "10", "100,00", "1000,00"),
            Row(5, 200, "EUR", "nei", "1250,00", "250,00", "Signering", "10", "100,00", "1000,00")));
        Assert.Equal(5, outcome.Created);
        return debtor;
    }

    /// <summary>By Tab alone, as somebody without a mouse.</summary>
    private async Task TabTo(ILocator target)
    {
        await Expect(target).ToBeVisibleAsync();
        for (var presses = 0; presses < 200; presses++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await Press("Tab");
        }

        Assert.Fail($"Tab never comes to {target}.");
    }
}
