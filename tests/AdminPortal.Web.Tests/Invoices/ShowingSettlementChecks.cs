using System.Globalization;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Settlement;
using AdminPortal.Web.Invoices;
using Bunit;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Tests.Invoices;

public sealed class ShowingSettlementChecks : PortalTestContext
{
    private static readonly CheckCode[] OnlyWarn = [CheckCode.PaymentReference, CheckCode.Evidence];

    /// <summary>Together they show every outcome of every check.</summary>
    private static IEnumerable<InvoiceDetail> Every => new[]
    {
        SomeInvoice.Sound.Checked(),
        (SomeInvoice.Sound with { Total = 260m, Tax = 49m, Discount = 9m, Lines = [SomeInvoice.Line(1) with { Charge = 3m, CurrencyCode = "EUR", Discount = 12m }] }).Checked(2, new(2026, 4, 1)),
        (SomeInvoice.Sound with { PaymentReference = "123456785", Lines = [WithPeriod(new(2026, 1, 1), new(2026, 2, 1))] }).Checked(1, new(2026, 3, 14)),
        (SomeInvoice.Sound with { PaymentReference = "123456789", Settled = true, Lines = [WithPeriod(new(2026, 2, 1), new(2026, 1, 1))] }).Checked(),
        (SomeInvoice.Sound with { PaymentReference = "PO 1", Lines = [WithPeriod(new(2026, 1, 1), null)] }).Checked(),
        (SomeInvoice.Sound with { PaymentReference = null, Lines = [] }).Checked(),
        (SomeInvoice.Sound with { PaymentReference = null, Total = -1m, Settled = true }).Checked(),
        (SomeInvoice.Sound with { Settled = true, Paid = 250m }).Checked(),
        (SomeInvoice.Sound with { Settled = true, Paid = 300m }).Checked(),
        (SomeInvoice.Sound with { Settled = true, Paid = 100m }).Checked(),
        (SomeInvoice.Sound with { Paid = 250m }).Checked(),
        (SomeInvoice.Sound with { Paid = 300m }).Checked(),
        (SomeInvoice.Sound with { Paid = 100m }).Checked(),
    };

    [Fact]
    public void WhatFailedLiesOpenWithItsFiguresAndTheRestIsShut()
    {
        var panel = Panel((SomeInvoice.Sound with { Total = 350m }).Checked());

        var open = Assert.Single(panel.FindAll("details[open]"));
        Assert.Contains("Linjene mot totalen", open.TextContent);
        Assert.Equal("100,00 NOK", open.QuerySelector(".sums-difference dd")!.TextContent.Replace('\u00A0', ' '));
        Assert.Equal("Avvik", open.QuerySelector("svg")!.GetAttribute("aria-label"));
        Assert.Contains("1 avvik", panel.Find(".panel-head").TextContent);
    }

    [Fact]
    public void WhenNothingFailedItSaysSo() => Assert.Contains("Alt stemmer", Panel(SomeInvoice.Sound.Checked()).Find(".panel-head").TextContent);

    [Fact]
    public void AFailedKidIsAWarning()
    {
        var panel = Panel((SomeInvoice.Sound with { PaymentReference = "123456789" }).Checked());

        Assert.Contains("1 merknad", panel.Find(".panel-head").TextContent);
        Assert.Contains("kontrollsifferet stemmer ikke", panel.Find("details[open]").TextContent);
    }

    [Fact]
    public void ASharedReferenceLeadsToTheInvoicesThatHaveIt() => Assert.Equal(
        "/invoices?q=123456782", Panel(SomeInvoice.Sound.Checked(1)).Find("details[open] a").GetAttribute("href"));

    [Fact]
    public void LinesAtFaultAreLinked() => Assert.Equal(
        "/invoices/INV-1?line=2",
        Panel((SomeInvoice.Sound with { Lines = [SomeInvoice.Line(1), SomeInvoice.Line(2) with { CurrencyCode = "EUR", Discount = 10m }] }).Checked()).Find(".check-line").GetAttribute("href"));

    [Theory]
    [InlineData(true, 0, "Totalbeløp 250,00 NOK Innbetalt 0,00 NOK Differanse -250,00 NOK", "ikke sett innbetalinger")]
    [InlineData(true, 100, "Totalbeløp 250,00 NOK Innbetalt 100,00 NOK Differanse -150,00 NOK", "mangler 150,00 NOK")]
    [InlineData(false, 250, "Totalbeløp 250,00 NOK Innbetalt 250,00 NOK Differanse 0,00 NOK", "ikke som oppgjort")]
    [InlineData(false, 300, "Totalbeløp 250,00 NOK Innbetalt 300,00 NOK Differanse 50,00 NOK", "50,00 NOK for mye")]
    public void PaymentAndSettlementThatDisagreeAreShownWithTheirFigures(bool settled, int paid, string figures, string words)
    {
        var open = Assert.Single(Panel((SomeInvoice.Sound with { Settled = settled, Paid = paid }).Checked()).FindAll("details[open]"));

        Assert.Equal(figures, string.Join(' ', open.QuerySelectorAll("dt, dd").Select(part => part.TextContent.Trim())).Replace('\u00A0', ' ').Replace('\u2212', '-'));
        Assert.Contains(words, open.QuerySelector("p")!.TextContent.Replace('\u00A0', ' '));
    }

    [Fact]
    public void EveryOutcomeOfEveryCheckIsTried()
    {
        var tried = Every.SelectMany(invoice => invoice.Checks).Select(check => (check.Code, check.Outcome, check.Reference)).ToHashSet();

        Assert.All(Enum.GetValues<CheckCode>(), code => Assert.Contains(tried, one => one.Code == code && one.Outcome is CheckOutcome.Passed));
        Assert.All(Enum.GetValues<PaymentReferenceKind>(), kind => Assert.Contains(tried, one => one.Reference == kind));
        Assert.All(Enum.GetValues<CheckCode>().Except(OnlyWarn), code => Assert.Contains(tried, one => one.Code == code && one.Outcome is CheckOutcome.Failed));
        Assert.All(OnlyWarn, code => Assert.Contains(tried, one => one.Code == code && one.Outcome is CheckOutcome.Warning));
    }

    [Theory]
    [InlineData("nb-NO")]
    [InlineData("en-GB")]
    public void EveryOutcomeHasWords(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var texts = Service<IStringLocalizer<InvoiceTexts>>();

        Assert.All(Every.SelectMany(invoice => invoice.Checks.Select(check => (invoice, check))), one =>
        {
            Assert.DoesNotMatch("^(Check|Reference)\\.", CheckWords.Of(one.check, one.invoice, texts));
            Assert.False(texts[$"Check.{one.check.Code}"].ResourceNotFound);
            Assert.False(texts[$"Outcome.{one.check.Outcome}"].ResourceNotFound);
        });
    }

    private static InvoiceLineDetail WithPeriod(DateOnly? start, DateOnly? end) => SomeInvoice.Line(1) with
    {
        ContractStart = start is { } first ? OsloTime.MidnightOf(first) : null,
        ContractEnd = end is { } last ? OsloTime.MidnightOf(last) : null,
    };

    private IRenderedComponent<SettlementPanel> Panel(InvoiceDetail invoice) => Render<SettlementPanel>(p => p.Add(panel => panel.Invoice, invoice));
}
