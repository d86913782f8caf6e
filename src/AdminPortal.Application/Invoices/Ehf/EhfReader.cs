using System.Runtime.CompilerServices;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Invoices.Ehf;

/// <summary>Reads what EHF documents are made of, the newest invoice first, a batch at a time.</summary>
internal static class EhfReader
{
    private const int Batch = 100;

    private static readonly Func<InvoiceLine, InvoiceLineDetail> LineOf = InvoiceQuery.Line.Compile();

    public static async IAsyncEnumerable<IReadOnlyList<EhfFacts>> ReadAsync(
        PortalDb db, IQueryable<Invoice> rows, SellerSettings seller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var next = rows; ;)
        {
            var headers = await next.OrderByDescending(invoice => invoice.InvoiceDate).ThenByDescending(invoice => invoice.Id)
                .Take(Batch).Select(InvoiceDocument.Header).ToListAsync(cancellationToken);
            if (headers.Count > 0)
            {
                yield return await WithRestAsync(db, headers, seller, cancellationToken);
            }

            if (headers.Count < Batch)
            {
                yield break;
            }

            var (date, id) = (headers[^1].Detail.Date, headers[^1].Id);
            next = rows.Where(invoice => invoice.InvoiceDate < date || (invoice.InvoiceDate == date && invoice.Id < id));
        }
    }

    /// <summary>What a receiver says of itself, also from the recycle bin: its old invoices remain to be sent.</summary>
    public static async Task<Dictionary<long, EhfBuyer>> BuyersAsync(PortalDb db, IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        var organizations = await db.Organizations.IgnoreQueryFilters([PortalDb.Live]).Where(organization => ids.Contains(organization.Id))
            .Select(o => new { o.Id, o.PublicId, o.DeletedAt, o.EntityId, o.EntityVatNumber, o.EntityLegalName, o.Country })
            .ToListAsync(cancellationToken);
        var accounts = await db.BillingAccounts
            .Where(account => account.Status == BillingAccountStatus.Open && account.PayerId != null && ids.Contains(account.PayerId.Value))
            .GroupBy(account => account.PayerId!.Value)
            .Select(g => new { PayerId = g.Key, Count = g.Count(), Reference = g.Max(account => account.AccountReference1) })
            .ToDictionaryAsync(payer => payer.PayerId, cancellationToken);
        return organizations.ToDictionary(o => o.Id, o =>
        {
            var paid = accounts.GetValueOrDefault(o.Id);
            return new EhfBuyer(
                o.DeletedAt is null ? o.PublicId : null,
                o.EntityId,
                o.EntityVatNumber,
                o.EntityLegalName,
                o.Country,
                paid?.Count ?? 0,
                paid is { Count: 1 } ? paid.Reference : null);
        });
    }

    private static async Task<IReadOnlyList<EhfFacts>> WithRestAsync(
        PortalDb db, List<InvoiceDocument.Found> headers, SellerSettings seller, CancellationToken cancellationToken)
    {
        var ids = headers.ConvertAll(header => header.Id);
        var lines = (await db.InvoiceLines.Where(line => ids.Contains(line.InvoiceId))
                .OrderBy(line => line.InvoiceId).ThenBy(line => line.LineNumber).ToListAsync(cancellationToken))
            .ToLookup(line => line.InvoiceId, LineOf);
        var buyers = await BuyersAsync(db, [.. headers.Select(header => header.ReceiverId).OfType<long>().Distinct()], cancellationToken);
        return headers.ConvertAll(header => new EhfFacts(
            header.Detail with { Lines = [.. lines[header.Id]] },
            seller,
            header.ReceiverId is { } receiver ? buyers.GetValueOrDefault(receiver) : null,
            header.ReceiverId is not null));
    }
}
