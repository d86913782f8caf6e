namespace AdminPortal.Application.Invoices.Contract;

/// <summary>Amounts without the zeros that a column's scale puts behind them, so that both databases write the same number.</summary>
internal static class Plain
{
    private const decimal OneOfFullScale = 1.0000000000000000000000000000m;

    /// <summary>A quotient has no more decimals than it needs.</summary>
    public static decimal Of(decimal amount) => amount / OneOfFullScale;
}
