using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Settlement;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Invoices;

/// <summary>Reads invoices. One is visible when its receiver or its user organisation is; of the other party only the name shows.</summary>
public sealed class InvoiceService(PortalStore store, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>One page of the invoices that a filter asks for; sorts are those of <see cref="InvoiceSort"/>.</summary>
    public async Task<Page<InvoiceRow>> ListAsync(InvoiceFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var reading = page.Sort is null or InvoiceSort.Date ? InvoiceReading.PageByDate : InvoiceReading.PageInOrder;
        var now = Now;
        if (await InvoiceQuery.FilterAsync(session.Db, filter, now, cancellationToken, reading) is not { } rows)
        {
            return new([], null, null, BoundedCount.Of(0));
        }

        var counted = await InvoiceQuery.FilterAsync(session.Db, filter, now, cancellationToken, InvoiceReading.Count);
        var read = await InvoiceQuery.Order.ReadAsync(rows, page, InvoiceQuery.Row(OsloTime.DateOf(now)), cancellationToken, counted);
        return await FindingQuery.HideUnseenAsync(session.Db, read, cancellationToken);
    }

    /// <summary>
    /// All invoices that a filter asks for, in an order of <see cref="InvoiceSort"/>, read as they are asked for. What is written
    /// meanwhile may be among them; no invoice is there twice while its place in the order stays.
    /// </summary>
    public async IAsyncEnumerable<InvoiceExportRow> ExportAsync(
        InvoiceFilter filter, string? sort, bool descending, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        if (await InvoiceQuery.FilterAsync(session.Db, filter, Now, cancellationToken) is not { } rows)
        {
            yield break;
        }

        await foreach (var row in InvoiceQuery.Order.StreamAsync(rows, sort, descending, InvoiceQuery.ExportRow(OsloTime.DateOf(Now)), cancellationToken))
        {
            // Of a receiver whom the caller does not see only the name shows.
            yield return session.Db is ScopedPortalDb && row.Receiver.OrganizationId is null ? row with { CustomerAccountNumber = null } : row;
        }
    }

    /// <summary>What the invoices of a filter come to, for each currency by itself, in the order of the codes.</summary>
    public async Task<IReadOnlyList<CurrencyTotal>> TotalsAsync(InvoiceFilter filter, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        // Settled or not is told apart below, in any case: as a condition it would lead past the index that holds what is added up.
        var rows = await InvoiceQuery.FilterAsync(session.Db, filter.OverdueOnly ? filter : filter with { Settled = null }, Now, cancellationToken);
        if (rows is null)
        {
            return [];
        }

        // Grouped by what the index holds, and put together here: a conditional sum is one that the two databases write differently.
        var sums = await rows
            .GroupBy(invoice => new { invoice.CurrencyCode, invoice.Settled })
            .Select(g => new { g.Key.CurrencyCode, g.Key.Settled, Count = g.Count(), Total = g.Sum(i => i.TotalInvoiceAmount), Tax = g.Sum(i => i.TotalTaxAmount) })
            .ToListAsync(cancellationToken);
        return
        [
            .. sums.Where(sum => filter.Settled is not { } settled || sum.Settled == settled).GroupBy(sum => sum.CurrencyCode).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new CurrencyTotal(
                g.Key,
                g.Sum(sum => sum.Count),
                g.Sum(sum => sum.Total),
                g.Sum(sum => sum.Tax),
                g.Where(sum => !sum.Settled).Sum(sum => sum.Count),
                g.Where(sum => !sum.Settled).Sum(sum => sum.Total))),
        ];
    }

    /// <summary>The invoice with its lines, neighbours and checks, or null.</summary>
    public async Task<InvoiceDetail?> FindAsync(string number, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        return await InvoiceDocument.ReadAsync(session.Db, number, OsloTime.DateOf(Now), cancellationToken);
    }

    /// <summary>One line of an invoice, or null.</summary>
    public async Task<InvoiceLineDetail?> FindLineAsync(string number, int lineNumber, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        return await session.Db.InvoiceLines
            .Where(line => line.Invoice.InvoiceNumber == number && line.LineNumber == lineNumber)
            .Select(InvoiceQuery.Line)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The currencies of the caller's invoices (ISO 4217), in order.</summary>
    [SuppressMessage("Globalization", "CA1309:Use ordinal string comparison", Justification = "Becomes SQL, where the column compares byte by byte.")]
    public async Task<IReadOnlyList<string>> CurrenciesAsync(CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var codes = new List<string>();
        for (var last = ""; last is not null;)
        {
            // One seek in the index for each currency: DISTINCT would read every invoice.
            var after = last;
            last = await session.Db.Invoices
                .Where(invoice => string.Compare(invoice.CurrencyCode, after) > 0)
                .OrderBy(invoice => invoice.CurrencyCode)
                .Select(invoice => invoice.CurrencyCode)
                .FirstOrDefaultAsync(cancellationToken);
            if (last is not null)
            {
                codes.Add(last);
            }
        }

        return codes;
    }
}
