using AdminPortal.Application.Settlement;

namespace AdminPortal.Application.Invoices.Pdf;

/// <summary>What is taxed at one rate, and the tax.</summary>
/// <param name="Rate">In percent.</param>
internal sealed record VatRate(decimal Rate, decimal Basis, decimal Tax);

/// <summary>
/// Amounts and tax by rate, which an invoice has to give (bokføringsforskriften § 5-1-1). The ERP sends no rate: each line's is the
/// Norwegian one that its tax fits.
/// </summary>
internal static class VatRates
{
    /// <summary>From the highest; empty where a tax fits no rate, or the invoice has lines in another currency.</summary>
    public static IReadOnlyList<VatRate> Of(InvoiceDetail invoice)
    {
        if (invoice.Lines.Any(line => line.CurrencyCode != invoice.CurrencyCode))
        {
            return [];
        }

        var slack = Math.Max(SettlementChecks.Tolerance, Currencies.SlackOf(invoice.CurrencyCode));
        var parts = invoice.Lines.Select(line => (Basis: line.Amount + line.Charge, line.Tax))
            .Concat(Header(invoice))
            .Where(part => part.Basis != 0 || part.Tax != 0)
            .Select(part => (part.Basis, part.Tax, Rate: RateOf(part.Basis, part.Tax, slack)))
            .ToList();
        return parts.Exists(part => part.Rate is null)
            ? []
            : [.. parts.GroupBy(part => part.Rate!.Value).OrderByDescending(g => g.Key).Select(g => new VatRate(g.Key, g.Sum(part => part.Basis), g.Sum(part => part.Tax)))];
    }

    /// <summary>The header has one tax; where both a charge and a discount stand on it, each has its share.</summary>
    private static IEnumerable<(decimal Basis, decimal Tax)> Header(InvoiceDetail invoice)
    {
        var (charge, discount, tax) = (invoice.HeaderCharge, invoice.HeaderDiscount, invoice.HeaderTax);
        if (charge == 0 || discount == 0)
        {
            return [(charge - discount, tax)];
        }

        var less = SettlementChecks.Round(discount * NorwegianVat.OfHeader(charge, discount, tax).Discount / 100m);
        return [(charge, tax + less), (-discount, -less)];
    }

    /// <summary>The nearest; of equals the highest. On a small amount several may fit.</summary>
    private static decimal? RateOf(decimal basis, decimal tax, decimal slack) => NorwegianVat.Fitting(basis, tax, slack)
        .OrderBy(rate => NorwegianVat.Distance(basis, tax, rate)).ThenByDescending(rate => rate)
        .Select(rate => (decimal?)rate)
        .FirstOrDefault();
}
