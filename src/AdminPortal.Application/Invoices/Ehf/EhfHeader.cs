using AdminPortal.Application.Settlement;

namespace AdminPortal.Application.Invoices.Ehf;

/// <summary>
/// The charge and the discount that stand on no line. The header's tax says which VAT category they have: in the ERP it is the tax
/// on the charge, and a discount leaves the tax as it is; a header tax that is less by the discount's share fits too.
/// </summary>
internal static class EhfHeader
{
    public static IReadOnlyList<EhfAdjustment> Of(InvoiceDetail invoice, int sign, EhfTaxation taxation, Action<EhfFault> fault)
    {
        var (discount, charge, tax) = (Own(invoice.HeaderDiscount * sign), Own(invoice.HeaderCharge * sign), invoice.HeaderTax * sign);
        if (discount < 0)
        {
            fault(new(EhfFaultCode.HeaderDiscount) { Expected = invoice.Lines.Sum(line => line.Discount), Found = invoice.Discount });
        }

        if (charge < 0)
        {
            fault(new(EhfFaultCode.HeaderCharge) { Expected = invoice.Lines.Sum(line => line.Charge), Found = invoice.Charge });
        }

        if (discount < 0 || charge < 0)
        {
            return [];
        }

        var (chargeRate, discountRate) = NorwegianVat.OfHeader(charge, discount, tax);
        if (Math.Abs(tax - (charge * chargeRate - discount * discountRate) / 100m) > taxation.Slack)
        {
            fault(Unfit(charge, discount, tax));
            return [];
        }

        return [.. Adjustment(false, discount, taxation.Of(discountRate)), .. Adjustment(true, charge, taxation.Of(chargeRate))];
    }

    /// <summary>None where the amount is zero. One below zero is the other kind, turned round.</summary>
    public static IEnumerable<EhfAdjustment> Adjustment(bool isCharge, decimal amount, EhfVat? vat = null, bool isRounding = false) =>
        amount == 0 ? [] : [new(isCharge ^ amount < 0, Math.Abs(amount), vat, isRounding)];

    private static EhfFault Unfit(decimal charge, decimal discount, decimal tax) =>
        new(charge > 0 ? EhfFaultCode.HeaderChargeTax : discount > 0 ? EhfFaultCode.HeaderDiscountTax : EhfFaultCode.HeaderTaxAlone)
        {
            Expected = charge > 0 ? charge : discount,
            Found = SettlementChecks.Round(tax),
        };

    /// <summary>What the header has over the lines; a difference within the tolerance comes of rounding and is none.</summary>
    private static decimal Own(decimal amount)
    {
        var rounded = SettlementChecks.Round(amount);
        return Math.Abs(rounded) <= SettlementChecks.Tolerance ? 0m : rounded;
    }
}
