using AdminPortal.Application.Settlement;

namespace AdminPortal.Application.Invoices.Ehf;

/// <summary>The lines of a document.</summary>
internal static class EhfLines
{
    public static IReadOnlyList<EhfLine> Of(InvoiceDetail invoice, int sign, EhfTaxation taxation, Action<EhfFault> fault)
    {
        EhfDraftLine[] drafts = [.. invoice.Lines.Select(line => new EhfDraftLine(line, sign, taxation.Slack))];
        foreach (var draft in drafts)
        {
            foreach (var found in draft.Faults(invoice.CurrencyCode))
            {
                fault(found with { Line = draft.Number });
            }
        }

        var usual = UsualRate(drafts);
        return [.. drafts.Select(draft => draft.Finished(taxation.Of(draft.Rate(usual))))];
    }

    /// <summary>The rate of most of what can belong to one only.</summary>
    private static decimal? UsualRate(IEnumerable<EhfDraftLine> drafts) => drafts
        .Where(draft => draft.Rates.Length == 1)
        .GroupBy(draft => draft.Rates[0], draft => Math.Abs(draft.Amount))
        .OrderByDescending(rate => rate.Sum())
        .Select(rate => (decimal?)rate.Key)
        .FirstOrDefault();
}

/// <summary>A line while its rate is not yet known: what is too small to tell takes the rate of the others.</summary>
internal sealed class EhfDraftLine
{
    private readonly InvoiceLineDetail line;
    private readonly decimal tax;
    private readonly decimal rounding;
    private readonly decimal expected;

    public EhfDraftLine(InvoiceLineDetail line, int sign, decimal slack)
    {
        this.line = line;
        // A price is never below zero (BR-27): the quantity takes the sign.
        var turned = line.Price < 0 ? -sign : sign;
        Quantity = line.Quantity * turned;
        Price = Math.Abs(line.Price);
        Allowance = SettlementChecks.Round(line.Discount * sign);
        Charge = SettlementChecks.Round(line.Charge * sign);
        Amount = SettlementChecks.Round(line.Amount * sign) + Charge;
        tax = line.Tax * sign;
        expected = Quantity * Price + Charge - Allowance;
        Rates = [.. NorwegianVat.Fitting(Amount, tax, slack)];
        // In a currency of whole units the ERP rounds by more than R120 lets pass: that is written as what it is.
        var off = Math.Abs(Amount - expected);
        rounding = off > SettlementChecks.Tolerance && off <= slack ? SettlementChecks.Round(Amount - expected) : 0m;
    }

    public int Number => line.Number;

    public decimal Quantity { get; }

    public decimal Price { get; }

    public decimal Allowance { get; }

    public decimal Charge { get; }

    /// <summary>With charges, which the ERP's amount is without.</summary>
    public decimal Amount { get; }

    /// <summary>Those that the tax fits.</summary>
    public decimal[] Rates { get; }

    private EhfPeriod Period => line switch
    {
        { Recognition: { IsEmpty: false } recognition } => new(recognition.Start, recognition.End),
        { Contract: var contract } => new(contract.Start, contract.End),
    };

    private string? Name => EhfText.Clean(line.ProductName) ?? EhfText.Clean(line.ItemNumber);

    public IEnumerable<EhfFault> Faults(string currency)
    {
        if (Name is null)
        {
            yield return new(EhfFaultCode.LineName);
        }

        if (line.CurrencyCode != currency)
        {
            yield return new(EhfFaultCode.LineCurrency) { Text = line.CurrencyCode };
        }

        if (Math.Abs(Amount - expected - rounding) > SettlementChecks.Tolerance)
        {
            yield return new(EhfFaultCode.LineAmount) { Expected = SettlementChecks.Round(expected), Found = Amount };
        }

        if (Rates.Length == 0)
        {
            yield return new(EhfFaultCode.LineTax) { Expected = Amount, Found = SettlementChecks.Round(tax) };
        }

        if (Period.End < Period.Start)
        {
            yield return new(EhfFaultCode.LinePeriod);
        }
    }

    public decimal Rate(decimal? usual) =>
        Rates.OrderByDescending(rate => rate == usual).ThenBy(rate => NorwegianVat.Distance(Amount, tax, rate)).FirstOrDefault();

    public EhfLine Finished(EhfVat vat)
    {
        var symbol = EhfText.Clean(line.Unit);
        var unit = symbol is null ? EhfCodes.AnyUnit : EhfCodes.UnitOf(symbol);
        return new(
            Number,
            Quantity,
            unit ?? EhfCodes.AnyUnit,
            unit is null ? symbol : null,
            Price,
            Amount,
            [.. EhfHeader.Adjustment(false, Allowance), .. EhfHeader.Adjustment(true, Charge), .. EhfHeader.Adjustment(true, rounding, isRounding: true)],
            Period,
            Name ?? "",
            EhfText.Clean(line.ItemNumber),
            vat);
    }
}
