using AdminPortal.Application.Settlement.Payments;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.DemoData;

public sealed class DemoPaymentRules
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_paid_on_an_invoice_is_what_its_confirmed_matches_come_to()
    {
        await using var store = await DemoStore.FilledAsync();
        var matched = (await store.Db.PaymentMatches.Where(match => match.Confirmed).ToListAsync(Cancellation)).ToLookup(match => match.InvoiceId, match => match.Amount);

        Assert.All(await store.Db.Invoices.ToListAsync(Cancellation), invoice => Assert.Equal(invoice.PaidAmount, matched[invoice.Id].Sum()));
        Assert.NotEmpty(matched);
    }

    [Fact]
    public async Task What_is_matched_is_matched_whole_and_what_waits_is_laid_to_nothing()
    {
        await using var store = await DemoStore.FilledAsync();
        var payments = await store.Db.Payments.Include(payment => payment.Matches).ToListAsync(Cancellation);

        Assert.All(payments, payment => Assert.Equal(payment.Status == PaymentStatus.Matched ? payment.Amount : 0m, payment.Matches.Sum(match => match.Amount)));
        Assert.Contains(payments, payment => payment.Status == PaymentStatus.SetAside);
    }

    [Fact]
    public async Task Every_kind_waits_for_somebody_and_is_what_the_matching_says()
    {
        await using var store = await DemoStore.FilledAsync();
        var open = await store.Db.Payments.Where(payment => payment.Status == PaymentStatus.Open).ToListAsync(Cancellation);

        Assert.Equal(Enum.GetValues<MatchKind>().Except([MatchKind.Full]), open.Select(payment => payment.Kind).Distinct().Order());
        foreach (var payment in open)
        {
            var invoices = await store.Db.Invoices.Where(invoice => invoice.PaymentId != null && invoice.PaymentId == payment.Reference)
                .Select(invoice => new MatchableInvoice(invoice.Id, invoice.CurrencyCode, invoice.TotalInvoiceAmount, invoice.PaidAmount))
                .ToListAsync(Cancellation);
            Assert.Equal(payment.Kind, PaymentMatching.Propose(payment.Amount, payment.CurrencyCode, invoices).Kind);
        }
    }

    [Fact]
    public async Task Nothing_is_booked_or_read_in_before_its_time()
    {
        await using var store = await DemoStore.FilledAsync();

        Assert.All(await store.Db.PaymentFiles.ToListAsync(Cancellation), file => Assert.True(file.ReadAt < DemoStore.Now));
        Assert.All(await store.Db.Payments.ToListAsync(Cancellation), payment => Assert.True(payment.BookedOn < DateOnly.FromDateTime(DemoStore.Now)));
    }
}
