using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Invoices;

/// <summary>An invoice that corrects another, or is corrected by it.</summary>
/// <param name="Date">UTC.</param>
/// <param name="Total">In the currency of the other.</param>
public sealed record RelatedInvoice(string Number, DateTime Date, decimal Total, bool Settled);

/// <summary>The credit notes of an invoice, or what a credit note corrects, oldest first.</summary>
/// <param name="Net">What all of them and the invoice itself come to; null where there are more than are listed.</param>
public sealed record InvoiceCorrections(IReadOnlyList<RelatedInvoice> Invoices, decimal? Net)
{
    public const int Most = 20;
}

/// <summary>
/// Finds what corrects an invoice. The ERP says it nowhere: they have the same receiver and currency, opposite signs, and a
/// reference in common. The customer's order may stand on many invoices, so it counts only where nothing nearer is shared.
/// </summary>
internal static class CorrectionQuery
{
    public static async Task<InvoiceCorrections?> ReadAsync(PortalDb db, long id, long? receiverId, InvoiceDetail invoice, CancellationToken cancellationToken)
    {
        var isCredit = invoice.Total < 0;
        var (order, document, customers) = (Written(invoice.SalesOrderNumber), Written(invoice.DocumentReference), Written(invoice.OrderReference));
        if (receiverId is null || invoice.Total == 0 || (order ?? document ?? customers) is null)
        {
            return null;
        }

        var others = db.Invoices.Where(other => other.ReceiverId == receiverId && other.Id != id && other.CurrencyCode == invoice.CurrencyCode
            && (isCredit ? other.TotalInvoiceAmount > 0 : other.TotalInvoiceAmount < 0));
        var found = await FirstAsync(
            others.Where(other => (order != null && other.SalesOrderNumber == order) || (document != null && other.DocumentReference == document)), cancellationToken);
        if (found.Count == 0 && customers is not null)
        {
            // A credit note that is nearer to another invoice is that one's.
            var far = others.Where(other => other.CustomersOrderReference == customers);
            found = await FirstAsync(
                isCredit ? far : far.Where(other => !db.Invoices.Any(near => near.ReceiverId == receiverId && near.TotalInvoiceAmount > 0
                    && ((other.SalesOrderNumber != null && near.SalesOrderNumber == other.SalesOrderNumber) || (other.DocumentReference != null && near.DocumentReference == other.DocumentReference)))),
                cancellationToken);
        }

        return found.Count == 0 ? null
            : new([.. found.Take(InvoiceCorrections.Most)], found.Count > InvoiceCorrections.Most ? null : invoice.Total + found.Sum(other => other.Total));
    }

    private static Task<List<RelatedInvoice>> FirstAsync(IQueryable<Invoice> others, CancellationToken cancellationToken) => others
        .OrderBy(other => other.InvoiceDate).ThenBy(other => other.Id)
        .Take(InvoiceCorrections.Most + 1)
        .Select(other => new RelatedInvoice(other.InvoiceNumber, other.InvoiceDate, other.TotalInvoiceAmount, other.Settled))
        .ToListAsync(cancellationToken);

    private static string? Written(string? reference) => string.IsNullOrWhiteSpace(reference) ? null : reference;
}
