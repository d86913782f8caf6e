using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices.Import.Reading;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Invoices.Import.Landing;

/// <summary>An invoice as it stands in the store, with the public ids of its parties.</summary>
internal sealed record StoredInvoice(Invoice Invoice, string? OrganizationId, string? UsageOrganizationId)
{
    public IReadOnlyList<InvoiceLine> Lines { get; init; } = [];
}

/// <summary>Reads what the store already has of a batch.</summary>
internal static class StoredInvoices
{
    /// <summary>Values of one statement: SQL Server takes 2,100 parameters.</summary>
    public const int MostParameters = 1_000;

    public static async Task<Dictionary<string, StoredInvoice>> ReadAsync(PortalDb db, IEnumerable<ReadInvoice> batch, CancellationToken cancellationToken)
    {
        var found = new List<StoredInvoice>();
        foreach (var numbers in batch.Select(read => read.Invoice.InvoiceNumber).Chunk(MostParameters))
        {
            found.AddRange(await db.Invoices.AsNoTracking()
                .IgnoreQueryFilters([PortalDb.Live])
                .Where(invoice => numbers.Contains(invoice.InvoiceNumber))
                .Select(invoice => new StoredInvoice(invoice, invoice.Receiver!.PublicId, invoice.User!.PublicId))
                .ToListAsync(cancellationToken));
        }

        var lines = await LinesAsync(db, [.. found.Select(stored => stored.Invoice.Id)], cancellationToken);
        return found.ToDictionary(
            stored => stored.Invoice.InvoiceNumber, stored => stored with { Lines = [.. lines[stored.Invoice.Id]] }, StringComparer.Ordinal);
    }

    private static async Task<ILookup<long, InvoiceLine>> LinesAsync(PortalDb db, long[] ids, CancellationToken cancellationToken)
    {
        var lines = new List<InvoiceLine>();
        foreach (var some in ids.Chunk(MostParameters))
        {
            lines.AddRange(await db.InvoiceLines.AsNoTracking()
                .Where(line => some.Contains(line.InvoiceId))
                .OrderBy(line => line.InvoiceId).ThenBy(line => line.LineNumber)
                .ToListAsync(cancellationToken));
        }

        return lines.ToLookup(line => line.InvoiceId);
    }
}
