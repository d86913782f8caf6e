namespace AdminPortal.Application.Settlement.Payments;

/// <summary>What the matching needs to know of an invoice.</summary>
/// <param name="Paid">What confirmed payments come to.</param>
public sealed record MatchableInvoice(long Id, string CurrencyCode, decimal Total, decimal Paid)
{
    /// <summary>
    /// What is left to pay. Of the total two decimals count, halves rounded away from zero: an invoice may have four, and nobody
    /// can pay those. Negative where too much was paid.
    /// </summary>
    public decimal Remaining => SettlementChecks.Round(Total) - Paid;
}

/// <summary>A part of a payment that may be laid to an invoice.</summary>
public sealed record ProposedMatch(long InvoiceId, decimal Amount);

/// <summary>What a payment seems to pay.</summary>
/// <param name="IsExact">Nobody needs to be asked.</param>
public sealed record Proposal(MatchKind Kind, bool IsExact, IReadOnlyList<ProposedMatch> Matches)
{
    public static readonly Proposal None = new(MatchKind.Unknown, false, []);
}

/// <summary>
/// Says what a payment pays, by the reference and the amount. A pure function, and stern: it is exact only where one invoice has
/// the reference, in the payment's currency, and the amount is to the øre what is left of it. The settlement checks' tolerance of
/// 0.02 is for sums that were rounded part by part; a payer writes one amount, and one that differs is somebody's decision.
/// Everything else is proposed, and waits for a person.
/// </summary>
public static class PaymentMatching
{
    /// <param name="amount">Of the payment; negative where the bank took it back.</param>
    /// <param name="currency">ISO 4217.</param>
    /// <param name="withReference">The invoices that have the payment's reference, those that fall due first before the others.</param>
    public static Proposal Propose(decimal amount, string currency, IReadOnlyList<MatchableInvoice> withReference)
    {
        if (amount < 0)
        {
            return new(MatchKind.Reversal, false, TakeBack(-amount, InCurrency(withReference, currency)));
        }

        if (withReference.Count == 0 || amount == 0)
        {
            return Proposal.None;
        }

        var payable = InCurrency(withReference, currency);
        return (withReference, payable) switch
        {
            (_, []) => new(MatchKind.OtherCurrency, false, []),
            ([_], [var only]) => Of(amount, only),
            _ => new(MatchKind.Several, false, Spread(amount, payable)),
        };
    }

    private static Proposal Of(decimal amount, MatchableInvoice only) => only.Remaining switch
    {
        <= 0m => new(MatchKind.Over, false, []),
        var left when amount == left => new(MatchKind.Full, true, [new(only.Id, amount)]),
        var left when amount < left => new(MatchKind.Part, false, [new(only.Id, amount)]),
        var left => new(MatchKind.Over, false, [new(only.Id, left)]),
    };

    /// <summary>The one of which it is all that is left, else the oldest debts first.</summary>
    private static List<ProposedMatch> Spread(decimal amount, List<MatchableInvoice> payable)
    {
        if (payable.Find(invoice => invoice.Remaining == amount) is { } same)
        {
            return [new(same.Id, amount)];
        }

        var matches = new List<ProposedMatch>();
        foreach (var invoice in payable.Where(invoice => invoice.Remaining > 0))
        {
            if (Math.Min(amount, invoice.Remaining) is > 0 and var part)
            {
                matches.Add(new(invoice.Id, part));
                amount -= part;
            }
        }

        return matches;
    }

    /// <summary>From what was paid: first from one that this was all of, then from the latest.</summary>
    private static List<ProposedMatch> TakeBack(decimal amount, List<MatchableInvoice> invoices)
    {
        if (invoices.Find(invoice => invoice.Paid == amount) is { } same)
        {
            return [new(same.Id, -amount)];
        }

        var matches = new List<ProposedMatch>();
        foreach (var invoice in invoices.AsEnumerable().Reverse())
        {
            if (Math.Min(amount, invoice.Paid) is > 0 and var part)
            {
                matches.Add(new(invoice.Id, -part));
                amount -= part;
            }
        }

        return matches;
    }

    private static List<MatchableInvoice> InCurrency(IReadOnlyList<MatchableInvoice> invoices, string currency) =>
        [.. invoices.Where(invoice => invoice.CurrencyCode == currency)];
}
