using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Invoices.Import;

/// <summary>How often a fault was kept of an import.</summary>
public sealed record ImportFaultCount(string Code, int Count);

/// <summary>What was wrong in the files of an import, seen by all who see everything.</summary>
public sealed class ImportFaultService(PortalStore store)
{
    private static readonly Keyset<ImportFault> InOrder = new(fault => fault.Number, SortColumn<ImportFault>.By("number", fault => fault.Number));

    private static readonly Expression<Func<ImportFault, ImportFaultRow>> Row = fault =>
        new ImportFaultRow(fault.File, fault.Line, fault.InvoiceNumber, fault.Field, fault.Code, fault.Value);

    /// <summary>One page of the faults, in the order in which they were found.</summary>
    /// <param name="code">Only those of this code.</param>
    public async Task<Page<ImportFaultRow>> ListAsync(long importId, string? code, PageRequest page, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        return await InOrder.ReadAsync(Of(session.Db, importId, code), page, Row, cancellationToken);
    }

    /// <summary>How many faults there are of each kind, the most frequent first.</summary>
    public async Task<IReadOnlyList<ImportFaultCount>> CountsAsync(long importId, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var counts = await Of(session.Db, importId, null).GroupBy(fault => fault.Code).Select(faults => new { faults.Key, Count = faults.Count() }).ToListAsync(cancellationToken);
        return [.. counts.OrderByDescending(of => of.Count).ThenBy(of => of.Key, StringComparer.Ordinal).Select(of => new ImportFaultCount(of.Key, of.Count))];
    }

    /// <summary>All of them, read as they are asked for.</summary>
    public async IAsyncEnumerable<ImportFaultRow> ExportAsync(long importId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        await foreach (var row in InOrder.StreamAsync(Of(session.Db, importId, null), null, false, Row, cancellationToken))
        {
            yield return row;
        }
    }

    private static IQueryable<ImportFault> Of(PortalDb db, long importId, string? code) =>
        db.ImportFaults.Where(fault => fault.ImportId == importId && (code == null || fault.Code == code));
}
