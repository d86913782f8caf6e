using AdminPortal.Application.Invoices.Pdf;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices.Pdf;

public sealed class TellingVatRates
{
    [Fact]
    public void Lines_are_grouped_by_the_rate_that_their_tax_fits()
    {
        var rates = VatRates.Of(PdfSamples.Of(
            PdfSamples.Line(1) with { Charge = 20m, Tax = 30.02m },
            PdfSamples.Line(2) with { Tax = 12m },
            PdfSamples.Line(3) with { Tax = 0m },
            PdfSamples.Line(4) with { Tax = 25m }));

        Assert.Equal([new(25m, 220m, 55.02m), new(12m, 100m, 12m), new(0m, 100m, 0m)], rates);
    }

    [Fact]
    public void The_header_has_a_rate_too()
    {
        var invoice = PdfSamples.Of(PdfSamples.Line(1)) with { Charge = 40m, Discount = 20m, HeaderTax = 3m };

        Assert.Equal([new(25m, 100m, 25m), new(15m, 20m, 3m)], VatRates.Of(invoice));
    }

    [Fact]
    public void A_discount_of_the_header_that_leaves_the_tax_as_it_is_stands_by_itself()
    {
        var invoice = PdfSamples.Of(PdfSamples.Line(1)) with { Charge = 40m, Discount = 30m, HeaderTax = 10m };

        Assert.Equal([new(25m, 140m, 35m), new(0m, -30m, 0m)], VatRates.Of(invoice));
    }

    [Fact]
    public void Where_the_currency_has_whole_units_so_has_the_tax()
    {
        var invoice = PdfSamples.Of(PdfSamples.Line(1) with { Amount = 102m, Tax = 26m, CurrencyCode = "JPY" }) with { CurrencyCode = "JPY" };

        Assert.Equal([new(25m, 102m, 26m)], VatRates.Of(invoice));
    }

    [Fact]
    public void Nothing_is_said_where_a_tax_fits_no_rate()
    {
        Assert.Empty(VatRates.Of(PdfSamples.Of(PdfSamples.Line(1), PdfSamples.Line(2) with { Tax = 25.03m })));
        Assert.Empty(VatRates.Of(PdfSamples.Of(PdfSamples.Line(1), PdfSamples.Line(2) with { CurrencyCode = "SEK" })));
    }
}
