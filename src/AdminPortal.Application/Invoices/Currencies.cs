using AdminPortal.Application.Invoices.Ehf;

namespace AdminPortal.Application.Invoices;

/// <summary>What amounts of a currency are rounded to, after ISO 4217.</summary>
public static class Currencies
{
    private static readonly HashSet<string> WithoutDecimals =
    [
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF",
    ];

    private static readonly HashSet<string> WithThree = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

    /// <summary>Every currency's code, in order.</summary>
    public static IReadOnlyList<string> All => EhfCodes.AllCurrencies;

    /// <summary>Two where the lists have nothing else.</summary>
    public static int DecimalsOf(string currency) => WithoutDecimals.Contains(currency) ? 0 : WithThree.Contains(currency) ? 3 : 2;

    /// <summary>Half the least unit that an ERP rounds to, and a little for the amount that the rounded one is of.</summary>
    internal static decimal SlackOf(string currency) => WithoutDecimals.Contains(currency) ? 0.51m : 0.01m;
}
