using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Settlement;
using AdminPortal.Application.Settlement.Queue;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Settlement.Queue;

public sealed class ExplainingFindings
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_reason_explains_what_is_found_now(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var invoice = given.Invoice(FindingSet.Total | FindingSet.Periods, and: i => i.DueOn = Followed.Today.AddDays(-1));
        var seen = (await given.FindAsync(invoice.InvoiceNumber)).FindingBits;

        Assert.True((await given.Cases.ExplainAsync(invoice.InvoiceNumber, 0, " Avtalt\nmed kunden ", seen, Cancellation)).Succeeded);

        var found = await given.FindAsync(invoice.InvoiceNumber);
        Assert.Equal((CaseStatus.Explained, "Avtalt med kunden"), (found.Status, found.Explanation));
        Assert.Equal([new(CheckCode.Total, true), new(CheckCode.Periods, true), new(CheckCode.DueDate, true)], found.Findings);
    }

    [Theory, EachDatabase]
    public async Task A_reason_is_required(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var number = given.Number();

        foreach (var (reason, code) in new[] { (null, "required"), ("  ", "required"), (new string('x', 1001), "length_max"), ("a\u202Eb", "control_characters") })
        {
            Followed.IsFault(await given.Cases.ExplainAsync(number, null, reason, null, Cancellation), "Reason", code);
        }

        Assert.Empty(given.Store.Open().SettlementCases);
    }

    [Theory, EachDatabase]
    public async Task Nobody_explains_what_they_have_not_seen(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var invoice = given.Invoice(FindingSet.Total);
        var seen = (await given.FindAsync(invoice.InvoiceNumber)).FindingBits;
        await given.FoundAsync(invoice, FindingSet.Total | FindingSet.Tax);

        Assert.IsType<NewFindings>((await given.Cases.ExplainAsync(invoice.InvoiceNumber, null, "Avrunding", seen, Cancellation)).Error);
        Assert.Empty(given.Store.Open().SettlementCases);
    }

    [Theory, EachDatabase]
    public async Task Something_else_that_is_found_opens_it_again(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var invoice = given.Invoice(FindingSet.Total | FindingSet.Tax);
        await given.Cases.ExplainAsync(invoice.InvoiceNumber, null, "Avrunding", null, Cancellation);

        await given.FoundAsync(invoice, FindingSet.Total);
        Assert.Equal(CaseStatus.Explained, (await given.FindAsync(invoice.InvoiceNumber)).Status);
        await given.FoundAsync(invoice, FindingSet.Total | FindingSet.Currency);

        var found = await given.FindAsync(invoice.InvoiceNumber);
        Assert.Equal((CaseStatus.Open, "Avrunding"), (found.Status, found.Explanation));
        Assert.Equal([new(CheckCode.Total, true), new(CheckCode.Currency, false)], found.Findings);
        Assert.Equal([invoice.InvoiceNumber], await given.ListAsync(new()));
        var entry = await given.Store.Open().AuditEntries.Include(e => e.Changes).OrderBy(e => e.Sequence).LastAsync(Cancellation);
        Assert.Equal(("Status", "Explained", "Open"), (entry.Changes.Single().Field, entry.Changes.Single().OldValue, entry.Changes.Single().NewValue));
    }

    [Theory, EachDatabase]
    public async Task It_is_open_again_the_day_after_the_due_date_with_nobody_writing_anything(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var invoice = given.Invoice(FindingSet.Total, and: i => i.DueOn = Followed.Today);
        await given.Cases.ExplainAsync(invoice.InvoiceNumber, null, "Avrunding", null, Cancellation);
        Assert.Empty(await given.ListAsync(new()));
        given.Store.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(CaseStatus.Open, (await given.FindAsync(invoice.InvoiceNumber)).Status);
        Assert.Equal([invoice.InvoiceNumber], await given.ListAsync(new()));
        Assert.Empty(await given.ListAsync(new() { View = QueueView.Explained }));
        Assert.Equal(1, (await given.Queue.CountAsync(Cancellation)).Open);

        Assert.True((await given.Cases.ExplainAsync(invoice.InvoiceNumber, null, "Purret", null, Cancellation)).Succeeded);
        Assert.Equal(CaseStatus.Explained, (await given.FindAsync(invoice.InvoiceNumber)).Status);
    }

    [Theory, EachDatabase]
    public async Task A_missing_payment_alone_does_not_open_it_again(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var invoice = given.Invoice(FindingSet.None, and: i => i.DueOn = Followed.Today.AddDays(-9));
        await given.Cases.ExplainAsync(invoice.InvoiceNumber, null, "Betaler i morgen", null, Cancellation);

        await given.FoundAsync(invoice, FindingSet.Evidence, settled: true);

        Assert.Equal(CaseStatus.Explained, (await given.FindAsync(invoice.InvoiceNumber)).Status);
        Assert.Empty(await given.ListAsync(new()));
    }

    [Theory, EachDatabase]
    public async Task It_closes_when_nothing_is_found_any_more_and_a_new_finding_opens_it(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var invoice = given.Invoice(FindingSet.Total, and: i => i.DueOn = Followed.Today.AddDays(-9));
        await given.Cases.TakeAsync(invoice.InvoiceNumber, null, Cancellation);

        await given.FoundAsync(invoice, FindingSet.None);
        Assert.Equal(CaseStatus.Open, (await given.FindAsync(invoice.InvoiceNumber)).Status);
        await given.FoundAsync(invoice, FindingSet.None, settled: true);
        Assert.Equal(CaseStatus.Closed, (await given.FindAsync(invoice.InvoiceNumber)).Status);
        Assert.Equal([invoice.InvoiceNumber], await given.ListAsync(new() { View = QueueView.Closed }));

        await given.FoundAsync(invoice, FindingSet.PaidUnsettled);
        var found = await given.FindAsync(invoice.InvoiceNumber);
        Assert.Equal((CaseStatus.Open, "Frida"), (found.Status, found.Assignee!.Name));
    }

    [Theory, EachDatabase]
    public async Task That_it_is_overdue_does_not_open_a_closed_one(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var invoice = given.Invoice(FindingSet.Total, and: i => i.DueOn = Followed.Today.AddDays(-9));
        await given.Cases.TakeAsync(invoice.InvoiceNumber, null, Cancellation);
        await given.FoundAsync(invoice, FindingSet.None, settled: true);

        await given.FoundAsync(invoice, FindingSet.None);

        Assert.Equal(CaseStatus.Closed, (await given.FindAsync(invoice.InvoiceNumber)).Status);
        Assert.Empty(await given.ListAsync(new()));
    }

    [Theory, EachDatabase]
    public async Task Refreshing_the_findings_has_the_cases_follow(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var one = given.Invoice(FindingSet.Total, and: i => i.PaymentId = "123456782");
        var two = given.Invoice(FindingSet.None, and: i => i.PaymentId = "123456782");
        await given.Cases.ExplainAsync(one.InvoiceNumber, null, "Avrunding", null, Cancellation);
        await given.Cases.AddNoteAsync(two.InvoiceNumber, "Ringt", Cancellation);

        await given.Store.Service<PortalStore>().WriteAsync<string>(
            async session =>
            {
                await InvoiceFindings.RefreshAsync(session.Db, [one.Id], Cancellation);
                await InvoiceFindings.RefreshReferencesAsync(session.Db, ["123456782"], Cancellation);
                return "refreshed";
            },
            Cancellation);

        Assert.Equal(CaseStatus.Open, (await given.Store.Open().SettlementCases.SingleAsync(c => c.InvoiceId == one.Id, Cancellation)).Status);
        Assert.Equal(CaseStatus.Open, (await given.Store.Open().SettlementCases.SingleAsync(c => c.InvoiceId == two.Id, Cancellation)).Status);
    }

    [Theory, EachDatabase]
    public async Task Opening_it_again_takes_the_explanation_s_word_away(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var number = given.Number();
        Assert.Equal(new NotFound("settlement_case"), (await given.Cases.ReopenAsync(number, null, null, Cancellation)).Error);
        await given.Cases.ExplainAsync(number, null, "Avrunding", null, Cancellation);

        Assert.True((await given.Cases.ReopenAsync(number, 1, "Var ikke avrunding", Cancellation)).Succeeded);

        var found = await given.FindAsync(number);
        Assert.Equal((CaseStatus.Open, "Avrunding", new CaseFinding(CheckCode.Total, false)), (found.Status, found.Explanation, Assert.Single(found.Findings)));
    }
}
