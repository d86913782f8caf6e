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
    /// <summary>
    /// Values of one statement. They go as one parameter, a list of JSON: with one for each of them the provider spends as much on their names
    /// as on everything else.
    /// </summary>
    public const int MostValues = 1_000;

    public static async Task<Dictionary<string, StoredInvoice>> ReadAsync(PortalDb db, IEnumerable<ReadInvoice> batch, CancellationToken cancellationToken)
    {
        var found = new List<StoredInvoice>();
        foreach (var numbers in batch.Select(read => read.Invoice.InvoiceNumber).Chunk(MostValues))
        {
            found.AddRange(await db.Invoices.AsNoTracking()
                .IgnoreQueryFilters([PortalDb.Live])
                .Where(invoice => EF.Parameter(numbers).Contains(invoice.InvoiceNumber))
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
        foreach (var some in ids.Chunk(MostValues))
        {
            lines.AddRange(await db.InvoiceLines.AsNoTracking()
                .Where(line => EF.Parameter(some).Contains(line.InvoiceId))
                .OrderBy(line => line.InvoiceId).ThenBy(line => line.LineNumber)
                .ToListAsync(cancellationToken));
        }

        return lines.ToLookup(line => line.InvoiceId);
    }
}
