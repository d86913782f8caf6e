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
    private static readonly decimal[] Known = [25m, 15m, 12m, 0m];

    /// <summary>From the highest; empty where a tax fits no rate, or the invoice has lines in another currency.</summary>
    public static IReadOnlyList<VatRate> Of(InvoiceDetail invoice)
    {
        if (invoice.Lines.Any(line => line.CurrencyCode != invoice.CurrencyCode))
        {
            return [];
        }

        var parts = invoice.Lines.Select(line => (Basis: line.Amount + line.Charge, line.Tax))
            .Append((Basis: invoice.HeaderCharge - invoice.HeaderDiscount, Tax: invoice.HeaderTax))
            .Where(part => part.Basis != 0 || part.Tax != 0)
            .Select(part => (part.Basis, part.Tax, Rate: RateOf(part.Basis, part.Tax)))
            .ToList();
        return parts.Exists(part => part.Rate is null)
            ? []
            : [.. parts.GroupBy(part => part.Rate!.Value).OrderByDescending(g => g.Key).Select(g => new VatRate(g.Key, g.Sum(part => part.Basis), g.Sum(part => part.Tax)))];
    }

    private static decimal? RateOf(decimal basis, decimal tax)
    {
        var (rate, difference) = Known.Select(rate => (rate, Math.Abs(basis * rate / 100 - tax))).MinBy(candidate => candidate.Item2);
        return difference <= SettlementChecks.Tolerance ? rate : null;
    }
}
