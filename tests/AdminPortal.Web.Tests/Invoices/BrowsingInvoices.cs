using AdminPortal.Application.Access;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Invoices.Ehf;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Settlement;
using AdminPortal.Testing;
using AdminPortal.Web.Invoices;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.Invoices;

public sealed class BrowsingInvoices : PortalTestContext
{
    private readonly TestStore store = new();

    public BrowsingInvoices()
    {
        Services.AddSingleton(store.Service<InvoiceService>());
        Services.AddSingleton(store.Service<EhfService>());
        Services.AddSingleton(store.Service<OrganizationService>());
        Services.AddSingleton(store.Service<OrganizationTreeService>());
    }

    [Fact]
    public void RowsComeNewestFirstWithTotalsPerCurrency()
    {
        Given("OLD", 2);
        Given("NEW", 1, i => i.CurrencyCode = "EUR");

        var page = Open("/invoices");

        page.WaitForAssertion(() => Assert.Equal(["NEW", "OLD"], Numbers(page)));
        page.WaitForAssertion(() => Assert.Equal(["EUR", "NOK"], page.FindAll(".total-head strong").Select(code => code.TextContent).Order()));
    }

    [Fact]
    public void TheAddressNarrowsTheListAndSaysSoInChips()
    {
        Given("PAID", 1, i => i.Settled = true);
        Given("LATE", 2, i => i.DueOn = new(2026, 2, 1));
        Given("OPEN", 3);

        var page = Open("/invoices?status=overdue&currency=NOK&min=100");

        page.WaitForAssertion(() => Assert.Equal(["LATE"], Numbers(page)));
        Assert.Equal(["Status: Forfalt", "Valuta: NOK", "Beløp fra: 100"], page.FindAll(".chip > span").Select(chip => chip.TextContent.Trim()));
        Assert.Equal("/invoices?status=overdue&min=100", page.FindAll(".chip a")[1].GetAttribute("href"));
    }

    [Theory]
    [InlineData("any", "BOTH TOTAL", "Avvik: Alle avvik (uten forfall)")]
    [InlineData("evidence", "BOTH", "Avvik: Oppgjort uten innbetaling")]
    [InlineData("duedate", "LATE", "Avvik: Forfalt")]
    [InlineData("2", "BOTH LATE TOTAL", null)]
    public void AFindingNarrowsTheListAndStandsInTheRows(string finding, string numbers, string? chip)
    {
        Given("TOTAL", 1, i => i.Findings = FindingSet.Total);
        Given("BOTH", 2, i => i.Findings = FindingSet.Total | FindingSet.Tax | FindingSet.Evidence);
        Given("LATE", 3, i => i.DueOn = new(2026, 2, 1));

        var page = Open($"/invoices?finding={finding}");

        page.WaitForAssertion(() => Assert.Equal(numbers.Split(' '), Numbers(page).Order()));
        Assert.Equal(chip is null ? [] : [chip], page.FindAll(".chip > span").Select(shown => shown.TextContent.Trim()));
        Assert.Equal(
            numbers.Contains("BOTH", StringComparison.Ordinal) ? ["Summen stemmer ikke", "Mva. stemmer ikke", "+1 til"] : [],
            page.FindAll("tr").Where(row => row.TextContent.Contains("BOTH", StringComparison.Ordinal)).SelectMany(row => row.QuerySelectorAll(".invoice-findings > span")).Select(badge => badge.TextContent.Trim()));
    }

    [Fact]
    public void AChosenFilterGoesIntoTheAddressAndBackToTheFirstPage()
    {
        Given("ONE", 1);
        var page = Open("/invoices?page=x&sort=amount");
        page.WaitForAssertion(() => Assert.NotEmpty(Numbers(page)));

        page.Find("select").Change("settled");

        Assert.EndsWith("/invoices?sort=amount&status=settled", Service<NavigationManager>().Uri);
        page.WaitForAssertion(() => Assert.Contains("Ingen fakturaer passer", page.Markup));
    }

    [Fact]
    public void AnAmountIsReadInTheReadersLanguageAndRefusedWhenItIsNone()
    {
        var page = Open("/invoices");
        var amount = "input[inputmode=decimal]";

        page.Find(amount).Change("1 250,50");
        Assert.EndsWith("/invoices?min=1250.50", Service<NavigationManager>().Uri);

        page.Find(amount).Change("mye");
        Assert.Equal("true", page.Find(amount).GetAttribute("aria-invalid"));
        Assert.EndsWith("/invoices?min=1250.50", Service<NavigationManager>().Uri);
    }

    [Fact]
    public void AnEmptyListSaysWhereInvoicesComeFrom() =>
        Assert.Contains("økonomisystemet", Open("/invoices").WaitForElement(".empty-text").TextContent);

    [Fact]
    public void AnOrganisationsOwnListHasItsInvoicesAndThoseBelow()
    {
        var parent = store.Given.Organization("Parent");
        var child = store.Given.Organization("Child", parent);
        store.Given.Invoice(parent, and: i => i.InvoiceNumber = "PARENT");
        store.Given.Invoice(child, and: i => i.InvoiceNumber = "CHILD");

        Service<NavigationManager>().NavigateTo($"/organizations/{parent.PublicId}?tab=invoices");
        var panel = Render<OrganizationInvoicesPanel>(p => p.Add(x => x.OrganizationId, parent.PublicId));
        panel.WaitForAssertion(() => Assert.Equal(["PARENT"], Numbers(panel)));

        panel.Find("input[type=checkbox]").Change(true);
        panel.WaitForAssertion(() => Assert.Equal(["CHILD", "PARENT"], Numbers(panel).Order()));
        Assert.Equal($"/invoices?organization={parent.PublicId}&below=true", panel.Find(".filter-link").GetAttribute("href"));
    }

    [Fact]
    public void AnOrganisationOutsideTheGrantIsNamedAndNotLinked()
    {
        var mine = store.Given.Organization("Mine");
        var others = store.Given.Organization("Others");
        store.Given.Invoice(others, and: i => (i.InvoiceNumber, i.UserId, i.UserName) = ("USED", mine.Id, "Mine"));
        store.SignInAs(StaffRole.Viewer, mine);

        var page = Open("/invoices");

        page.WaitForAssertion(() => Assert.Equal(["Mine"], page.FindAll(".invoice-of a").Select(link => link.TextContent)));
        Assert.Contains("Others", page.Find(".invoice-of").TextContent);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            store.Dispose();
        }
    }

    private static IEnumerable<string> Numbers(IRenderedComponent<IComponent> page) => page.FindAll(".row-link").Select(link => link.TextContent);

    private void Given(string number, int daysAgo, Action<Invoice>? and = null) => store.Given.Invoice(null, and: invoice =>
    {
        (invoice.InvoiceNumber, invoice.InvoiceDate) = (number, store.Clock.UtcNow.AddDays(-daysAgo));
        and?.Invoke(invoice);
    });

    private IRenderedComponent<InvoicesPage> Open(string url)
    {
        Service<NavigationManager>().NavigateTo(url);
        return Render<InvoicesPage>();
    }
}
