using AdminPortal.Application.Settlement;
using Xunit;

namespace AdminPortal.Application.Tests.Settlement;

public sealed class CheckingAnInvoice
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    /// <summary>Two lines of 100.00 with 10.00 discount each and 25 % tax, 5.00 charge and 4.00 discount of the header, 1.00 header tax.</summary>
    private static readonly InvoiceFacts Sound = new(
        "NOK", Total: 252m, Discount: 24m, Charge: 5m, Tax: 51m, HeaderTax: 1m, "123456782", Settled: false, Paid: 0m, Today, [Line(1), Line(2)]);

    [Fact]
    public void ASoundInvoicePassesEveryCheckInOrder()
    {
        var results = SettlementChecks.Run(Sound, Today, 0);

        Assert.Equal(Enum.GetValues<CheckCode>(), results.Select(result => result.Code));
        Assert.All(results, result => Assert.Equal(
            result.Code is CheckCode.Periods or CheckCode.Evidence or CheckCode.PaidUnsettled ? CheckOutcome.NotApplicable : CheckOutcome.Passed, result.Outcome));
    }

    [Fact]
    public void TheTotalIsLinesLessHeaderDiscountWithChargeAndTax()
    {
        var total = Check(CheckCode.Total, Sound with { Total = 262m });

        Assert.Equal(CheckOutcome.Failed, total.Outcome);
        Assert.Equal((252m, 262m, 10m), (total.Figures!.Expected, total.Figures.Found, total.Figures.Difference));
        Assert.Equal(
            [new(CheckPartKind.LineAmounts, 200m), new(CheckPartKind.HeaderDiscount, -4m), new(CheckPartKind.Charge, 5m), new(CheckPartKind.Tax, 51m)],
            total.Figures.Parts);
    }

    [Theory]
    [InlineData("252.02", CheckOutcome.Passed)]
    [InlineData("251.98", CheckOutcome.Passed)]
    [InlineData("252.0249", CheckOutcome.Passed)]
    [InlineData("252.025", CheckOutcome.Failed)]
    [InlineData("251.975", CheckOutcome.Passed)]
    [InlineData("251.97", CheckOutcome.Failed)]
    public void TwoHundredthsAreLetThroughAfterRoundingHalvesAwayFromZero(string total, CheckOutcome outcome) =>
        Assert.Equal(outcome, Check(CheckCode.Total, Sound with { Total = Amount(total) }).Outcome);

    [Fact]
    public void ACreditNoteRoundsLikeTheInvoiceItCredits()
    {
        var credit = Credit(Sound) with { Total = -252.025m };

        Assert.Equal(-252.03m, Check(CheckCode.Total, credit).Figures!.Found);
    }

    [Fact]
    public void TotalTaxIsTheLinesTaxAndTheHeaders()
    {
        var tax = Check(CheckCode.Tax, Sound with { Tax = 50m });

        Assert.Equal(CheckOutcome.Failed, tax.Outcome);
        Assert.Equal((51m, 50m, -1m), (tax.Figures!.Expected, tax.Figures.Found, tax.Figures.Difference));
    }

    [Fact]
    public void TheTotalChargeIncludesTheLinesCharges()
    {
        var lines = new[] { Line(1) with { Charge = 6m }, Line(2) };

        Assert.Equal(CheckOutcome.Failed, Check(CheckCode.Charge, Sound with { Lines = lines }).Outcome);
        Assert.Equal(CheckOutcome.Passed, Check(CheckCode.Charge, Sound with { Lines = lines, Charge = 6m }).Outcome);
    }

    [Fact]
    public void TheTotalDiscountIncludesTheLinesDiscounts()
    {
        var discount = Check(CheckCode.Discount, Sound with { Discount = 19m });

        Assert.Equal(CheckOutcome.Failed, discount.Outcome);
        Assert.Equal((20m, 19m), (discount.Figures!.Expected, discount.Figures.Found));
    }

    [Fact]
    public void ACreditNotePassesWhatItsInvoicePasses() =>
        Assert.DoesNotContain(SettlementChecks.Run(Credit(Sound), Today, 0), result => result.Outcome is CheckOutcome.Failed);

    [Fact]
    public void ALineInAnotherCurrencyIsNamed()
    {
        var currency = Check(CheckCode.Currency, Sound with { Lines = [Line(1), Line(2) with { CurrencyCode = "EUR" }] });

        Assert.Equal(CheckOutcome.Failed, currency.Outcome);
        Assert.Equal([2], currency.Lines);
    }

    [Fact]
    public void AnInvoiceWithoutLinesHasNoCurrenciesToCompareAndDoesNotAddUp()
    {
        var bare = Sound with { Lines = [] };

        Assert.Equal(CheckOutcome.NotApplicable, Check(CheckCode.Currency, bare).Outcome);
        Assert.Equal(CheckOutcome.Failed, Check(CheckCode.Total, bare).Outcome);
    }

    [Theory]
    [InlineData("2026-01-01", "2026-12-31", "2026-01-01", "2026-01-31", CheckOutcome.Passed)]
    [InlineData("2026-01-01", "2026-01-01", null, null, CheckOutcome.Passed)]
    [InlineData("2026-01-02", "2026-01-01", null, null, CheckOutcome.Failed)]
    [InlineData(null, null, "2026-02-01", "2026-01-01", CheckOutcome.Failed)]
    [InlineData("2026-01-01", null, null, null, CheckOutcome.Warning)]
    [InlineData("2026-01-01", "2026-12-31", null, "2026-01-31", CheckOutcome.Warning)]
    [InlineData("2026-01-01", "2026-12-31", "2025-12-31", "2026-01-31", CheckOutcome.Warning)]
    [InlineData("2026-01-01", "2026-12-31", "2026-12-01", "2027-01-01", CheckOutcome.Warning)]
    [InlineData(null, null, null, null, CheckOutcome.NotApplicable)]
    public void PeriodsEndAfterTheyStartAndAreRecognisedWithinTheContract(
        string? start, string? end, string? recognisedFrom, string? recognisedTo, CheckOutcome outcome)
    {
        var odd = Line(2) with { Contract = Period(start, end), Recognition = Period(recognisedFrom, recognisedTo) };

        var periods = Check(CheckCode.Periods, Sound with { Lines = [Line(1), odd] });

        Assert.Equal(outcome, periods.Outcome);
        Assert.Equal(outcome is CheckOutcome.Failed or CheckOutcome.Warning ? [2] : [], periods.Lines);
    }

    [Theory]
    [InlineData("123456789", CheckOutcome.Warning, PaymentReferenceKind.FailedKid)]
    [InlineData("PO 4711", CheckOutcome.Passed, PaymentReferenceKind.Free)]
    [InlineData(null, CheckOutcome.Warning, PaymentReferenceKind.Missing)]
    public void AReferenceThatIsNoKidIsAtMostAWarning(string? reference, CheckOutcome outcome, PaymentReferenceKind kind)
    {
        var check = Check(CheckCode.PaymentReference, Sound with { PaymentReference = reference });

        Assert.Equal((outcome, kind), (check.Outcome, check.Reference));
    }

    [Fact]
    public void ACreditNoteNeedsNoPaymentReference() => Assert.Equal(
        CheckOutcome.NotApplicable, Check(CheckCode.PaymentReference, Credit(Sound) with { PaymentReference = null }).Outcome);

    [Fact]
    public void AReferenceThatOthersHaveFails()
    {
        var unique = SettlementChecks.Run(Sound, Today, 2).Single(result => result.Code is CheckCode.UniqueReference);

        Assert.Equal((CheckOutcome.Failed, 2), (unique.Outcome, unique.Count));
    }

    [Theory]
    [InlineData(false, 0, CheckOutcome.Passed)]
    [InlineData(false, 1, CheckOutcome.Failed)]
    [InlineData(false, 31, CheckOutcome.Failed)]
    [InlineData(true, 31, CheckOutcome.Passed)]
    public void AnUnsettledInvoiceIsOverdueFromTheDayAfterItIsDue(bool settled, int daysLater, CheckOutcome outcome)
    {
        var due = SettlementChecks.Run(Sound with { Settled = settled }, Today.AddDays(daysLater), 0).Single(result => result.Code is CheckCode.DueDate);

        Assert.Equal((outcome, outcome is CheckOutcome.Failed ? daysLater : 0), (due.Outcome, due.Count));
    }

    [Theory]
    [InlineData("0", CheckOutcome.Warning)]
    [InlineData("251.97", CheckOutcome.Warning)]
    [InlineData("251.98", CheckOutcome.Passed)]
    [InlineData("252", CheckOutcome.Passed)]
    [InlineData("300", CheckOutcome.Passed)]
    public void WhatIsSettledHasBeenPaid(string paid, CheckOutcome outcome)
    {
        var evidence = Check(CheckCode.Evidence, Sound with { Settled = true, Paid = Amount(paid) });

        Assert.Equal((outcome, 252m, Amount(paid)), (evidence.Outcome, evidence.Figures!.Expected, evidence.Figures.Found));
    }

    [Theory]
    [InlineData("-5", CheckOutcome.Passed)]
    [InlineData("0", CheckOutcome.NotApplicable)]
    [InlineData("251.97", CheckOutcome.Passed)]
    [InlineData("251.98", CheckOutcome.Failed)]
    [InlineData("300", CheckOutcome.Failed)]
    public void WhatHasBeenPaidIsSettled(string paid, CheckOutcome outcome) =>
        Assert.Equal(outcome, Check(CheckCode.PaidUnsettled, Sound with { Paid = Amount(paid) }).Outcome);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void NobodyPaysACreditNote(bool settled)
    {
        var credit = Credit(Sound) with { Settled = settled };

        Assert.Equal(CheckOutcome.NotApplicable, Check(CheckCode.Evidence, credit).Outcome);
        Assert.Equal(CheckOutcome.NotApplicable, Check(CheckCode.PaidUnsettled, credit).Outcome);
    }

    private static CheckResult Check(CheckCode code, InvoiceFacts invoice) =>
        SettlementChecks.Run(invoice, Today, 0).Single(result => result.Code == code);

    private static InvoiceLineFacts Line(int number) => new(number, "NOK", 100m, 10m, 0m, 25m, default, default);

    private static InvoiceFacts Credit(InvoiceFacts invoice) => invoice with
    {
        Total = -invoice.Total,
        Discount = -invoice.Discount,
        Charge = -invoice.Charge,
        Tax = -invoice.Tax,
        HeaderTax = -invoice.HeaderTax,
        Lines = [.. invoice.Lines.Select(line => line with { Amount = -line.Amount, Discount = -line.Discount, Charge = -line.Charge, Tax = -line.Tax })],
    };

    private static decimal Amount(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static InvoicePeriod Period(string? start, string? end) => new(Day(start), Day(end));

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
