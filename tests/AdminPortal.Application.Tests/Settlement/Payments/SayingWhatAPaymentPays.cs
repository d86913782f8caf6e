using AdminPortal.Application.Access;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Settlement;
using AdminPortal.Application.Settlement.Payments;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AdminPortal.Application.Tests.Settlement.Payments;

public sealed class SayingWhatAPaymentPays
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_payment_is_split_over_several_invoices(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (one, other) = (store.Given.Invoice(null, and: i => i.PaymentId = "111"), store.Given.Invoice(null, and: i => i.PaymentId = "222"));
        var id = await GivenAsync(store, "111, 222", 200m);
        store.SignInAs(StaffRole.Finance);

        var proposals = (await Payments(store).FindAsync(id, Cancellation))!.Proposals;
        Assert.Equal([(125m, true), (75m, true)], proposals.Select(proposal => (proposal.Amount, proposal.IsSimilar)));
        var version = await Matches(store).ConfirmAsync(id, 1, Parts(proposals.Select(proposal => (proposal.Invoice.Number, proposal.Amount))), Cancellation);

        Assert.Equal(2, version.Value);
        var payment = (await Payments(store).FindAsync(id, Cancellation))!;
        Assert.Equal((PaymentStatus.Matched, 0m, 2, 0), (payment.Status, payment.Left, payment.Matches.Count, payment.Proposals.Count));
        Assert.All(payment.Matches, match => Assert.Equal("Test Finance", match.ByName));
        Assert.Equal((125m, 75m), (Paid(store, one), Paid(store, other)));
    }

    [Theory, EachDatabase]
    public async Task What_is_left_stays_open_and_can_be_set_aside(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var invoice = store.Given.Invoice(null, and: i => i.PaymentId = "111");
        var id = await GivenAsync(store, "111", 130m);

        await Matches(store).ConfirmAsync(id, 1, Parts([(invoice.InvoiceNumber, 125m)]), Cancellation);

        Assert.Equal((PaymentStatus.Open, 5m), (await Payments(store).FindAsync(id, Cancellation)) is { } open ? (open.Status, open.Left) : default);
        Assert.IsType<InvalidInput>((await Matches(store).SetAsideAsync(id, 2, " ", Cancellation)).Error);
        Assert.True((await Matches(store).SetAsideAsync(id, 2, "Paid back to the customer", Cancellation)).Succeeded);
        Assert.Equal(125m, Paid(store, invoice));
        var entry = await store.Open().AuditEntries.Include(e => e.Changes).OrderBy(e => e.Sequence).LastAsync(Cancellation);
        Assert.Equal((AuditObjectTypes.PaymentFile, "Paid back to the customer", "SetAside"), (entry.ObjectType, entry.Reason, entry.Changes[1].NewValue));
    }

    [Theory, EachDatabase]
    public async Task What_was_said_is_taken_back_with_a_reason(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Fjord");
        var invoice = store.Given.Invoice(organization, and: i => (i.PaymentId, i.Settled) = ("123456782", true));
        var id = await GivenAsync(store, "123456782", 125m);
        Assert.Equal(FindingSet.None, store.Open().Invoices.Single().Findings);

        Assert.True((await Matches(store).TakeBackAsync(id, 1, "Wrong customer", Cancellation)).Succeeded);

        Assert.Equal((0m, FindingSet.Evidence), (Paid(store, invoice), store.Open().Invoices.Single().Findings));
        Assert.Empty(store.Open().PaymentMatches);
        Assert.Equal(PaymentStatus.Open, store.Open().Payments.Single().Status);
        var entry = await store.Open().AuditEntries.Include(e => e.Changes).Where(e => e.ObjectType == AuditObjectTypes.Invoice).OrderBy(e => e.Sequence).LastAsync(Cancellation);
        Assert.Equal(("Wrong customer", organization.Id, "125.00 NOK", "0.00 NOK"), (entry.Reason, entry.OrganizationId, entry.Changes[0].OldValue, entry.Changes[0].NewValue));
        Assert.IsType<PaymentIsOpen>((await Matches(store).TakeBackAsync(id, 2, "Again", Cancellation)).Error);
    }

    [Theory, EachDatabase]
    public async Task A_reversal_is_taken_off_by_a_person_and_holds_what_it_reversed(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var invoice = store.Given.Invoice(null, and: i => i.PaymentId = "111");
        var paid = await GivenAsync(store, "111", 125m);
        var reversed = await GivenAsync(store, "111", -125m);
        Assert.Equal(125m, Paid(store, invoice));

        Assert.Equal(-125m, Assert.Single((await Payments(store).FindAsync(reversed, Cancellation))!.Proposals).Amount);
        Assert.True((await Matches(store).ConfirmAsync(reversed, 1, Parts([(invoice.InvoiceNumber, -125m)]), Cancellation)).Succeeded);

        Assert.Equal(0m, Paid(store, invoice));
        Assert.IsType<PaymentReversed>((await Matches(store).TakeBackAsync(paid, 1, "Why", Cancellation)).Error);
        Assert.True((await Matches(store).TakeBackAsync(reversed, 2, "Why", Cancellation)).Succeeded);
        Assert.Equal(125m, Paid(store, invoice));
    }

    [Theory, EachDatabase]
    public async Task Every_fault_names_its_part(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var swedish = store.Given.Invoice(null, and: i => i.CurrencyCode = "SEK").InvoiceNumber;
        var (one, other) = (store.Given.Invoice(null).InvoiceNumber, store.Given.Invoice(null).InvoiceNumber);
        var id = await GivenAsync(store, "none", 100m);

        var result = await Matches(store).ConfirmAsync(
            id, null, Parts([("INV-none", 1m), (swedish, 1m), (one, 0m), (one, -1m), (other, 100.01m), (other, 0.00001m)]), Cancellation);

        Assert.Equal(
            [
                ("Parts[0].InvoiceNumber", "unknown_invoice"), ("Parts[1].InvoiceNumber", "other_currency"), ("Parts[2].Amount", "zero_amount"), ("Parts[3].InvoiceNumber", "repeated"),
                ("Parts[3].Amount", "wrong_sign"), ("Parts[4].Amount", "over_payment"), ("Parts[5].InvoiceNumber", "repeated"), ("Parts[5].Amount", "invalid"),
            ],
            Assert.IsType<InvalidInput>(result.Error).Fields.Select(fault => (fault.Field, fault.Code)));
        Assert.Equal("over_payment", await FaultAsync(store, id, [(one, 60m), (other, 60m)]));
        Assert.Equal("required", await FaultAsync(store, id, []));
        Assert.Equal("too_many", await FaultAsync(store, id, Enumerable.Repeat((one, 1m), 201)));
        var reversal = await GivenAsync(store, "none", -100m);
        Assert.Equal("more_than_paid", await FaultAsync(store, reversal, [(one, -1m)]));
        Assert.All(store.Open().Invoices, invoice => Assert.Equal(0m, invoice.PaidAmount));
    }

    [Theory, EachDatabase]
    public async Task Of_two_at_once_one_wins(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var invoice = store.Given.Invoice(null, and: i => i.PaymentId = "111");
        var id = await GivenAsync(store, "111", 100m);

        Assert.True((await Matches(store).ConfirmAsync(id, 1, Parts([(invoice.InvoiceNumber, 100m)]), Cancellation)).Succeeded);

        Assert.IsType<Stale>((await Matches(store).ConfirmAsync(id, 1, Parts([(invoice.InvoiceNumber, 100m)]), Cancellation)).Error);
        Assert.IsType<PaymentNotOpen>((await Matches(store).ConfirmAsync(id, null, Parts([(invoice.InvoiceNumber, 100m)]), Cancellation)).Error);
        Assert.Equal(100m, Paid(store, invoice));
    }

    [Fact]
    public async Task Of_two_who_press_in_the_same_moment_one_wins()
    {
        await using var store = TestStore.InFile();
        var invoice = store.Given.Invoice(null, and: i => i.PaymentId = "111");
        var id = await GivenAsync(store, "111", 100m);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var scope = store.NewScope();
            return await scope.ServiceProvider.GetRequiredService<PaymentMatchService>().ConfirmAsync(id, 1, Parts([(invoice.InvoiceNumber, 100m)]), Cancellation);
        }));

        Assert.Single(results, result => result.Succeeded);
        Assert.All(results.Where(result => !result.Succeeded), result => Assert.IsType<Stale>(result.Error));
        Assert.Equal(100m, Paid(store, invoice));
    }

    [Theory, EachDatabase]
    public async Task Who_may_say_it_and_who_sees_it(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (mine, others) = (store.Given.Organization("Mine"), store.Given.Organization("Others"));
        var invoice = store.Given.Invoice(mine, and: i => i.PaymentId = "111");
        store.Given.Invoice(others, and: i => i.PaymentId = "222");
        var matched = await GivenAsync(store, "111", 125m);
        var open = await GivenAsync(store, "111", 1m);
        await GivenAsync(store, "222", 125m);

        foreach (var role in new[] { StaffRole.Viewer, StaffRole.Editor })
        {
            store.SignInAs(role);
            Assert.False((await Payments(store).FindAsync(open, Cancellation))!.MaySettle);
            Assert.Equal(3, (await Payments(store).ListAsync(new(), new(), Cancellation)).Items.Count);
            Assert.IsType<NotAllowed>((await Matches(store).ConfirmAsync(open, 1, Parts([(invoice.InvoiceNumber, 1m)]), Cancellation)).Error);
            Assert.IsType<NotAllowed>((await Matches(store).SetAsideAsync(open, 1, "x", Cancellation)).Error);
            Assert.IsType<NotAllowed>((await Matches(store).TakeBackAsync(matched, 1, "x", Cancellation)).Error);
        }

        store.SignInAs(StaffRole.Finance, mine);
        Assert.Equal(matched, Assert.Single((await Payments(store).ListAsync(new(), new(), Cancellation)).Items).Id);
        Assert.Null(await Payments(store).FindAsync(open, Cancellation));
        var seen = (await Payments(store).FindAsync(matched, Cancellation))!;
        Assert.Equal((null, null), (seen.FileName, seen.PayerAccount));
        Assert.Empty(await IdsAsync(store, new() { Text = "NO9386011117947" }));
        Assert.IsType<NotFound>((await Matches(store).SetAsideAsync(open, 1, "x", Cancellation)).Error);
        Assert.IsType<NotAllowed>((await Matches(store).TakeBackAsync(matched, 1, "x", Cancellation)).Error);
    }

    [Theory, EachDatabase]
    public async Task An_invoice_tells_what_was_paid_and_what_waits(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var invoice = store.Given.Invoice(null, and: i => i.PaymentId = "111");
        await GivenAsync(store, "111", 125m);
        await GivenAsync(store, "111", 3m);

        var seen = (await Payments(store).FindOfInvoiceAsync(invoice.InvoiceNumber, Cancellation))!;

        Assert.Equal((125m, 125m, 0m, false), (seen.Total, seen.Paid, seen.Remaining, seen.Settled));
        Assert.Equal((125m, "Kari Nordmann", null), Assert.Single(seen.Payments) is var only ? (only.Amount, only.PayerName, only.ByName) : default);
        Assert.Equal(3m, Assert.Single(seen.Waiting).Amount);
        Assert.Null(await Payments(store).FindOfInvoiceAsync("INV-none", Cancellation));
    }

    [Theory, EachDatabase]
    public async Task Payments_are_found_by_what_people_know_of_them(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var invoice = store.Given.Invoice(null, and: i => i.PaymentId = "123456782");
        var matched = await GivenAsync(store, "123456782", 125m);
        var open = await GivenAsync(store, "other", 7m);

        Assert.Equal([matched, open], await IdsAsync(store, new()));
        Assert.Equal([matched], await IdsAsync(store, new() { Text = "12345" }));
        Assert.Equal([matched], await IdsAsync(store, new() { Text = invoice.InvoiceNumber }));
        Assert.Equal([matched, open], await IdsAsync(store, new() { Text = "kari" }));
        Assert.Equal([matched, open], await IdsAsync(store, new() { Text = "NO9386011117947" }));
        Assert.Equal([open], await IdsAsync(store, new() { Status = PaymentStatus.Open }));
        Assert.Equal([open], await IdsAsync(store, new() { Kind = MatchKind.Unknown }));
        Assert.Equal([open], await IdsAsync(store, new() { Amount = -7m }));
        Assert.Equal([open], await IdsAsync(store, new() { FileId = store.Open().Payments.Single(payment => payment.Id == open).FileId }));
        Assert.Equal([matched, open], await IdsAsync(store, new() { From = new(2026, 2, 27), To = new(2026, 2, 27) }));
        Assert.Empty(await IdsAsync(store, new() { From = new(2026, 2, 28) }));
        Assert.Equal([invoice.InvoiceNumber], (await Payments(store).ListAsync(new(), new(), Cancellation)).Items[0].Invoices);
        Assert.Equal(invoice.InvoiceNumber, Assert.Single(await Payments(store).FindInvoicesAsync("inv-", Cancellation)).Number);
        Assert.Equal(1, (await Payments(store).CountOpenAsync(Cancellation)).Value);
    }

    private static async Task<IEnumerable<long>> IdsAsync(TestStore store, PaymentFilter filter) =>
        (await Payments(store).ListAsync(filter, new(), Cancellation)).Items.Select(payment => payment.Id);

    private static async Task<string> FaultAsync(TestStore store, long id, IEnumerable<(string Number, decimal Amount)> parts) =>
        Assert.Single(Assert.IsType<InvalidInput>((await Matches(store).ConfirmAsync(id, null, Parts(parts), Cancellation)).Error).Fields).Code;

    private static PaymentConfirmation Parts(IEnumerable<(string Number, decimal Amount)> parts) => new() { Parts = [.. parts.Select(part => new PaymentPart(part.Number, part.Amount))] };

    private static decimal Paid(TestStore store, Invoice invoice) => store.Open().Invoices.Single(one => one.Id == invoice.Id).PaidAmount;

    private static PaymentService Payments(TestStore store) => store.Service<PaymentService>();

    private static PaymentMatchService Matches(TestStore store) => store.Service<PaymentMatchService>();

    /// <summary>A payment in a file of its own.</summary>
    private static async Task<long> GivenAsync(TestStore store, string reference, decimal amount)
    {
        var id = $"T{store.Open().Payments.Count()}";
        var file = BankFiles.CamtOf(BankFiles.Entry(amount, BankFiles.Transaction(id, BankFiles.Structured(reference))), message: id);
        Assert.True((await store.Service<PaymentFileService>().ReadFileAsync("bank.xml", BankFiles.Stream(file), false, Cancellation)).Succeeded);
        return await store.Open().Payments.MaxAsync(payment => payment.Id, Cancellation);
    }
}
