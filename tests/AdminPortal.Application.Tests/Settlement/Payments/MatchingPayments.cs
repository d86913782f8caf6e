using AdminPortal.Application.Settlement.Payments;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace AdminPortal.Application.Tests.Settlement.Payments;

public sealed class MatchingPayments
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(1_000);

    /// <summary>Small amounts, so that they often meet.</summary>
    private static readonly Gen<decimal> Amounts = Gen.Choose(-400, 1_200).Select(ore => ore / 2m / 100m);

    private static readonly Gen<MatchableInvoice> Invoices =
        from total in Amounts
        from paid in Gen.OneOf(Gen.Constant(0m), Gen.Constant(total), Amounts)
        from currency in Gen.Elements("NOK", "NOK", "NOK", "SEK")
        select new MatchableInvoice(0, currency, total, paid);

    private static readonly Arbitrary<(decimal Amount, MatchableInvoice[] Invoices)> Cases = Arb.From(
        from amount in Amounts
        from invoices in Gen.Choose(0, 5).SelectMany(count => Gen.ArrayOf(Invoices, count))
        from picked in Gen.Choose(0, 5)
        let numbered = invoices.Select((invoice, at) => invoice with { Id = at + 1 }).ToArray()
        // Often the very amount that is left of one of them, or of all.
        select (picked < numbered.Length ? numbered[picked].Remaining : picked == 5 ? numbered.Sum(invoice => invoice.Remaining) : amount, numbered));

    [Theory]
    [InlineData("125.00", MatchKind.Full, true, "125.00")]
    [InlineData("124.99", MatchKind.Part, false, "124.99")]
    [InlineData("125.01", MatchKind.Over, false, "125.00")]
    public void One_invoice_is_paid_in_full_to_the_ore_or_a_person_is_asked(string amount, MatchKind kind, bool isExact, string proposed)
    {
        var proposal = PaymentMatching.Propose(Number(amount), "NOK", [Invoice(1, 125m)]);

        Assert.Equal((kind, isExact, Number(proposed)), (proposal.Kind, proposal.IsExact, Assert.Single(proposal.Matches).Amount));
    }

    [Fact]
    public void What_was_paid_before_counts()
    {
        Assert.True(PaymentMatching.Propose(25m, "NOK", [Invoice(1, 125m, 100m)]).IsExact);
        var again = PaymentMatching.Propose(125m, "NOK", [Invoice(1, 125m, 125m)]);
        Assert.Equal((MatchKind.Over, 0), (again.Kind, again.Matches.Count));
    }

    [Fact]
    public void An_invoice_of_four_decimals_is_paid_in_two() => Assert.True(PaymentMatching.Propose(100.13m, "NOK", [Invoice(1, 100.1250m)]).IsExact);

    [Fact]
    public void Nobody_has_the_reference_or_only_in_another_currency()
    {
        Assert.Equal(MatchKind.Unknown, PaymentMatching.Propose(1m, "NOK", []).Kind);
        Assert.Equal(MatchKind.OtherCurrency, PaymentMatching.Propose(1m, "SEK", [Invoice(1, 1m)]).Kind);
    }

    [Fact]
    public void Several_with_one_reference_wait_even_where_the_sum_is_right()
    {
        var proposal = PaymentMatching.Propose(30m, "NOK", [Invoice(1, 10m), Invoice(2, 20m)]);

        Assert.Equal((MatchKind.Several, false), (proposal.Kind, proposal.IsExact));
        Assert.Equal([10m, 20m], proposal.Matches.Select(match => match.Amount));
        Assert.Equal(2, Assert.Single(PaymentMatching.Propose(20m, "NOK", [Invoice(1, 10m), Invoice(2, 20m)]).Matches).InvoiceId);
    }

    [Fact]
    public void Money_taken_back_is_proposed_to_be_taken_off_what_it_paid()
    {
        var proposal = PaymentMatching.Propose(-20m, "NOK", [Invoice(1, 10m, 10m), Invoice(2, 20m, 20m)]);

        Assert.Equal((MatchKind.Reversal, false), (proposal.Kind, proposal.IsExact));
        Assert.Equal(new ProposedMatch(2, -20m), Assert.Single(proposal.Matches));
    }

    [Fact]
    public void Matches_never_come_to_more_than_the_payment() => Prop.ForAll(Cases, payment =>
    {
        var matches = PaymentMatching.Propose(payment.Amount, "NOK", payment.Invoices).Matches;
        return Math.Abs(matches.Sum(match => match.Amount)) <= Math.Abs(payment.Amount)
            && matches.All(match => Math.Sign(match.Amount) == Math.Sign(payment.Amount))
            && matches.Select(match => match.InvoiceId).Distinct().Count() == matches.Count;
    }).Check(Config);

    [Fact]
    public void No_invoice_is_proposed_more_than_is_left_of_it_nor_in_another_currency() => Prop.ForAll(Cases, payment =>
        PaymentMatching.Propose(payment.Amount, "NOK", payment.Invoices).Matches.All(match =>
        {
            var invoice = payment.Invoices.Single(one => one.Id == match.InvoiceId);
            return invoice.CurrencyCode == "NOK" && (match.Amount > 0 ? match.Amount <= invoice.Remaining : -match.Amount <= invoice.Paid);
        })).Check(Config);

    [Fact]
    public void Exact_is_one_invoice_of_which_nothing_is_left_afterwards() => Prop.ForAll(Cases, payment =>
    {
        var proposal = PaymentMatching.Propose(payment.Amount, "NOK", payment.Invoices);
        var should = payment.Invoices is [{ CurrencyCode: "NOK", Remaining: > 0 } only] && only.Remaining == payment.Amount;
        return proposal.IsExact == should
            && (!should || (proposal.Kind == MatchKind.Full && (payment.Invoices[0] with { Paid = payment.Invoices[0].Paid + proposal.Matches[0].Amount }).Remaining == 0));
    }).Check(Config);

    [Theory]
    [InlineData("Faktura INV-7, kid 0012345", "INV-7", "12345", "0012345", "000000000000000000012345")]
    [InlineData("inv-2026-000123", "INV-2026-000123")]
    [InlineData("12345-", "12345-", "0012345-")]
    public void A_reference_is_looked_for_in_other_spellings(string reference, params string[] found) => Assert.Subset(ReferenceSpellings.Of(reference).ToHashSet(), found.ToHashSet());

    [Theory]
    [InlineData(null)]
    [InlineData("Takk for sist")]
    [InlineData("7")]
    public void What_is_no_reference_is_not_looked_for(string? reference) => Assert.Empty(ReferenceSpellings.Of(reference));

    private static MatchableInvoice Invoice(long id, decimal total, decimal paid = 0m) => new(id, "NOK", total, paid);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
