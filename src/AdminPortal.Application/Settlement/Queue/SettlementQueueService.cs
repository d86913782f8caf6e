using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Settlement.Queue;

/// <summary>The invoices that somebody looks into, or should.</summary>
public sealed class SettlementQueueService(PortalStore store)
{
    /// <summary>One page of the queue; sorts are those of <see cref="QueueSort"/>.</summary>
    public async Task<Page<QueueRow>> ListAsync(QueueFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var (db, today) = (session.Db, OsloTime.DateOf(session.Now));
        var organization = string.IsNullOrEmpty(filter.OrganizationId)
            ? null
            : await db.Organizations.Where(o => o.PublicId == filter.OrganizationId).Select(o => (long?)o.Id).FirstOrDefaultAsync(cancellationToken);
        if (organization is null && !string.IsNullOrEmpty(filter.OrganizationId))
        {
            return new([], null, null, BoundedCount.Of(0));
        }

        var read = filter.View is QueueView.Untaken
            ? await QueueQuery.OfInvoices.ReadAsync(QueueQuery.Invoices(db, filter, today, organization), page, QueueQuery.InvoiceRow, cancellationToken)
            : await QueueQuery.OfCases.ReadAsync(QueueQuery.Cases(db, filter, session.Caller.Id, today, organization), page, QueueQuery.CaseRow, cancellationToken);
        var parties = read.Items.SelectMany(row => new[] { row.ReceiverId, row.UserId }).OfType<long>();
        var scope = await SettlementScope.OfCallerAsync(session, parties, cancellationToken);
        var alone = await FindingQuery.AloneAsync(
            db, [.. read.Items.Where(row => row.Findings.HasFlag(FindingSet.UniqueReference)).Select(row => row.Row.Number)], cancellationToken);
        return new([.. read.Items.Select(row => row.Without(alone).On(today, scope))], read.Next, read.Previous, read.Total);
    }

    /// <summary>How much there is to do, whatever the filters say.</summary>
    public async Task<QueueCounts> CountAsync(CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var (db, today, me) = (session.Db, OsloTime.DateOf(session.Now), session.Caller.Id);
        var open = QueueQuery.Open(db, today);
        var mine = open.Where(c => c.AssigneeId == me);
        return new(
            await mine.CountAsync(cancellationToken),
            await mine.CountAsync(c => c.DueOn < today, cancellationToken),
            await open.CountAsync(c => c.AssigneeId == null, cancellationToken),
            await open.CountAsync(cancellationToken),
            BoundedCount.Of(await QueueQuery.Untaken(db).Take(BoundedCount.Bound + 1).CountAsync(cancellationToken)));
    }

    /// <summary>What calls for somebody and has no case, by what is found; an invoice with two findings counts for both.</summary>
    public async Task<IReadOnlyList<UntakenCount>> CountFindingsAsync(CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        // All less those with a case: to look for the case of each of a million invoices would take much longer.
        var all = await CountAsync(db.Invoices.Where(invoice => invoice.Findings != FindingSet.None), cancellationToken);
        var taken = await CountAsync(db.SettlementCases.Select(c => c.Invoice).Where(invoice => invoice.Findings != FindingSet.None), cancellationToken);
        if (db is ScopedPortalDb)
        {
            var shared = QueueQuery.Invoices(db, new() { Finding = CheckCode.UniqueReference }, OsloTime.DateOf(session.Now), null);
            (all[CheckCode.UniqueReference], taken[CheckCode.UniqueReference]) = (await shared.CountAsync(cancellationToken), 0);
        }

        return
        [
            .. CaseFindings.CodesOf(CaseFindings.Pressing & ~CaseFindings.Overdue)
                .Select(code => new UntakenCount(code, all.GetValueOrDefault(code) - taken.GetValueOrDefault(code)))
                .Where(count => count.Invoices > 0),
        ];
    }

    /// <summary>Everybody whom a case can be given to somewhere, by name.</summary>
    public async Task<IReadOnlyList<CasePerson>> PeopleAsync(CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        return (await CaseAssignees.ReadAsync(session, cancellationToken)).All;
    }

    /// <summary>
    /// Does one thing to many invoices, all in one operation. What cannot be done to one of them is told, and leaves the others
    /// alone. Answers <see cref="NotAllowed"/> to those who may settle nowhere.
    /// </summary>
    public Task<Result<QueueReport>> ChangeAsync(QueueChange change, CancellationToken cancellationToken) => store.WriteAsync<QueueReport>(
        async session => session.Caller.MaySomewhere(Right.Settle)
            ? await new QueueBulk(session, change).RunAsync(cancellationToken)
            : new NotAllowed("settle"),
        cancellationToken);

    private static async Task<Dictionary<CheckCode, int>> CountAsync(IQueryable<Invoice> invoices, CancellationToken cancellationToken)
    {
        var sums = await invoices.GroupBy(invoice => 1).Select(all => new
        {
            Total = all.Count(invoice => (invoice.Findings & FindingSet.Total) != FindingSet.None),
            Tax = all.Count(invoice => (invoice.Findings & FindingSet.Tax) != FindingSet.None),
            Charge = all.Count(invoice => (invoice.Findings & FindingSet.Charge) != FindingSet.None),
            Discount = all.Count(invoice => (invoice.Findings & FindingSet.Discount) != FindingSet.None),
            Currency = all.Count(invoice => (invoice.Findings & FindingSet.Currency) != FindingSet.None),
            Periods = all.Count(invoice => (invoice.Findings & FindingSet.Periods) != FindingSet.None),
            PaymentReference = all.Count(invoice => (invoice.Findings & FindingSet.PaymentReference) != FindingSet.None),
            UniqueReference = all.Count(invoice => (invoice.Findings & FindingSet.UniqueReference) != FindingSet.None),
            PaidUnsettled = all.Count(invoice => (invoice.Findings & FindingSet.PaidUnsettled) != FindingSet.None),
        }).FirstOrDefaultAsync(cancellationToken);
        return sums is null ? [] : new()
        {
            [CheckCode.Total] = sums.Total,
            [CheckCode.Tax] = sums.Tax,
            [CheckCode.Charge] = sums.Charge,
            [CheckCode.Discount] = sums.Discount,
            [CheckCode.Currency] = sums.Currency,
            [CheckCode.Periods] = sums.Periods,
            [CheckCode.PaymentReference] = sums.PaymentReference,
            [CheckCode.UniqueReference] = sums.UniqueReference,
            [CheckCode.PaidUnsettled] = sums.PaidUnsettled,
        };
    }
}
