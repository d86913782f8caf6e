using AdminPortal.Application.Settlement;
using Xunit;

namespace AdminPortal.Application.Tests.Settlement;

public sealed class CheckingAnInvoice
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    /// <summary>Two lines of 100.00 with 10.00 discount each and 25 % tax, 5.00 charge and 4.00 discount of the header, 1.00 header tax.</summary>
    private static readonly InvoiceFacts Sound = new(
        "NOK", Total: 252m, Discount: 24m, Charge: 5m, Tax: 51m, HeaderTax: 1m, "123456782", Settled: false, Today, [Line(1), Line(2)]);

    [Fact]
    public void A_sound_invoice_passes_every_check_in_order()
    {
        var results = SettlementChecks.Run(Sound, Today, 0);

        Assert.Equal(Enum.GetValues<CheckCode>(), results.Select(result => result.Code));
        Assert.All(results, result => Assert.Equal(
            result.Code is CheckCode.Periods ? CheckOutcome.NotApplicable : CheckOutcome.Passed, result.Outcome));
    }

    [Fact]
    public void The_total_is_lines_less_header_discount_with_charge_and_tax()
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
    public void Two_hundredths_are_let_through_after_rounding_halves_away_from_zero(string total, CheckOutcome outcome) =>
        Assert.Equal(outcome, Check(CheckCode.Total, Sound with { Total = decimal.Parse(total, System.Globalization.CultureInfo.InvariantCulture) }).Outcome);

    [Fact]
    public void A_credit_note_rounds_like_the_invoice_it_credits()
    {
        var credit = Credit(Sound) with { Total = -252.025m };

        Assert.Equal(-252.03m, Check(CheckCode.Total, credit).Figures!.Found);
    }

    [Fact]
    public void Total_tax_is_the_lines_tax_and_the_headers()
    {
        var tax = Check(CheckCode.Tax, Sound with { Tax = 50m });

        Assert.Equal(CheckOutcome.Failed, tax.Outcome);
        Assert.Equal((51m, 50m, -1m), (tax.Figures!.Expected, tax.Figures.Found, tax.Figures.Difference));
    }

    [Fact]
    public void The_total_charge_includes_the_lines_charges()
    {
        var lines = new[] { Line(1) with { Charge = 6m }, Line(2) };

        Assert.Equal(CheckOutcome.Failed, Check(CheckCode.Charge, Sound with { Lines = lines }).Outcome);
        Assert.Equal(CheckOutcome.Passed, Check(CheckCode.Charge, Sound with { Lines = lines, Charge = 6m }).Outcome);
    }

    [Fact]
    public void The_total_discount_includes_the_lines_discounts()
    {
        var discount = Check(CheckCode.Discount, Sound with { Discount = 19m });

        Assert.Equal(CheckOutcome.Failed, discount.Outcome);
        Assert.Equal((20m, 19m), (discount.Figures!.Expected, discount.Figures.Found));
    }

    [Fact]
    public void A_credit_note_passes_what_its_invoice_passes() =>
        Assert.DoesNotContain(SettlementChecks.Run(Credit(Sound), Today, 0), result => result.Outcome is CheckOutcome.Failed);

    [Fact]
    public void A_line_in_another_currency_is_named()
    {
        var currency = Check(CheckCode.Currency, Sound with { Lines = [Line(1), Line(2) with { CurrencyCode = "EUR" }] });

        Assert.Equal(CheckOutcome.Failed, currency.Outcome);
        Assert.Equal([2], currency.Lines);
    }

    [Fact]
    public void An_invoice_without_lines_has_no_currencies_to_compare_and_does_not_add_up()
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
    public void Periods_end_after_they_start_and_are_recognised_within_the_contract(
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
    public void A_reference_that_is_no_kid_is_at_most_a_warning(string? reference, CheckOutcome outcome, PaymentReferenceKind kind)
    {
        var check = Check(CheckCode.PaymentReference, Sound with { PaymentReference = reference });

        Assert.Equal((outcome, kind), (check.Outcome, check.Reference));
    }

    [Fact]
    public void A_credit_note_needs_no_payment_reference() => Assert.Equal(
        CheckOutcome.NotApplicable, Check(CheckCode.PaymentReference, Credit(Sound) with { PaymentReference = null }).Outcome);

    [Fact]
    public void A_reference_that_others_have_fails()
    {
        var unique = SettlementChecks.Run(Sound, Today, 2).Single(result => result.Code is CheckCode.UniqueReference);

        Assert.Equal((CheckOutcome.Failed, 2), (unique.Outcome, unique.Count));
    }

    [Theory]
    [InlineData(false, 0, CheckOutcome.Passed)]
    [InlineData(false, 1, CheckOutcome.Failed)]
    [InlineData(false, 31, CheckOutcome.Failed)]
    [InlineData(true, 31, CheckOutcome.Passed)]
    public void An_unsettled_invoice_is_overdue_from_the_day_after_it_is_due(bool settled, int daysLater, CheckOutcome outcome)
    {
        var due = SettlementChecks.Run(Sound with { Settled = settled }, Today.AddDays(daysLater), 0)[^1];

        Assert.Equal(CheckCode.DueDate, due.Code);
        Assert.Equal((outcome, outcome is CheckOutcome.Failed ? daysLater : 0), (due.Outcome, due.Count));
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

    private static InvoicePeriod Period(string? start, string? end) => new(Day(start), Day(end));

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
