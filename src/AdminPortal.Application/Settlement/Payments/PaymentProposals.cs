using System.Linq.Expressions;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Settlement.Payments;

/// <summary>Looks for the invoices that a payment may pay, as they stand now.</summary>
internal static class PaymentProposals
{
    private const int MostWithReference = 50;
    private const int MostSimilar = 20;

    public static readonly Expression<Func<Invoice, PayableInvoice>> Payable = invoice => new PayableInvoice(
        invoice.InvoiceNumber,
        invoice.ReceiverName,
        invoice.PaymentId,
        invoice.CurrencyCode,
        invoice.TotalInvoiceAmount,
        invoice.PaidAmount,
        invoice.DueOn,
        invoice.Settled);

    public static MatchableInvoice Matchable(Invoice invoice) => new(invoice.Id, invoice.CurrencyCode, invoice.TotalInvoiceAmount, invoice.PaidAmount);

    /// <summary>Those with the very reference; where there are none, those that have it in another spelling.</summary>
    /// <param name="left">What of the payment is laid to nothing yet.</param>
    public static async Task<IReadOnlyList<ProposedInvoice>> ReadAsync(
        PortalDb db, string? reference, string currency, decimal left, CancellationToken cancellationToken)
    {
        var exact = reference is null ? [] : await ReadAsync(db.Invoices.Where(invoice => invoice.PaymentId == reference), MostWithReference, cancellationToken);
        if (exact.Count > 0)
        {
            return Proposed(exact, currency, left, isSimilar: false);
        }

        var spellings = ReferenceSpellings.Of(reference);
        if (spellings.Count == 0)
        {
            return [];
        }

        var found = db.Invoices.Where(invoice => spellings.Contains(invoice.PaymentId!)).Select(invoice => invoice.Id)
            .Union(db.Invoices.Where(invoice => spellings.Contains(invoice.InvoiceNumber)).Select(invoice => invoice.Id));
        return Proposed(await ReadAsync(db.Invoices.Where(invoice => found.Contains(invoice.Id)), MostSimilar, cancellationToken), currency, left, isSimilar: true);
    }

    private static Task<List<PayableInvoice>> ReadAsync(IQueryable<Invoice> invoices, int most, CancellationToken cancellationToken) =>
        invoices.OrderBy(invoice => invoice.DueOn).ThenBy(invoice => invoice.Id).Take(most).Select(Payable).ToListAsync(cancellationToken);

    private static List<ProposedInvoice> Proposed(List<PayableInvoice> invoices, string currency, decimal left, bool isSimilar)
    {
        // Known by their places here: the store's keys stay within.
        var proposal = PaymentMatching.Propose(left, currency, [.. invoices.Select((invoice, place) => new MatchableInvoice(place, invoice.CurrencyCode, invoice.Total, invoice.Paid))]);
        return [.. invoices.Select((invoice, place) => new ProposedInvoice(invoice, proposal.Matches.FirstOrDefault(match => match.InvoiceId == place)?.Amount ?? 0m, isSimilar))];
    }
}
