namespace AdminPortal.Application.Invoices.Ehf;

/// <summary>A VAT category (UNCL 5305) and its rate.</summary>
/// <param name="Category"><c>S</c> taxed, <c>Z</c> zero-rated, <c>G</c> export, <c>O</c> outside VAT since the seller is not registered for it.</param>
/// <param name="Percent">25, 15, 12 or 0.</param>
internal readonly record struct EhfVat(string Category, decimal Percent)
{
    internal static EhfVat Of(decimal percent, bool sellerIsRegistered, string buyerCountry) => percent > 0
        ? new("S", percent)
        : new(!sellerIsRegistered ? "O" : buyerCountry is "NO" ? "Z" : "G", 0m);
}
