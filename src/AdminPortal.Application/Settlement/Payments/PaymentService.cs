using System.Linq.Expressions;
using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Settlement.Payments;

/// <summary>Reads payments. Who does not see everything sees those that are laid to invoices that one sees.</summary>
public sealed class PaymentService(PortalStore store)
{
    private const int MostFound = 20;
    private const int MostOnInvoice = 100;

    private static readonly Keyset<Payment> Order = new(payment => payment.Id, SortColumn<Payment>.By(PaymentSort.Date, payment => payment.BookedOn));

    private static readonly Expression<Func<Payment, PaymentRow>> Row = payment => new PaymentRow(
        payment.Id,
        payment.BookedOn,
        payment.Amount,
        payment.CurrencyCode,
        payment.Reference,
        payment.PayerName,
        payment.Status,
        payment.Kind);

    /// <summary>One page of the payments that a filter asks for.</summary>
    public async Task<Page<PaymentRow>> ListAsync(PaymentFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var read = await Order.ReadAsync(Filter(session.Db, filter), page, Row, cancellationToken);
        return read with { Items = await WithInvoicesAsync(session.Db, read.Items, cancellationToken) };
    }

    /// <summary>How many payments wait for a person, up to a bound.</summary>
    public async Task<BoundedCount> CountOpenAsync(CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        return BoundedCount.Of(await session.Db.Payments.Where(payment => payment.Status == PaymentStatus.Open).Take(BoundedCount.Bound + 1).CountAsync(cancellationToken));
    }

    /// <summary>The payment with what it is laid to and what it may pay, or null.</summary>
    public async Task<PaymentDetail?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        var found = await db.Payments.Where(payment => payment.Id == id).Select(payment => new PaymentDetail
        {
            Id = payment.Id,
            Version = payment.Version,
            BookedOn = payment.BookedOn,
            Amount = payment.Amount,
            CurrencyCode = payment.CurrencyCode,
            Reference = payment.Reference,
            PayerName = payment.PayerName,
            PayerAccount = payment.PayerAccount,
            CreditorAccount = payment.CreditorAccount,
            Status = payment.Status,
            Kind = payment.Kind,
            FileId = payment.FileId,
            // Not by the navigation: the file is hidden from whom the payment is not.
            FileName = db.PaymentFiles.Where(file => file.Id == payment.FileId).Select(file => file.Name).FirstOrDefault(),
        }).FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var laid = await db.PaymentMatches.IgnoreQueryFilters([ScopedPortalDb.Visibility]).Where(match => match.PaymentId == id).Select(match => match.Amount).ToListAsync(cancellationToken);
        var matches = await db.PaymentMatches.Where(match => match.PaymentId == id)
            .OrderBy(match => match.InvoiceId)
            .Select(match => new ConfirmedMatch(match.Invoice.InvoiceNumber, match.Invoice.ReceiverName, match.Amount, match.ConfirmedByName, match.ConfirmedAt))
            .ToListAsync(cancellationToken);
        var left = found.Amount - laid.Sum();
        return found with
        {
            Left = left,
            // Whose account it is need not be anybody whom the caller sees: of the other party only the name shows.
            PayerAccount = db is ScopedPortalDb ? null : found.PayerAccount,
            Matches = matches,
            Proposals = found.Status == PaymentStatus.Open ? await PaymentProposals.ReadAsync(db, found.Reference, found.CurrencyCode, left, cancellationToken) : [],
            MaySettle = await session.MayAsync(Right.Settle, null, cancellationToken),
        };
    }

    /// <summary>Invoices that a payment may be laid to, by the first characters of the number, or by the payment or order reference; at most 20.</summary>
    public async Task<IReadOnlyList<PayableInvoice>> FindInvoicesAsync(string text, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var rows = await InvoiceQuery.FilterAsync(session.Db, new() { Text = text, DateBefore = DateTime.MaxValue }, session.Now, cancellationToken);
        return string.IsNullOrWhiteSpace(text)
            ? []
            : await rows!.OrderBy(invoice => invoice.InvoiceNumber).Take(MostFound).Select(PaymentProposals.Payable).ToListAsync(cancellationToken);
    }

    /// <summary>What the portal has seen paid on an invoice, or null where there is none for the caller.</summary>
    public async Task<InvoicePayments?> FindOfInvoiceAsync(string number, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        if (await db.Invoices.Where(i => i.InvoiceNumber == number).Select(PaymentProposals.Payable).FirstOrDefaultAsync(cancellationToken) is not { } invoice)
        {
            return null;
        }

        var payments = await db.PaymentMatches.Where(match => match.Invoice.InvoiceNumber == number)
            .OrderByDescending(match => match.Payment.BookedOn).ThenByDescending(match => match.PaymentId)
            .Take(MostOnInvoice)
            .Select(match => new InvoicePayment(
                match.PaymentId,
                match.Payment.BookedOn,
                match.Amount,
                match.Payment.PayerName,
                db.PaymentFiles.Where(file => file.Id == match.Payment.FileId).Select(file => file.Name).FirstOrDefault(),
                match.ConfirmedByName,
                match.ConfirmedAt))
            .ToListAsync(cancellationToken);
        var waiting = invoice.Reference is null
            ? []
            : await WithInvoicesAsync(
                db,
                await db.Payments.Where(payment => payment.Reference == invoice.Reference && payment.Status == PaymentStatus.Open)
                    .OrderBy(payment => payment.Id)
                    .Take(MostFound)
                    .Select(Row)
                    .ToListAsync(cancellationToken),
                cancellationToken);
        return new(invoice.CurrencyCode, invoice.Total, invoice.Paid, invoice.Settled, payments, waiting);
    }

    /// <summary>By themselves: joined to a page of payments, SQLite reads the invoices of all payments there are.</summary>
    private static async Task<IReadOnlyList<PaymentRow>> WithInvoicesAsync(PortalDb db, IReadOnlyList<PaymentRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.Id).ToList();
        var invoices = await db.PaymentMatches.Where(match => ids.Contains(match.PaymentId))
            .OrderBy(match => match.InvoiceId)
            .Select(match => new { match.PaymentId, match.Invoice.InvoiceNumber })
            .ToListAsync(cancellationToken);
        var laidTo = invoices.ToLookup(match => match.PaymentId, match => match.InvoiceNumber);
        return [.. rows.Select(row => row with { Invoices = [.. laidTo[row.Id]] })];
    }

    private static IQueryable<Payment> Filter(PortalDb db, PaymentFilter filter)
    {
        IQueryable<Payment> rows = db.Payments;
        if (filter.Status is { } status)
        {
            rows = rows.Where(payment => payment.Status == status);
        }

        if (filter.Kind is { } kind)
        {
            rows = rows.Where(payment => payment.Kind == kind);
        }

        if (filter.FileId is { } file)
        {
            rows = rows.Where(payment => payment.FileId == file);
        }

        if (filter.From is { } from)
        {
            rows = rows.Where(payment => payment.BookedOn >= from);
        }

        if (filter.To is { } to)
        {
            rows = rows.Where(payment => payment.BookedOn <= to);
        }

        if (filter.Amount is { } amount)
        {
            var least = Math.Clamp(Math.Abs(amount), 0m, ProviderMapping.LargestAmount);
            var taken = -least;
            rows = rows.Where(payment => payment.Amount == least || payment.Amount == taken);
        }

        return string.IsNullOrWhiteSpace(filter.Text) ? rows : WithText(db, rows, filter.Text.Trim());
    }

    /// <summary>References and invoices by their indexes; a name is looked for in those rows only that the other filters leave.</summary>
    private static IQueryable<Payment> WithText(PortalDb db, IQueryable<Payment> rows, string text)
    {
        var part = $"%{SearchText.LikeLiteral(text)}%";
        var found = db.Payments.WhereBegins(text, payment => payment.Reference!).Select(payment => payment.Id)
            .Union(db.PaymentMatches.Where(match => match.Invoice.InvoiceNumber == text).Select(match => match.PaymentId));
        var account = db is ScopedPortalDb ? null : text;
        return rows.Where(payment => (account != null && payment.PayerAccount == account) || EF.Functions.Like(payment.PayerName!, part, "\\") || found.Contains(payment.Id));
    }
}
