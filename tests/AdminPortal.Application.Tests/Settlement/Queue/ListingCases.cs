using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Settlement;
using AdminPortal.Application.Settlement.Queue;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Settlement.Queue;

public sealed class ListingCases
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Each_view_holds_its_own(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var mine = given.Number();
        await given.Cases.AssignAsync(mine, null, "dev-frida", Followed.Today, null, Cancellation);
        var hers = given.Number();
        given.SignIn("Astrid");
        await given.Cases.AssignAsync(hers, null, "dev-astrid", Followed.Today.AddDays(3), null, Cancellation);
        given.SignIn("Frida");
        var nobodys = given.Number();
        await given.Cases.AddNoteAsync(nobodys, "Se på denne", Cancellation);
        var explained = given.Number();
        await given.Cases.ExplainAsync(explained, null, "Avrunding", null, Cancellation);
        var closed = given.Number(FindingSet.None);
        await given.Cases.AddNoteAsync(closed, "I orden", Cancellation);
        var untaken = given.Number();
        given.Number(FindingSet.None);
        given.Number(FindingSet.Evidence);

        Assert.Equal([mine, hers, nobodys], await given.ListAsync(new()));
        Assert.Equal([mine], await given.ListAsync(new() { View = QueueView.Mine }));
        Assert.Equal([nobodys], await given.ListAsync(new() { View = QueueView.Unassigned }));
        Assert.Equal([untaken], await given.ListAsync(new() { View = QueueView.Untaken }));
        Assert.Equal([explained], await given.ListAsync(new() { View = QueueView.Explained }));
        Assert.Equal([closed], await given.ListAsync(new() { View = QueueView.Closed }));
        Assert.Equal(new(1, 0, 1, 3, new(1, true)), await given.Queue.CountAsync(Cancellation));
        given.Store.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await given.Queue.CountAsync(Cancellation)).MineLate);
        Assert.Equal([mine], await given.ListAsync(new() { LateOnly = true }));
    }

    [Theory, EachDatabase]
    public async Task A_row_says_what_there_is_to_know(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var number = given.Invoice(FindingSet.Total, and: i => i.DueOn = Followed.Today.AddDays(-1)).InvoiceNumber;
        await given.Cases.AssignAsync(number, null, "dev-frida", Followed.Today, null, Cancellation);
        await given.Cases.AddNoteAsync(number, "Ringt", Cancellation);
        await given.Cases.AddNoteAsync(number, "Venter", Cancellation);

        var row = Assert.Single((await given.Queue.ListAsync(new(), new(), Cancellation)).Items);

        Assert.Equal((number, "Bottom", 125m, "NOK"), (row.Number, row.Receiver.Name, row.Total, row.CurrencyCode));
        Assert.Equal([CheckCode.Total, CheckCode.DueDate], row.Findings);
        Assert.Equal((CaseStatus.Open, "Frida", Followed.Today, false, true, 3), (row.Status, row.Assignee!.Name, row.DueOn, row.IsLate, row.MaySettle, row.Version));
        Assert.Equal((2, "Venter", "Frida"), (row.LastNote!.Number, row.LastNote.Text, row.LastNote.PersonName));
    }

    [Theory, EachDatabase]
    public async Task That_others_have_the_reference_is_told_to_those_who_see_one_of_them(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        string Shared(string reference, Organization receiver, FindingSet findings = FindingSet.UniqueReference) =>
            given.Invoice(findings, receiver, i => i.PaymentId = reference).InvoiceNumber;
        var taken = Shared("1", given.Bottom);
        var untaken = Shared("1", given.Bottom, FindingSet.UniqueReference | FindingSet.Total);
        Shared("1", given.Beside);
        var seen = Shared("2", given.Bottom);
        var other = Shared("2", given.Bottom);
        var alone = Shared("3", given.Bottom);
        Shared("3", given.Beside);
        var aloneTaken = Shared("4", given.Bottom, FindingSet.UniqueReference | FindingSet.Total);
        Shared("4", given.Beside);
        await given.Cases.TakeAsync(taken, null, Cancellation);
        await given.Cases.TakeAsync(aloneTaken, null, Cancellation);
        var unique = new QueueFilter { Finding = CheckCode.UniqueReference };
        Assert.Equal(7, (await given.Queue.CountAsync(Cancellation)).Untaken.Value);
        Assert.Equal([taken, aloneTaken], await given.ListAsync(unique));

        given.Store.SignInAs(StaffRole.Finance, given.Bottom);

        Assert.Equal(3, (await given.Queue.CountAsync(Cancellation)).Untaken.Value);
        Assert.Equal([untaken, seen, other], await given.ListAsync(new() { View = QueueView.Untaken }));
        Assert.Equal([untaken, seen, other], await given.ListAsync(unique with { View = QueueView.Untaken }));
        Assert.Equal([taken], await given.ListAsync(unique));
        Assert.Equal(
            [new(CheckCode.Total, 1), new(CheckCode.UniqueReference, 3)], await given.Queue.CountFindingsAsync(Cancellation));
        var rows = (await given.Queue.ListAsync(new(), new(), Cancellation)).Items.ToDictionary(row => row.Number, row => row.Findings);
        Assert.Equal([CheckCode.UniqueReference], rows[taken]);
        Assert.Equal([CheckCode.Total], rows[aloneTaken]);
        Assert.Equal([CheckCode.Total], (await given.FindAsync(aloneTaken)).Findings.Select(finding => finding.Code));
        Assert.Empty((await given.FindAsync(alone)).Findings);
        var found = await given.FindAsync(aloneTaken);
        Assert.True((await given.Cases.ExplainAsync(aloneTaken, found.Version, "Avrunding", found.FindingBits, Cancellation)).Succeeded);
    }

    [Theory, EachDatabase]
    public async Task Filters_narrow_it(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var first = given.Invoice(FindingSet.Total, given.Top).InvoiceNumber;
        var second = given.Invoice(FindingSet.Periods | FindingSet.Evidence, given.Bottom, i => i.CurrencyCode = "EUR").InvoiceNumber;
        var third = given.Invoice(FindingSet.None, given.Beside, i => i.DueOn = Followed.Today.AddDays(-5)).InvoiceNumber;

        foreach (var view in new[] { QueueView.Untaken, QueueView.Mine })
        {
            Assert.Equal([first], await given.ListAsync(new() { View = view, Finding = CheckCode.Total }));
            Assert.Equal([second], await given.ListAsync(new() { View = view, Finding = CheckCode.Evidence }));
            Assert.Equal([third], await given.ListAsync(new() { View = view, Finding = CheckCode.DueDate }));
            Assert.Equal([second], await given.ListAsync(new() { View = view, CurrencyCode = "EUR" }));
            Assert.Equal([first, second], await given.ListAsync(new() { View = view, OrganizationId = given.Top.PublicId, WithSubtree = true }));
            Assert.Equal([first], await given.ListAsync(new() { View = view, OrganizationId = given.Top.PublicId }));
            Assert.Empty(await given.ListAsync(new() { View = view, OrganizationId = "o-p-none" }));
            foreach (var number in view is QueueView.Untaken ? [first, second, third] : Array.Empty<string>())
            {
                await given.Cases.TakeAsync(number, null, Cancellation);
            }
        }

        Assert.Equal(3, (await given.ListAsync(new() { AssigneeId = "dev-frida" })).Count);
        Assert.Empty(await given.ListAsync(new() { AssigneeId = "dev-astrid" }));
    }

    [Theory, EachDatabase]
    public async Task It_is_sorted_and_read_page_by_page(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var numbers = new List<string>();
        foreach (var (amount, due) in new (decimal, DateOnly?)[] { (30m, null), (10m, Followed.Today.AddDays(2)), (20m, Followed.Today), (40m, null) })
        {
            numbers.Add(given.Invoice(and: i => i.TotalInvoiceAmount = amount).InvoiceNumber);
            await given.Cases.AssignAsync(numbers[^1], null, null, due, null, Cancellation);
        }

        Assert.Equal([numbers[2], numbers[1], numbers[0], numbers[3]], await given.ListAsync(new()));
        Assert.Equal([numbers[3], numbers[0], numbers[2], numbers[1]], await given.ListAsync(new(), new(Sort: QueueSort.Amount, Descending: true)));
        foreach (var sort in new[] { QueueSort.Due, QueueSort.Amount, QueueSort.Date })
        {
            var seen = new List<string>();
            for (PageRequest? page = new(Size: 1, Sort: sort); page is not null;)
            {
                var read = await given.Queue.ListAsync(new(), page, Cancellation);
                seen.AddRange(read.Items.Select(row => row.Number));
                page = read.Next is null ? null : page with { Token = read.Next };
            }

            Assert.Equal(await given.ListAsync(new(), new(Sort: sort)), seen);
        }
    }

    [Theory, EachDatabase]
    public async Task Findings_without_a_case_are_counted_by_check(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        Assert.Empty(await given.Queue.CountFindingsAsync(Cancellation));
        given.Number(FindingSet.Total | FindingSet.Tax);
        given.Number(FindingSet.Total | FindingSet.Evidence);
        var taken = given.Number(FindingSet.Tax | FindingSet.Periods);
        await given.Cases.TakeAsync(taken, null, Cancellation);

        Assert.Equal([new(CheckCode.Total, 2), new(CheckCode.Tax, 1)], await given.Queue.CountFindingsAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task A_scoped_reader_sees_and_counts_the_subtree_only(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        var inside = given.Number(receiver: given.Bottom);
        var outside = given.Number(receiver: given.Beside);
        given.Number(receiver: given.Beside);
        await given.Cases.TakeAsync(inside, null, Cancellation);
        await given.Cases.TakeAsync(outside, null, Cancellation);
        given.Store.SignInAs(StaffRole.Viewer, given.Top);

        var row = Assert.Single((await given.Queue.ListAsync(new(), new(), Cancellation)).Items);
        Assert.Equal((inside, false), (row.Number, row.MaySettle));
        Assert.Equal(new(0, 0, 0, 1, new(0, true)), await given.Queue.CountAsync(Cancellation));
        Assert.Empty(await given.Queue.CountFindingsAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task That_an_invoice_out_of_sight_has_the_same_reference_is_not_told(StoreProvider provider)
    {
        await using var given = new Followed(provider);
        given.Invoice(FindingSet.UniqueReference, given.Beside, i => i.PaymentId = "PO 1");
        var only = given.Invoice(FindingSet.UniqueReference, and: i => i.PaymentId = "PO 1").InvoiceNumber;
        var taken = given.Invoice(FindingSet.UniqueReference | FindingSet.Total, and: i => i.PaymentId = "PO 1").InvoiceNumber;
        given.Invoice(FindingSet.UniqueReference, given.Beside, i => i.PaymentId = "PO 2");
        var both = Enumerable.Range(0, 2).Select(_ => given.Invoice(FindingSet.UniqueReference, and: i => i.PaymentId = "PO 3").InvoiceNumber).ToArray();
        await given.Cases.TakeAsync(taken, null, Cancellation);
        await given.Store.Open().Invoices.Where(i => i.InvoiceNumber == only).ExecuteUpdateAsync(i => i.SetProperty(invoice => invoice.PaymentId, "PO 2"), Cancellation);
        given.Store.SignInAs(StaffRole.Finance, given.Top);

        Assert.Equal(both, await given.ListAsync(new() { View = QueueView.Untaken }));
        Assert.Equal(both, await given.ListAsync(new() { View = QueueView.Untaken, Finding = CheckCode.UniqueReference }));
        Assert.Empty(await given.ListAsync(new() { Finding = CheckCode.UniqueReference }));
        Assert.Equal([CheckCode.Total], Assert.Single((await given.Queue.ListAsync(new(), new(), Cancellation)).Items).Findings);
        Assert.Equal([new(CheckCode.UniqueReference, 2)], await given.Queue.CountFindingsAsync(Cancellation));
        var shown = await given.FindAsync(taken);
        Assert.Equal([CheckCode.Total], shown.Findings.Select(finding => finding.Code));
        Assert.True((await given.Cases.ExplainAsync(taken, shown.Version, "Avrunding", shown.FindingBits, Cancellation)).Succeeded);
    }
}
