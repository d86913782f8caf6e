using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Settlement.Payments;

/// <summary>
/// Writes the payments of a file, some hundreds at a time, and matches those that are exact. What an earlier one of them has paid
/// counts for the next.
/// </summary>
internal sealed class PaymentBatch(PortalSession session, long fileId)
{
    /// <summary>Payments in one statement: SQL Server takes 2,100 parameters.</summary>
    public const int Size = 500;

    private PortalDb Db => session.Db;

    /// <summary>Answers how many of them the store had already.</summary>
    public async Task<int> WriteAsync(IReadOnlyCollection<PaymentEntry> entries, CancellationToken cancellationToken)
    {
        var fingerprints = entries.Select(entry => entry.Fingerprint).ToList();
        var known = await Db.Payments.Where(payment => fingerprints.Contains(payment.Fingerprint)).Select(payment => payment.Fingerprint).ToHashSetAsync(cancellationToken);
        List<PaymentEntry> fresh = [.. entries.Where(entry => !known.Contains(entry.Fingerprint))];
        var invoices = await InvoicesOfAsync(fresh, cancellationToken);
        var paid = new HashSet<long>();
        foreach (var entry in fresh)
        {
            var withReference = entry.Reference is { } reference ? invoices[reference].ToList() : [];
            var proposal = PaymentMatching.Propose(entry.Amount, entry.CurrencyCode, [.. withReference.Select(PaymentProposals.Matchable)]);
            var payment = PaymentOf(entry, proposal);
            Db.Payments.Add(payment);
            foreach (var match in proposal.IsExact ? proposal.Matches : [])
            {
                payment.Matches.Add(new() { InvoiceId = match.InvoiceId, Amount = match.Amount, Confirmed = true, ConfirmedAt = session.Now });
                PaymentTrail.Pay(session, withReference.Find(invoice => invoice.Id == match.InvoiceId)!, match.Amount);
                paid.Add(match.InvoiceId);
            }
        }

        await session.FlushAsync(cancellationToken);
        if (paid.Count > 0)
        {
            await InvoiceFindings.RefreshAsync(Db, paid, cancellationToken);
        }

        Db.ChangeTracker.Clear();
        return known.Count;
    }

    private async Task<ILookup<string, Invoice>> InvoicesOfAsync(IEnumerable<PaymentEntry> entries, CancellationToken cancellationToken)
    {
        var references = entries.Select(entry => entry.Reference).OfType<string>().Distinct().ToList();
        var invoices = await Db.Invoices.Where(invoice => references.Contains(invoice.PaymentId!))
            .OrderBy(invoice => invoice.DueOn).ThenBy(invoice => invoice.Id)
            .ToListAsync(cancellationToken);
        return invoices.ToLookup(invoice => invoice.PaymentId!, StringComparer.Ordinal);
    }

    private Payment PaymentOf(PaymentEntry entry, Proposal proposal) => new()
    {
        Version = 1,
        FileId = fileId,
        Fingerprint = entry.Fingerprint,
        BookedOn = entry.BookedOn,
        Amount = entry.Amount,
        CurrencyCode = entry.CurrencyCode,
        Reference = entry.Reference,
        PayerName = entry.PayerName,
        PayerAccount = entry.PayerAccount,
        CreditorAccount = entry.CreditorAccount,
        Status = proposal.IsExact ? PaymentStatus.Matched : PaymentStatus.Open,
        Kind = proposal.Kind,
    };
}
