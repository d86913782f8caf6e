using System.Globalization;
using AdminPortal.Application.Invoices.Ehf;
using AdminPortal.Web.Invoices;
using AdminPortal.Web.Shared;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Tests.Invoices;

public sealed class ShowingEhf : PortalTestContext
{
    private readonly EhfStore given = new();

    public ShowingEhf() => Services.AddSingleton(given.Store.Service<EhfService>());

    [Fact]
    public void AnInvoiceThatIsReadyOffersItsDocument()
    {
        given.Invoice("F/1", given.Sound);

        var panel = Render<EhfPanel>(p => p.Add(x => x.Number, "F/1"));

        panel.WaitForAssertion(() => Assert.Equal("Klar for EHF", panel.Find(".badge").TextContent));
        Assert.Equal(("/invoices/F%2F1/ehf", "F%2F1.xml"), (panel.Find("a.button").GetAttribute("href"), panel.Find("a.button").GetAttribute("download")));
    }

    [Fact]
    public void OneThatIsNotSaysWhichRuleItWouldBreakAndLeadsToTheField()
    {
        given.Invoice("F1", given.Unsound);

        var panel = Render<EhfPanel>(p => p.Add(x => x.Number, "F1"));

        panel.WaitForAssertion(() => Assert.Equal("1 regel brytes", panel.Find(".badge").TextContent));
        Assert.Equal("Kontrollsifferet i mottakerens organisasjonsnummer, 999000999, er feil.", panel.Find(".ehf-faults p").TextContent);
        Assert.Equal("PEPPOL-COMMON-R041", panel.Find(".rule").TextContent);
        Assert.Equal($"/organizations/{given.Unsound.PublicId}/edit#EntityId", panel.Find(".ehf-mend a").GetAttribute("href"));
        Assert.Empty(panel.FindAll("a.button"));
    }

    [Fact]
    public void ALineAtFaultIsLinkedAndTheErpNamed()
    {
        given.Invoice("F1", given.Sound, invoice => invoice.Lines[0].LineTotalTaxAmount = 20m);

        var panel = Render<EhfPanel>(p => p.Add(x => x.Number, "F1"));

        panel.WaitForAssertion(() => Assert.Equal("2 regler brytes", panel.Find(".badge").TextContent));
        Assert.Equal("Linje 1: avgiften 20,00 NOK av 100,00 NOK er verken 25, 15, 12 eller 0 %.", panel.Find(".ehf-faults p").TextContent.Replace('\u00a0', ' '));
        Assert.Contains("Rettes i økonomisystemet", panel.Find(".ehf-mend").TextContent, StringComparison.Ordinal);
        Assert.Equal("/invoices/F1?line=1", panel.Find(".ehf-mend a").GetAttribute("href"));
    }

    [Fact]
    public void AnOrganizationSaysWhatAllItsInvoicesLack()
    {
        var notice = Render<EhfOrganizationNotice>(p => p.Add(x => x.OrganizationId, given.Unsound.PublicId));

        notice.WaitForAssertion(() => Assert.Equal(
            ["Fakturaer til organisasjonen kan ikke sendes som EHF", "Uten bestillingsreferanse kan fakturaer ikke sendes som EHF"],
            notice.FindAll(".notice-title").Select(title => title.TextContent)));
        Assert.Equal(
            [$"/organizations/{given.Unsound.PublicId}/edit#EntityId", $"/organizations/{given.Unsound.PublicId}?tab=billing"],
            notice.FindAll(".ehf-mend a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void ASelectionIsCountedOnceItIsOpenedAndOffersAZipOfTheSameFilters()
    {
        given.Invoice("F1", given.Sound);
        given.Invoice("F2", given.Unsound);
        given.Invoice("F3", given.Unsound, invoice => invoice.CurrencyCode = "SEK");
        Service<NavigationManager>().NavigateTo("/invoices?currency=NOK&page=x");
        var search = new InvoiceSearch { Currency = "NOK" };

        var selection = Render<EhfSelection>(p => p.Add(x => x.Search, search));
        Assert.Equal("false", selection.Find("a").GetAttribute("aria-expanded"));
        Assert.Empty(selection.FindAll("[role=status]"));
        Service<NavigationManager>().NavigateTo(selection.Find("a").GetAttribute("href")!);
        selection.Render(p => p.Add(x => x.Search, search));

        selection.WaitForAssertion(() => Assert.Equal("EHF-klar: 1 av 2.", selection.Find("[role=status]").TextContent.Trim()));
        var count = Assert.Single(selection.FindAll(".ehf-counts li"));
        Assert.StartsWith("1", count.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("/invoices/F2", count.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("/invoices/ehf?currency=NOK", selection.Find("a.button").GetAttribute("href"));
    }

    [Theory]
    [InlineData("nb-NO")]
    [InlineData("en-GB")]
    public void EveryFaultHasWordsInBothLanguages(string language)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var texts = Service<IStringLocalizer<EhfTexts>>();

        Assert.All(Enum.GetValues<EhfFaultCode>(), code =>
        {
            var sentence = EhfWords.Of(new(code) { Line = 7, Text = "SE", Expected = 1m, Found = 2m }, "NOK", texts);
            Assert.DoesNotContain("Fault.", sentence, StringComparison.Ordinal);
            Assert.DoesNotContain('{', sentence);
            Assert.False(texts[$"Name.{code}"].ResourceNotFound);
        });
        Assert.All(Enum.GetValues<EhfPlace>(), place => Assert.False(texts[$"Mend.{place}"].ResourceNotFound));
    }
}
