using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Settlement.Queue;

/// <summary>
/// Has the cases follow what the checks find: closed when nothing is found any more, open again when something else is.
/// The cases are tracked, so that the write that changed the invoices saves them and tells of them in its trail.
/// </summary>
internal static class SettlementCases
{
    public static Task FollowAsync(PortalDb db, IReadOnlyCollection<long> invoiceIds, CancellationToken cancellationToken) =>
        FollowAsync(db, db.SettlementCases.IgnoreQueryFilters().Where(c => invoiceIds.Contains(c.InvoiceId)), cancellationToken);

    public static Task FollowAsync(PortalDb db, IReadOnlyCollection<string> references, CancellationToken cancellationToken) =>
        FollowAsync(db, db.SettlementCases.IgnoreQueryFilters().Where(c => references.Contains(c.Invoice.PaymentId!)), cancellationToken);

    private static async Task FollowAsync(PortalDb db, IQueryable<SettlementCase> cases, CancellationToken cancellationToken)
    {
        var today = OsloTime.DateOf(db.Now);
        // The figures are read as such: an invoice that is tracked may be older than the statement that stored its findings.
        var read = await cases.AsTracking()
            .Select(c => new { Case = c, c.Invoice.Findings, c.Invoice.Settled, c.Invoice.DueOn })
            .ToListAsync(cancellationToken);
        foreach (var one in read)
        {
            Follow(one.Case, CaseFindings.On(one.Findings, one.Settled, one.DueOn, today));
        }
    }

    /// <summary>That it is overdue does not bring back what was closed: every unpaid invoice would come sooner or later.</summary>
    private static void Follow(SettlementCase followed, FindingSet found)
    {
        if (found is FindingSet.None)
        {
            (followed.Status, followed.ExplainedFindings) = (CaseStatus.Closed, 0);
        }
        else if (followed.Status is CaseStatus.Closed && (found & CaseFindings.Pressing & ~CaseFindings.Overdue) != 0)
        {
            followed.Status = CaseStatus.Open;
        }
        else
        {
            followed.Status = CaseFindings.StatusOf(followed.Status, followed.ExplainedFindings, found);
        }
    }
}
