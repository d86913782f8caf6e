using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Settlement;

/// <summary>
/// Narrows invoices to those with a finding. The indexes hold those alone that have one, and are used where a query says so in
/// the same words: not 0, and, for what is rare, not <see cref="FindingSet.Evidence"/> alone, which all settled invoices have
/// until payments are read in.
/// </summary>
internal static class FindingQuery
{
    /// <summary>What the filter asks for in findings; the due date is for others.</summary>
    public static async Task<IQueryable<Invoice>> NarrowAsync(PortalDb db, IQueryable<Invoice> rows, InvoiceFilter filter, InvoiceReading reading, CancellationToken cancellationToken)
    {
        if (filter.AnyFinding)
        {
            rows = WithAny(db, rows, reading);
        }

        if (filter.Finding is null or CheckCode.DueDate)
        {
            return rows;
        }

        // Few are looked up, whatever the order; of many, walking the list in its order soon has a page full.
        var found = With(db, db.Invoices, filter.Finding.Value).Select(invoice => invoice.Id);
        return await found.Take(BoundedCount.Bound + 1).CountAsync(cancellationToken) <= BoundedCount.Bound
            ? rows.Where(invoice => found.Contains(invoice.Id))
            : With(db, rows, filter.Finding.Value, reading);
    }

    public static IQueryable<Invoice> With(PortalDb db, IQueryable<Invoice> rows, CheckCode code, InvoiceReading reading = InvoiceReading.Whole)
    {
        var bit = InvoiceFindings.Of(code);
        // The index's own words first: beside each other EF Core would make one NOT IN of the two, which no index answers to.
        rows = reading is InvoiceReading.PageInOrder ? rows : rows.Where(invoice => invoice.Findings != FindingSet.None);
        rows = rows.Where(invoice => (invoice.Findings & bit) != FindingSet.None);
        if (code is CheckCode.UniqueReference && db is ScopedPortalDb)
        {
            rows = rows.Where(invoice => db.Invoices.Any(other => other.PaymentId == invoice.PaymentId && other.Id != invoice.Id));
        }

        // By these indexes many would be read and sorted for one page of another order.
        return reading is InvoiceReading.PageInOrder || code is CheckCode.Evidence ? rows : rows.Where(invoice => invoice.Findings != FindingSet.Evidence);
    }

    public static IQueryable<Invoice> WithAny(PortalDb db, IQueryable<Invoice> rows, InvoiceReading reading = InvoiceReading.Whole)
    {
        var any = Enum.GetValues<FindingSet>().Aggregate((all, one) => all | one);
        rows = reading is InvoiceReading.PageInOrder
            ? rows.Where(invoice => (invoice.Findings & any) != FindingSet.None)
            : rows.Where(invoice => invoice.Findings != FindingSet.None);
        return db is ScopedPortalDb
            ? rows.Where(invoice => invoice.Findings != FindingSet.UniqueReference || db.Invoices.Any(other => other.PaymentId == invoice.PaymentId && other.Id != invoice.Id))
            : rows;
    }

    /// <summary>
    /// Takes from the rows the finding that others have the reference, where the caller sees none of those others: what one may
    /// not see does not exist for one.
    /// </summary>
    public static async Task<Page<InvoiceRow>> HideUnseenAsync(PortalDb db, Page<InvoiceRow> page, CancellationToken cancellationToken)
    {
        var alone = await AloneAsync(db, [.. page.Items.Where(row => row.Findings.HasFlag(FindingSet.UniqueReference)).Select(row => row.Number)], cancellationToken);
        return alone.Count == 0 ? page
            : page with { Items = [.. page.Items.Select(row => alone.Contains(row.Number) ? row with { Findings = row.Findings & ~FindingSet.UniqueReference } : row)] };
    }

    /// <summary>Of invoices whose reference others have, those where the caller sees none of the others.</summary>
    public static async Task<IReadOnlyCollection<string>> AloneAsync(PortalDb db, IReadOnlyCollection<string> shared, CancellationToken cancellationToken) =>
        db is not ScopedPortalDb || shared.Count == 0
            ? []
            : await db.Invoices
                .Where(invoice => shared.Contains(invoice.InvoiceNumber))
                .Where(invoice => !db.Invoices.Any(other => other.PaymentId == invoice.PaymentId && other.Id != invoice.Id))
                .Select(invoice => invoice.InvoiceNumber)
                .ToListAsync(cancellationToken);
}
