namespace AdminPortal.Application.Settlement;

/// <summary>What the settlement checks need to know of an invoice. Amounts are exact, with up to four decimals, in <paramref name="CurrencyCode"/>.</summary>
/// <param name="Discount">Includes the lines' discounts; what is over is the header's own.</param>
/// <param name="Charge">Includes the lines' charges.</param>
/// <param name="Tax">The lines' taxes and <paramref name="HeaderTax"/>.</param>
/// <param name="PaymentReference">As stored, or null.</param>
/// <param name="Paid">What confirmed payments come to.</param>
/// <param name="DueOn">The last day on which it is paid in time, in Norway.</param>
public sealed record InvoiceFacts(
    string CurrencyCode,
    decimal Total,
    decimal Discount,
    decimal Charge,
    decimal Tax,
    decimal HeaderTax,
    string? PaymentReference,
    bool Settled,
    decimal Paid,
    DateOnly DueOn,
    IReadOnlyList<InvoiceLineFacts> Lines);

/// <summary>What the checks need to know of a line.</summary>
/// <param name="Amount">Net of the discount, before charge and tax.</param>
public sealed record InvoiceLineFacts(
    int Number,
    string CurrencyCode,
    decimal Amount,
    decimal Discount,
    decimal Charge,
    decimal Tax,
    InvoicePeriod Contract,
    InvoicePeriod Recognition);

/// <summary>A period of whole days in Norway, both included; either end may be unknown.</summary>
public readonly record struct InvoicePeriod(DateOnly? Start, DateOnly? End)
{
    public bool IsEmpty => Start is null && End is null;

    public bool IsWhole => Start is not null && End is not null;

    /// <summary>Whether it ends before it starts.</summary>
    public bool IsTurnedRound => End < Start;

    /// <summary>Whether a day of it lies outside <paramref name="other"/>, as far as the ends are known.</summary>
    public bool ReachesOutside(InvoicePeriod other) => Start < other.Start || End > other.End;
}
