using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Settlement.Queue;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Settlement;

/// <summary>
/// Keeps beside each invoice what the checks find, so that a million of them can be filtered by it. Whoever writes an invoice,
/// its payment reference or what is paid on it calls this in the same transaction.
/// </summary>
internal static class InvoiceFindings
{
    /// <summary>Values in one statement: SQL Server takes 2,100 parameters.</summary>
    private const int Batch = 500;

    /// <summary>What the checks say, as the store keeps it. What only time brings about is left out.</summary>
    public static FindingSet Of(IEnumerable<CheckResult> checks) => checks
        .Where(check => check is { Outcome: CheckOutcome.Failed or CheckOutcome.Warning, Code: not CheckCode.DueDate })
        .Aggregate(FindingSet.None, (set, check) => set | Of(check.Code));

    public static FindingSet Of(CheckCode code) => (FindingSet)(1 << ((int)code - 1));

    public static FindingSet Of(Invoice invoice, IEnumerable<InvoiceLine> lines, int othersWithReference) =>
        Of(SettlementChecks.Run(FactsOf(invoice, lines), invoice.DueOn, othersWithReference));

    /// <summary>
    /// Runs the checks of these invoices on what is stored, and stores what they find where it has changed. Of a reference that
    /// others have, also where the caller does not see those: what is stored is the same for everybody.
    /// </summary>
    public static async Task RefreshAsync(PortalDb db, IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        foreach (var batch in ids.Chunk(Batch))
        {
            var invoices = await db.Invoices.IgnoreQueryFilters().AsNoTracking().Where(invoice => batch.Contains(invoice.Id)).ToListAsync(cancellationToken);
            var lines = (await db.InvoiceLines.IgnoreQueryFilters().AsNoTracking().Where(line => batch.Contains(line.InvoiceId)).ToListAsync(cancellationToken)).ToLookup(line => line.InvoiceId);
            var shared = await SharedAsync(db, [.. invoices.Select(invoice => invoice.PaymentId).OfType<string>().Distinct()], cancellationToken);
            foreach (var same in invoices.GroupBy(invoice => Of(invoice, lines[invoice.Id], OthersWith(invoice.PaymentId, shared))))
            {
                var stale = same.Where(invoice => invoice.NeedsCheck || invoice.Findings != same.Key).Select(invoice => invoice.Id).ToList();
                await db.Invoices.IgnoreQueryFilters().Where(invoice => stale.Contains(invoice.Id)).ExecuteUpdateAsync(
                    invoice => invoice.SetProperty(i => i.Findings, same.Key).SetProperty(i => i.NeedsCheck, false), cancellationToken);
            }
        }

        await SettlementCases.FollowAsync(db, ids, cancellationToken);
    }

    /// <summary>Looks again at every invoice with one of these payment references: one that was alone with it may be so no longer, and the other way round.</summary>
    public static async Task RefreshReferencesAsync(PortalDb db, IReadOnlyCollection<string> references, CancellationToken cancellationToken)
    {
        foreach (var batch in references.Distinct().Chunk(Batch))
        {
            var counts = await SharedAsync(db, batch, cancellationToken);
            var shared = counts.Where(same => same.Value > 1).Select(same => same.Key).ToList();
            var alone = batch.Except(shared).ToList();
            await db.Invoices.IgnoreQueryFilters().Where(invoice => shared.Contains(invoice.PaymentId!) && (invoice.Findings & FindingSet.UniqueReference) == 0)
                .ExecuteUpdateAsync(invoice => invoice.SetProperty(i => i.Findings, i => i.Findings | FindingSet.UniqueReference), cancellationToken);
            await db.Invoices.IgnoreQueryFilters().Where(invoice => alone.Contains(invoice.PaymentId!) && (invoice.Findings & FindingSet.UniqueReference) != 0)
                .ExecuteUpdateAsync(invoice => invoice.SetProperty(i => i.Findings, i => i.Findings & ~FindingSet.UniqueReference), cancellationToken);
        }

        await SettlementCases.FollowAsync(db, references, cancellationToken);
    }

    /// <summary>How many invoices have each of these references; a blank one is none.</summary>
    private static Task<Dictionary<string, int>> SharedAsync(PortalDb db, IReadOnlyCollection<string> references, CancellationToken cancellationToken)
    {
        var written = references.Where(reference => !string.IsNullOrWhiteSpace(reference)).ToList();
        return db.Invoices.IgnoreQueryFilters().Where(invoice => written.Contains(invoice.PaymentId!))
            .GroupBy(invoice => invoice.PaymentId!)
            .Select(same => new { Reference = same.Key, Count = same.Count() })
            .ToDictionaryAsync(same => same.Reference, same => same.Count, cancellationToken);
    }

    private static int OthersWith(string? reference, Dictionary<string, int> shared) =>
        reference is not null && shared.TryGetValue(reference, out var count) ? count - 1 : 0;

    private static InvoiceFacts FactsOf(Invoice invoice, IEnumerable<InvoiceLine> lines) => new(
        invoice.CurrencyCode,
        invoice.TotalInvoiceAmount,
        invoice.TotalDiscountAmount,
        invoice.TotalChargeAmount,
        invoice.TotalTaxAmount,
        invoice.InvoiceHeaderTaxAmount,
        invoice.PaymentId,
        invoice.Settled,
        invoice.PaidAmount,
        invoice.DueOn,
        [.. lines.Select(FactsOf)]);

    private static InvoiceLineFacts FactsOf(InvoiceLine line) => new(
        line.LineNumber,
        line.CurrencyCode,
        line.LineAmount,
        line.LineTotalDiscountAmount,
        line.LineTotalChargeAmount,
        line.LineTotalTaxAmount,
        new(OsloTime.DateOf(line.ContractStart), OsloTime.DateOf(line.ContractEnd)),
        new(OsloTime.DateOf(line.RevenueRecognitionStart), OsloTime.DateOf(line.RevenueRecognitionEnd)));
}
