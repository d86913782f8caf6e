using AdminPortal.Application.Settlement;

namespace AdminPortal.Application.Invoices.Ehf;

/// <summary>What decides on the VAT category of an amount.</summary>
/// <param name="Slack">How far an amount may lie from what it is reckoned of: the ERP has rounded both.</param>
internal sealed record EhfTaxation(bool SellerIsRegistered, string BuyerCountry, decimal Slack)
{
    public EhfVat Of(decimal percent) => EhfVat.Of(percent, SellerIsRegistered, BuyerCountry);
}

/// <summary>
/// Lines, adjustments and totals of a document. Tax is worked out anew for each category, as BR-CO-17 has it; by what that and a
/// rounding to whole units differ from the ERP's total, <c>PayableRoundingAmount</c> makes up, so that the amount to pay is the ERP's.
/// </summary>
internal sealed record EhfSums(IReadOnlyList<EhfLine> Lines, IReadOnlyList<EhfAdjustment> Adjustments, EhfTotals Totals)
{
    /// <summary>The farthest that rounding to whole units moves a total.</summary>
    private const decimal MostRounding = 0.50m;

    /// <summary>Beyond it no amount is meant, and sums of them could end outside a decimal.</summary>
    private const decimal LargestAmount = 1_000_000_000_000_000m;

    private const decimal LargestFactor = 10_000_000_000_000m;

    /// <summary>Null, with a fault, where no document adds up.</summary>
    public static EhfSums? Of(InvoiceDetail invoice, EhfTaxation taxation, Action<EhfFault> fault)
    {
        if (invoice.Lines.Count == 0)
        {
            fault(new(EhfFaultCode.NoLines));
            return null;
        }

        if (!IsInBounds(invoice))
        {
            fault(new(EhfFaultCode.AmountTooLarge));
            return null;
        }

        var faults = 0;
        void Count(EhfFault found)
        {
            faults++;
            fault(found);
        }

        if (!taxation.SellerIsRegistered && (invoice.Tax != 0 || invoice.HeaderTax != 0 || invoice.Lines.Any(line => line.Tax != 0)))
        {
            Count(new(EhfFaultCode.SellerVatMissing));
        }

        var sign = invoice.Total < 0 ? -1 : 1;
        var lines = EhfLines.Of(invoice, sign, taxation, Count);
        var adjustments = EhfHeader.Of(invoice, sign, taxation, Count);
        CheckTotals(invoice, Count);
        return faults > 0 ? null : new(lines, adjustments, Total(lines, adjustments, SettlementChecks.Round(invoice.Total * sign)));
    }

    private static void CheckTotals(InvoiceDetail invoice, Action<EhfFault> fault)
    {
        var tax = SettlementChecks.Round(invoice.Lines.Sum(line => line.Tax) + invoice.HeaderTax);
        var foundTax = SettlementChecks.Round(invoice.Tax);
        if (Math.Abs(foundTax - tax) > SettlementChecks.Tolerance)
        {
            fault(new(EhfFaultCode.Tax) { Expected = tax, Found = foundTax });
        }

        var total = SettlementChecks.Round(invoice.Lines.Sum(line => line.Amount) - invoice.HeaderDiscount + invoice.Charge + invoice.Tax);
        var found = SettlementChecks.Round(invoice.Total);
        if (Math.Abs(found - total) > MostRounding)
        {
            fault(new(EhfFaultCode.Total) { Expected = total, Found = found });
        }
    }

    private static EhfTotals Total(IReadOnlyList<EhfLine> lines, IReadOnlyList<EhfAdjustment> adjustments, decimal payable)
    {
        var ofLines = lines.Sum(line => line.Amount);
        var allowances = adjustments.Where(adjustment => !adjustment.IsCharge).Sum(adjustment => adjustment.Amount);
        var charges = adjustments.Where(adjustment => adjustment.IsCharge).Sum(adjustment => adjustment.Amount);
        EhfTaxPart[] parts =
        [
            .. lines.Select(line => (line.Vat, line.Amount))
                .Concat(adjustments.Select(adjustment => (Vat: adjustment.Vat!.Value, Amount: adjustment.IsCharge ? adjustment.Amount : -adjustment.Amount)))
                .GroupBy(part => part.Vat, part => part.Amount)
                .OrderByDescending(part => part.Key.Percent).ThenBy(part => part.Key.Category, StringComparer.Ordinal)
                .Select(part => new EhfTaxPart(part.Key, part.Sum(), SettlementChecks.Round(part.Sum() * part.Key.Percent / 100m))),
        ];
        var (withoutTax, tax) = (ofLines - allowances + charges, parts.Sum(part => part.Tax));
        return new(ofLines, allowances, charges, withoutTax, parts, tax, withoutTax + tax, payable - withoutTax - tax, payable);
    }

    private static bool IsInBounds(InvoiceDetail invoice) =>
        new[] { invoice.Total, invoice.Tax, invoice.Charge, invoice.Discount, invoice.HeaderTax }
            .Concat(invoice.Lines.SelectMany(line => new[] { line.Amount, line.Discount, line.Charge, line.Tax }))
            .All(amount => Math.Abs(amount) <= LargestAmount)
        && invoice.Lines.All(line => Math.Abs(line.Quantity) <= LargestFactor && Math.Abs(line.Price) <= LargestFactor);
}
