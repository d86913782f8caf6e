using AdminPortal.Application.Invoices;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Settlement;

/// <summary>Invoices of one currency with the same findings, as the index holds them: a count for each check would read them once for each.</summary>
internal sealed record FindingGroup(string CurrencyCode, bool Settled, FindingSet Findings, int Count, decimal Total)
{
    public bool Has(CheckCode code) => Findings.HasFlag(InvoiceFindings.Of(code));

    public static Task<List<FindingGroup>> ReadAsync(IQueryable<Invoice> rows, CancellationToken cancellationToken) => rows
        .GroupBy(invoice => new { invoice.CurrencyCode, invoice.Settled, invoice.Findings })
        .Select(same => new FindingGroup(same.Key.CurrencyCode, same.Key.Settled, same.Key.Findings, same.Count(), same.Sum(invoice => invoice.TotalInvoiceAmount)))
        .ToListAsync(cancellationToken);
}
