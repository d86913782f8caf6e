using System.Runtime.CompilerServices;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Invoices.Contract;

/// <summary>Invoices in the shape of the first API document. One is visible when its receiver or its user organisation is.</summary>
public sealed class InvoiceContractService(PortalStore store)
{
    private const int MostRows = 2_000;
    private const long FewestIds = 256;
    private const long MostIds = 131_072;

    /// <summary>
    /// The invoices of a period in order of creation, read piece by piece as they are asked for: no transaction stays open meanwhile, and
    /// what is created after the beginning is not among them.
    /// </summary>
    /// <param name="after">UTC, inclusive; null for no bound.</param>
    /// <param name="before">UTC, exclusive; now where it is null.</param>
    public async IAsyncEnumerable<InvoiceListItem> StreamAsync(DateTime? after, DateTime? before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        var (from, until) = (after ?? DateTime.MinValue, before ?? session.Now);
        var within = db.Invoices.Where(invoice => invoice.InvoiceDate >= from && invoice.InvoiceDate < until);
        if (await within.MinAsync(invoice => (long?)invoice.Id, cancellationToken) is not { } first
            || await within.MaxAsync(invoice => (long?)invoice.Id, cancellationToken) is not { } last)
        {
            yield break;
        }

        var read = InvoiceContractQuery.Piece.For(db);
        var piece = new List<InvoiceListItem>();
        var ids = FewestIds;
        for (var at = first - 1; at < last;)
        {
            piece.Clear();
            var upTo = Math.Min(at + ids, last);
            await foreach (var item in read(db, new(at, upTo, from, until, MostRows)).WithCancellation(cancellationToken))
            {
                piece.Add(AsSeen(db, item));
            }

            foreach (var item in piece)
            {
                yield return item;
            }

            at = piece.Count == MostRows ? piece[^1].Id : upTo;
            ids = piece.Count > MostRows / 2 ? ids : Math.Min(ids * 2, MostIds);
        }
    }

    /// <summary>The invoice with its lines; null where the caller sees none of this number.</summary>
    public async Task<InvoiceRecord?> FindAsync(string number, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        return await InvoiceContractQuery.Header.For(db)(db, number, cancellationToken) is { } header
            ? new(AsSeen(db, header), await InvoiceContractQuery.Lines.For(db)(db, header.Id).ToListAsync(cancellationToken))
            : null;
    }

    private static InvoiceListItem AsSeen(PortalDb db, InvoiceListItem item) => item.IsReceiverSeen || db is not ScopedPortalDb ? item : item.WithoutReceiver();
}
