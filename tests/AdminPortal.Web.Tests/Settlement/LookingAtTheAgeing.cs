using System.Text;
using AdminPortal.Application.Access;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Settlement.Ageing;
using AdminPortal.Testing;
using AdminPortal.Web.Exports;
using AdminPortal.Web.Invoices;
using AdminPortal.Web.Settlement;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Tests.Settlement;

/// <summary>Today is 2 March 2026.</summary>
public sealed class LookingAtTheAgeing : PortalTestContext
{
    private readonly TestStore store = new();

    public LookingAtTheAgeing() => Serve(store);

    [Fact]
    public void EveryFigureLeadsToItsInvoices()
    {
        var parent = store.Given.Organization("Fjord");
        var child = store.Given.Organization("Fjord Nord", parent);
        Given(parent, new(2026, 3, 2), 100m);
        Given(parent, new(2026, 3, 1), 200m, i => i.UserId = child.Id);
        Given(child, new(2025, 12, 1), 400.5m);
        Given(child, new(2025, 11, 30), -50m);
        Given(null, new(2026, 1, 15), 1_000m);

        foreach (var address in new[] { "/settlement", "/settlement?party=user", $"/settlement?organization={parent.PublicId}", "/settlement?asAt=2026-02-28" })
        {
            var links = Open(address).WaitForElements(".ageing-table td a").Select(link => (Href: link.GetAttribute("href")!, Text: link.TextContent.Trim())).ToList();

            Assert.NotEmpty(links);
            Assert.All(links, link => Assert.Equal(link.Text + "\u00A0NOK", TotalAt(link.Href)));
        }
    }

    [Fact]
    public void AParentThatReceivesItsChildsInvoiceHasItOnce()
    {
        var parent = store.Given.Organization("Fjord");
        var child = store.Given.Organization("Fjord Nord", parent);
        Given(parent, new(2026, 2, 20), 200m, i => i.UserId = child.Id);

        Assert.Equal(["Fjord selv: 200,00"], RowsAt($"/settlement?organization={parent.PublicId}"));
        Assert.Equal(["Fjord Nord: 200,00"], RowsAt($"/settlement?organization={parent.PublicId}&party=user"));
        Assert.Equal(["Fjord: 200,00"], RowsAt("/settlement"));
    }

    [Fact]
    public void TheListIsSortedAndLengthenedByTheAddress()
    {
        foreach (var number in Enumerable.Range(1, 4))
        {
            Given(store.Given.Organization($"Org {number}"), number == 2 ? new(2026, 4, 1) : new(2026, 1, 1), number * 10m);
        }

        Assert.Equal(["Org 4: 40,00", "Org 3: 30,00", "Org 1: 10,00", "Org 2: 20,00"], RowsAt("/settlement"));
        Assert.Equal(["Org 1: 10,00", "Org 2: 20,00", "Org 3: 30,00", "Org 4: 40,00"], RowsAt("/settlement?sort=total"));
        Assert.Equal(["Org 4: 40,00", "Org 3: 30,00", "Org 2: 20,00", "Org 1: 10,00"], RowsAt("/settlement?sort=name&desc=true"));
        Assert.Equal(["Org 4: 40,00", "3 organisasjoner til: 60,00"], RowsAt("/settlement?rows=1&sort=total&desc=true"));
        Assert.EndsWith("rows=51", Open("/settlement?rows=1").WaitForElement(".ageing-more a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void CurrenciesStandApartAndOneIsChosen()
    {
        var organization = store.Given.Organization("Fjord");
        Given(organization, new(2026, 1, 1), 10m);
        Given(organization, new(2026, 1, 1), 20m);
        Given(organization, new(2026, 1, 1), 5m, i => i.CurrencyCode = "EUR");

        Assert.Equal(["Fjord: 30,00"], RowsAt("/settlement"));
        Assert.Equal(["Fjord: 5,00"], RowsAt("/settlement?currency=EUR"));
        Assert.Contains("Ingen fakturaer i SEK", Open("/settlement?currency=SEK").WaitForElement(".notice").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("asAt=2026-13-45", "«2026-13-45» er ikke en dato")]
    [InlineData("asAt=3000-01-01", "«3000-01-01» er ikke en dato")]
    [InlineData("party=xyz", "«xyz» er verken mottaker")]
    [InlineData("currency=kroner", "«kroner» er ikke en valutakode")]
    [InlineData("sort=colour", "Listen kan ikke sorteres etter «colour»")]
    public void AValueThatCannotBeReadIsToldOf(string query, string told)
    {
        Given(store.Given.Organization("Fjord"), new(2026, 1, 1), 10m);

        var page = Open($"/settlement?{query}");

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".ageing-table")));
        Assert.Contains(told, page.Find(".notice").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void AnOrganisationThatOneMayNotSeeIsNotFound()
    {
        var mine = store.Given.Organization("Mine");
        var others = store.Given.Organization("Others");
        Given(others, new(2026, 1, 1), 10m, i => i.UserId = mine.Id);
        store.SignInAs(StaffRole.Viewer, mine);

        Assert.Contains("Fant ikke organisasjonen", Open($"/settlement?organization={others.PublicId}").WaitForElement(".empty").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Mottakere som er ukjente eller utenfor tilgangen din: 10,00"], RowsAt("/settlement"));
        Assert.Equal(["Mine: 10,00"], RowsAt("/settlement?party=user"));
    }

    [Fact]
    public void WhereAllIsSettledItSaysSo() =>
        Assert.Contains("Alt var oppgjort 31. jan. 2026", Open("/settlement?asAt=2026-01-31").WaitForElement(".empty").TextContent, StringComparison.Ordinal);

    [Fact]
    public void WhatPaymentsCoverStandsBesideTheTotalOfTodayOnly()
    {
        Given(store.Given.Organization("Fjord"), new(2026, 1, 1), 100m, i => i.PaidAmount = 40m);

        Assert.Contains("dekker 40,00\u00A0NOK av 100,00\u00A0NOK", Open("/settlement").WaitForElement(".ageing-note").TextContent, StringComparison.Ordinal);
        var before = Open("/settlement?asAt=2026-01-31");
        before.WaitForAssertion(() => Assert.NotEmpty(before.FindAll(".ageing-table")));
        Assert.Empty(before.FindAll(".ageing-note"));
    }

    [Fact]
    public async Task TheFileHasEveryCurrencyItsTotalAndItsParts()
    {
        var organization = store.Given.Organization("=Fjord");
        Given(organization, new(2026, 2, 1), -1234.5m);
        Given(organization, new(2026, 3, 9), 5m, i => i.CurrencyCode = "EUR");
        var ageing = store.Service<AgeingService>();
        var texts = Service<IStringLocalizer<AgeingTexts>>();
        var report = (await ageing.OfAsync(new(), Xunit.TestContext.Current.CancellationToken))!;

        using var body = new MemoryStream();
        await new ExportFile<AgeingExport.Line>(
            ExportFormat.Csv, "ageing", AgeingExport.ColumnsIn(texts), AgeingExport.LinesAsync(report, new(), ageing, texts, Xunit.TestContext.Current.CancellationToken))
            .WriteAsync(body, Xunit.TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                "2026-03-02;EUR;Sum for valutaen;;5,00;1;0,00;0;0,00;0;0,00;0;0,00;0;0,00;0;5,00;1",
                $"2026-03-02;EUR;'=Fjord;{organization.PublicId};5,00;1;0,00;0;0,00;0;0,00;0;0,00;0;0,00;0;5,00;1",
                "2026-03-02;NOK;Sum for valutaen;;0,00;0;-1234,50;1;0,00;0;0,00;0;0,00;0;-1234,50;1;-1234,50;1",
                $"2026-03-02;NOK;'=Fjord;{organization.PublicId};0,00;0;-1234,50;1;0,00;0;0,00;0;0,00;0;-1234,50;1;-1234,50;1",
            ],
            Encoding.UTF8.GetString(body.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..]);
    }

    private void Given(Organization? receiver, DateOnly dueOn, decimal total, Action<Invoice>? and = null) => store.Given.Invoice(receiver, and: i =>
    {
        (i.InvoiceDate, i.DueOn, i.TotalInvoiceAmount) = (new(2025, 10, 1, 0, 0, 0, DateTimeKind.Utc), dueOn, total);
        and?.Invoke(i);
    });

    private IRenderedComponent<AgeingPanel> Open(string address)
    {
        Service<NavigationManager>().NavigateTo(address);
        return Render<AgeingPanel>();
    }

    /// <summary>The rows of the organisations' table: name and total.</summary>
    private IEnumerable<string> RowsAt(string address) => Open(address)
        .WaitForElements("[aria-labelledby=ageing-organizations] tbody tr")
        .Select(row => $"{row.QuerySelector("th")!.TextContent.Trim()}: {row.QuerySelector("td:last-child :is(a, span)")!.TextContent.Trim()}");

    private string TotalAt(string address)
    {
        Service<NavigationManager>().NavigateTo(address);
        return Render<InvoicesPage>().WaitForElement(".total-amount").TextContent.Trim();
    }
}
