using AdminPortal.Application.Settlement;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace AdminPortal.Application.Tests.Settlement;

/// <summary>Of any invoice that adds up, and of one figure that is then changed by more than the tolerance.</summary>
public sealed class AddingUpAnyInvoice
{
    private static readonly DateOnly Due = new(2026, 3, 2);

    private static readonly CheckCode[] Sums = [CheckCode.Total, CheckCode.Tax, CheckCode.Charge, CheckCode.Discount];

    /// <summary>From 0.00 to 100,000.00.</summary>
    private static readonly Gen<decimal> Money = Gen.Choose(0, 10_000_000).Select(hundredths => hundredths / 100m);

    private static readonly Gen<InvoiceLineFacts> Line =
        from amount in Money
        from discount in Money
        from charge in Money
        from tax in Money
        select new InvoiceLineFacts(1, "NOK", amount, discount, charge, tax, default, default);

    /// <summary>One to eight lines; the header has a discount, charge and tax of its own.</summary>
    private static readonly Arbitrary<InvoiceFacts> Sound = (
        from count in Gen.Choose(1, 8)
        from lines in Line.ListOf(count)
        from discount in Money
        from charge in Money
        from tax in Money
        from isCredit in Gen.Elements(false, true)
        select Signed(AddedUp([.. lines.Select((line, at) => line with { Number = at + 1 })], discount, charge, tax), isCredit ? -1 : 1)).ToArbitrary();

    /// <summary>More than the tolerance, of either sign.</summary>
    private static readonly Arbitrary<decimal> Change =
        (from hundredths in Gen.Choose(3, 1_000_000) from isLess in Gen.Elements(false, true) select (isLess ? -hundredths : hundredths) / 100m).ToArbitrary();

    [Fact]
    public void WhatAddsUpPasses() => Prop.ForAll(Sound, invoice => Failed(invoice).Length == 0).QuickCheckThrowOnFailure();

    [Fact]
    public void EachSumIsExplainedByItsParts() => Prop
        .ForAll(Sound, invoice => SettlementChecks.Run(invoice, Due, 0)
            .All(check => check.Figures is not { Parts.Count: > 0 } figures || SettlementChecks.Round(figures.Parts.Sum(part => part.Amount)) == figures.Expected))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void AWrongTotalFailsAlone() => Prop
        .ForAll(Sound, Change, (invoice, by) => Failed(invoice with { Total = SignKept(invoice, by) }) is [CheckCode.Total])
        .QuickCheckThrowOnFailure();

    [Fact]
    public void AWrongTaxFailsAsTaxAndInTheTotal() => Prop
        .ForAll(Sound, Change, (invoice, by) => Failed(invoice with { Tax = invoice.Tax + by }) is [CheckCode.Total, CheckCode.Tax])
        .QuickCheckThrowOnFailure();

    [Fact]
    public void AWrongHeaderTaxFailsAsTaxAlone() => Prop
        .ForAll(Sound, Change, (invoice, by) => Failed(invoice with { HeaderTax = invoice.HeaderTax + by }) is [CheckCode.Tax])
        .QuickCheckThrowOnFailure();

    [Fact]
    public void AWrongLineAmountFailsInTheTotalAlone() => Prop
        .ForAll(Sound, Change, (invoice, by) => Failed(WithFirst(invoice, line => line with { Amount = line.Amount + by })) is [CheckCode.Total])
        .QuickCheckThrowOnFailure();

    [Fact]
    public void ALineTaxThatTheHeaderLacksFailsAsTaxAlone() => Prop
        .ForAll(Sound, Change, (invoice, by) => Failed(WithFirst(invoice, line => line with { Tax = line.Tax + by })) is [CheckCode.Tax])
        .QuickCheckThrowOnFailure();

    [Fact]
    public void LineChargesThatTheHeaderLacksFailAsChargeAlone() => Prop
        .ForAll(Sound, Change, (invoice, by) => Failed(WithFirst(invoice, line => line with { Charge = line.Charge + Beyond(invoice.Charge - invoice.Lines.Sum(l => l.Charge), by, invoice) })) is [CheckCode.Charge])
        .QuickCheckThrowOnFailure();

    [Fact]
    public void LineDiscountsThatTheHeaderLacksFailAsDiscountAndInTheTotal() => Prop
        .ForAll(Sound, Change, (invoice, by) => Failed(WithFirst(invoice, line => line with { Discount = line.Discount + Beyond(invoice.Discount - invoice.Lines.Sum(l => l.Discount), by, invoice) })) is [CheckCode.Total, CheckCode.Discount])
        .QuickCheckThrowOnFailure();

    [Fact]
    public void WhatIsRoundedOffByAtMostTheToleranceFailsNothing() => Prop
        .ForAll(Sound, Gen.Choose(-200, 200).ToArbitrary(), (invoice, tenThousandths) => Failed(invoice with { Total = invoice.Total + tenThousandths / 10_000m }).Length == 0)
        .QuickCheckThrowOnFailure();

    private static CheckCode[] Failed(InvoiceFacts invoice) =>
        [.. SettlementChecks.Run(invoice, Due, 0).Where(check => Sums.Contains(check.Code) && check.Outcome is CheckOutcome.Failed).Select(check => check.Code)];

    private static InvoiceFacts WithFirst(InvoiceFacts invoice, Func<InvoiceLineFacts, InvoiceLineFacts> change) =>
        invoice with { Lines = [change(invoice.Lines[0]), .. invoice.Lines.Skip(1)] };

    /// <summary>The header's own part and more, away from zero.</summary>
    private static decimal Beyond(decimal ownPart, decimal by, InvoiceFacts invoice) => ownPart + (invoice.Total < 0 ? -Math.Abs(by) : Math.Abs(by));

    /// <summary>A change that turned the sign would make another document of it.</summary>
    private static decimal SignKept(InvoiceFacts invoice, decimal by) =>
        invoice.Total + (invoice.Total < 0 ? -Math.Abs(by) : Math.Abs(by));

    private static InvoiceFacts AddedUp(IReadOnlyList<InvoiceLineFacts> lines, decimal discount, decimal charge, decimal tax)
    {
        var totalCharge = lines.Sum(line => line.Charge) + charge;
        var totalTax = lines.Sum(line => line.Tax) + tax;
        // A discount of the header is at most what it is taken from.
        var headerDiscount = Math.Min(discount, lines.Sum(line => line.Amount));
        return new(
            "NOK", lines.Sum(line => line.Amount) - headerDiscount + totalCharge + totalTax, lines.Sum(line => line.Discount) + headerDiscount,
            totalCharge, totalTax, tax, "123456782", Settled: false, Paid: 0m, Due, lines);
    }

    private static InvoiceFacts Signed(InvoiceFacts invoice, int sign) => invoice with
    {
        Total = sign * invoice.Total,
        Discount = sign * invoice.Discount,
        Charge = sign * invoice.Charge,
        Tax = sign * invoice.Tax,
        HeaderTax = sign * invoice.HeaderTax,
        Lines = [.. invoice.Lines.Select(line => line with { Amount = sign * line.Amount, Discount = sign * line.Discount, Charge = sign * line.Charge, Tax = sign * line.Tax })],
    };
}
