using System.Globalization;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Settlement;
using AdminPortal.Testing;
using AdminPortal.Web.Invoices;
using AdminPortal.Web.Settlement;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Tests.Settlement;

public sealed class SeeingFindings : PortalTestContext
{
    private readonly TestStore store = new();

    public SeeingFindings()
    {
        Services.AddSingleton(store.Service<InvoiceService>());
        Services.AddSingleton(store.Service<OrganizationService>());
        Services.AddSingleton(store.Service<OrganizationTreeService>());
        Services.AddSingleton(store.Service<FindingService>());
    }

    [Fact]
    public void EachCheckHasItsCountItsOpenAmountsAndAWayToItsInvoices()
    {
        Given(FindingSet.Total);
        Given(FindingSet.Total | FindingSet.Tax, i => (i.CurrencyCode, i.TotalInvoiceAmount) = ("EUR", 10m));

        var panel = Open("/settlement?tab=findings&from=2026-01-01");

        panel.WaitForAssertion(() => Assert.Equal("2 fakturaer har avvik eller merknader", panel.Find(".findings-sum").TextContent.Trim()));
        Assert.Equal("/invoices?finding=any&from=2026-01-01", panel.Find(".findings-sum a").GetAttribute("href"));
        Assert.Equal(Enum.GetValues<CheckCode>().Length, panel.FindAll("tbody tr").Count);
        var total = panel.FindAll("tbody tr")[0];
        Assert.Equal("/invoices?finding=total&from=2026-01-01", total.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(["2", "10,00 EUR125,00 NOK"], total.QuerySelectorAll(".at-end").Select(cell => string.Join(' ', cell.TextContent.Replace('\u00A0', ' ').Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))));
        var charge = panel.FindAll("tbody tr")[2];
        Assert.Null(charge.QuerySelector("a"));
        Assert.Equal("Ingen funnet", charge.QuerySelector("svg")!.GetAttribute("aria-label"));
    }

    [Fact]
    public void WhereNothingIsFoundItSaysSo()
    {
        var panel = Open("/settlement?tab=findings");

        panel.WaitForAssertion(() => Assert.Contains("ingen avvik", panel.Find(".findings-sum").TextContent));
    }

    [Theory]
    [InlineData("nb-NO")]
    [InlineData("en-GB")]
    public void EveryFindingHasANameAndASentence(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var texts = Service<IStringLocalizer<InvoiceTexts>>();

        Assert.All(Enum.GetValues<CheckCode>(), code =>
        {
            Assert.DoesNotContain("Finding.", FindingWords.NameOf(code, texts));
            Assert.EndsWith(".", FindingWords.ExplanationOf(code, texts));
        });
        Assert.Equal(Enum.GetValues<CheckCode>().Except([CheckCode.DueDate]), FindingSets.CodesOf(Enum.GetValues<FindingSet>().Aggregate((all, one) => all | one)));
    }

    private IRenderedComponent<FindingsPanel> Open(string address)
    {
        Service<NavigationManager>().NavigateTo(address);
        return Render<FindingsPanel>();
    }

    private void Given(FindingSet findings, Action<Invoice>? and = null) => store.Given.Invoice(null, and: invoice =>
    {
        (invoice.Findings, invoice.InvoiceDate) = (findings, store.Clock.UtcNow.AddDays(-1));
        and?.Invoke(invoice);
    });
}
