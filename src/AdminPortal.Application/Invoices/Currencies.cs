namespace AdminPortal.Application.Invoices;

/// <summary>Decimals of a currency after ISO 4217; two where the list below has nothing else.</summary>
public static class Currencies
{
    private static readonly HashSet<string> WithoutDecimals =
    [
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF",
    ];

    private static readonly HashSet<string> WithThree = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

    public static int DecimalsOf(string currency) => WithoutDecimals.Contains(currency) ? 0 : WithThree.Contains(currency) ? 3 : 2;
}
