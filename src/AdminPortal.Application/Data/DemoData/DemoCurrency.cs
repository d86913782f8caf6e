namespace AdminPortal.Application.Data.DemoData;

/// <summary>A currency that demo invoices are in.</summary>
/// <param name="Code">ISO 4217.</param>
/// <param name="Decimals">Of its amounts: the yen and the Icelandic króna have none.</param>
/// <param name="PerKrone">How much of it a Norwegian krone is, about.</param>
internal sealed record DemoCurrency(string Code, int Decimals, decimal PerKrone)
{
    public static readonly DemoCurrency Nok = new("NOK", 2, 1m);

    private static readonly DemoCurrency Sek = new("SEK", 2, 1m);
    private static readonly DemoCurrency Dkk = new("DKK", 2, 0.65m);
    private static readonly DemoCurrency Eur = new("EUR", 2, 0.085m);
    private static readonly DemoCurrency Isk = new("ISK", 0, 12.5m);
    private static readonly DemoCurrency Usd = new("USD", 2, 0.095m);
    private static readonly DemoCurrency Gbp = new("GBP", 2, 0.074m);
    private static readonly DemoCurrency Jpy = new("JPY", 0, 14.5m);

    private static readonly DemoCurrency[] Foreign = [Eur, Eur, Eur, Usd, Usd, Gbp, Jpy, Sek, Dkk];

    public static DemoCurrency For(string country, DemoRandom random) => random.Chance(9) ? random.Pick(Foreign) : country switch
    {
        "SE" => Sek,
        "DK" => Dkk,
        "FI" => Eur,
        "IS" => Isk,
        _ => Nok,
    };

    /// <summary>Half away from zero, as the settlement checks have it.</summary>
    public decimal Round(decimal amount) => decimal.Round(amount, Decimals, MidpointRounding.AwayFromZero);
}
