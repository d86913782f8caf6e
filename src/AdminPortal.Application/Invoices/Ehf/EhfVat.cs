namespace AdminPortal.Application.Invoices.Ehf;

/// <summary>A VAT category (UNCL 5305) and its rate.</summary>
/// <param name="Category"><c>S</c> taxed, <c>Z</c> zero-rated, <c>G</c> export, <c>O</c> outside VAT since the seller is not registered for it.</param>
/// <param name="Percent">25, 15, 12 or 0.</param>
public readonly record struct EhfVat(string Category, decimal Percent)
{
    /// <summary>The rates of Norwegian VAT.</summary>
    internal static readonly decimal[] Rates = [0m, 12m, 15m, 25m];

    internal static EhfVat Of(decimal percent, bool sellerIsRegistered, string buyerCountry) => percent > 0
        ? new("S", percent)
        : new(!sellerIsRegistered ? "O" : buyerCountry is "NO" ? "Z" : "G", 0m);

    /// <summary>The rates that a tax may be of; on small amounts there may be more than one.</summary>
    internal static IEnumerable<decimal> Fitting(decimal taxable, decimal tax, decimal slack) => Rates.Where(rate => Distance(taxable, tax, rate) <= slack);

    internal static decimal Distance(decimal taxable, decimal tax, decimal rate) => Math.Abs(tax - taxable * rate / 100m);
}
