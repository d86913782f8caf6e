namespace AdminPortal.Application.Invoices;

/// <summary>
/// The rates of Norwegian VAT, in percent. The ERP sends the tax and no rate: an amount's is the one that its tax fits. Used by the
/// EHF document and by the PDF, so that both say the same.
/// </summary>
internal static class NorwegianVat
{
    public static readonly IReadOnlyList<decimal> Rates = [0m, 12m, 15m, 25m];

    /// <summary>The rates that a tax may be of; on small amounts there may be more than one.</summary>
    /// <param name="slack">How far the tax may lie from the rate's, in the amounts' currency.</param>
    public static IEnumerable<decimal> Fitting(decimal taxable, decimal tax, decimal slack) => Rates.Where(rate => Distance(taxable, tax, rate) <= slack);

    /// <summary>How far a tax lies from that of a rate, in the amounts' currency; not rounded.</summary>
    public static decimal Distance(decimal taxable, decimal tax, decimal rate) => Math.Abs(tax - taxable * rate / 100m);

    /// <summary>
    /// The rates of a charge and a discount that share one tax: the pair that comes nearest to it, of equals the lowest. A discount
    /// that leaves the tax as it is has the rate 0.
    /// </summary>
    public static (decimal Charge, decimal Discount) OfHeader(decimal charge, decimal discount, decimal tax) => (
        from ofCharge in charge != 0 ? Rates : [0m]
        from ofDiscount in discount != 0 ? Rates : [0m]
        orderby Math.Abs(tax - (charge * ofCharge - discount * ofDiscount) / 100m), ofDiscount, ofCharge
        select (ofCharge, ofDiscount)).First();
}
