using AdminPortal.Application.Access;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Settlement.Payments;

/// <summary>
/// Takes what people say of payments. For Finance and Admin with a grant for everything. What the ERP says of an invoice, whether
/// it is settled, is left as it is: the portal shows what it has seen, and where the two disagree.
/// </summary>
public sealed class PaymentMatchService(PortalStore store)
{
    /// <summary>
    /// Lays a payment, or what is left of it, to invoices; what remains stays open. Answers the payment's new version.
    /// Errors: <see cref="InvalidInput"/> that names the part, <see cref="PaymentNotOpen"/>, <see cref="Stale"/>.
    /// </summary>
    /// <param name="version">As read; null checks nothing.</param>
    public Task<Result<int>> ConfirmAsync(long id, int? version, PaymentConfirmation input, CancellationToken cancellationToken) => DecideAsync(
        id,
        version,
        async (session, payment) =>
        {
            if (payment.Status != PaymentStatus.Open)
            {
                return new PaymentNotOpen();
            }

            var numbers = input.Parts.Take(PaymentConfirmation.MostParts).Select(part => part.InvoiceNumber).Distinct().ToList();
            var invoices = await session.Db.Invoices.Where(invoice => numbers.Contains(invoice.InvoiceNumber)).ToDictionaryAsync(invoice => invoice.InvoiceNumber, cancellationToken);
            var left = payment.Amount - payment.Matches.Sum(match => match.Amount);
            List<FieldError> faults = [.. Input.TidyAndCheck(input), .. PaymentPartRules.Check(input.Parts, left, payment.CurrencyCode, invoices)];
            if (faults.Count > 0)
            {
                return new InvalidInput(faults);
            }

            session.Reason = input.Reason;
            foreach (var part in input.Parts)
            {
                Lay(session, payment, invoices[part.InvoiceNumber], part.Amount);
            }

            payment.Status = left == input.Parts.Sum(part => part.Amount) ? PaymentStatus.Matched : PaymentStatus.Open;
            await SaveAsync(session, [.. invoices.Values], cancellationToken);
            return null;
        },
        cancellationToken);

    /// <summary>Says that a payment, or what is left of it, pays no invoice of ours. Answers the payment's new version.</summary>
    /// <param name="reason">Why; 1 to 1000 characters.</param>
    public Task<Result<int>> SetAsideAsync(long id, int? version, string? reason, CancellationToken cancellationToken) => DecideAsync(
        id,
        version,
        (session, payment) =>
        {
            if (ReasonText.Check(ref reason, isRequired: true) is { } fault)
            {
                return Task.FromResult<PortalError?>(fault);
            }

            if (payment.Status != PaymentStatus.Open)
            {
                return Task.FromResult<PortalError?>(new PaymentNotOpen());
            }

            session.Reason = reason;
            payment.Status = PaymentStatus.SetAside;
            PaymentTrail.Decide(session, payment, PaymentStatus.Open);
            return Task.FromResult<PortalError?>(null);
        },
        cancellationToken);

    /// <summary>
    /// Takes back what was said of a payment, by a person or by the matching: it is laid to nothing, and open again. Answers its new
    /// version. Errors: <see cref="PaymentIsOpen"/>, <see cref="PaymentReversed"/>, <see cref="Stale"/>.
    /// </summary>
    /// <param name="reason">Why; 1 to 1000 characters.</param>
    public Task<Result<int>> TakeBackAsync(long id, int? version, string? reason, CancellationToken cancellationToken) => DecideAsync(
        id,
        version,
        async (session, payment) =>
        {
            if (ReasonText.Check(ref reason, isRequired: true) is { } fault)
            {
                return fault;
            }

            if (payment.Status == PaymentStatus.Open && payment.Matches.Count == 0)
            {
                return new PaymentIsOpen();
            }

            session.Reason = reason;
            var ids = payment.Matches.Select(match => match.InvoiceId).ToList();
            var invoices = await session.Db.Invoices.Where(invoice => ids.Contains(invoice.Id)).ToDictionaryAsync(invoice => invoice.Id, cancellationToken);
            foreach (var match in payment.Matches)
            {
                if (PaymentPartRules.IsTooLittle(invoices[match.InvoiceId], invoices[match.InvoiceId].PaidAmount - match.Amount))
                {
                    return new PaymentReversed();
                }

                PaymentTrail.Pay(session, invoices[match.InvoiceId], -match.Amount);
            }

            var before = payment.Status;
            payment.Matches.Clear();
            payment.Status = PaymentStatus.Open;
            PaymentTrail.Decide(session, payment, before);
            await SaveAsync(session, [.. invoices.Values], cancellationToken);
            return null;
        },
        cancellationToken);

    private Task<Result<int>> DecideAsync(
        long id, int? version, Func<PortalSession, Payment, Task<PortalError?>> decide, CancellationToken cancellationToken) => store.WriteAsync<int>(
        async session =>
        {
            if (await session.Db.Payments.Include(payment => payment.Matches).FirstOrDefaultAsync(payment => payment.Id == id, cancellationToken) is not { } payment)
            {
                return new NotFound("payment");
            }

            if (!await session.MayAsync(Right.Settle, null, cancellationToken))
            {
                return new NotAllowed("match_payment");
            }

            if (version is not null && version != payment.Version)
            {
                return new Stale("payment");
            }

            payment.Version++;
            return await decide(session, payment) is { } fault ? fault : payment.Version;
        },
        cancellationToken);

    private static void Lay(PortalSession session, Payment payment, Invoice invoice, decimal amount)
    {
        if (payment.Matches.Find(known => known.InvoiceId == invoice.Id) is not { } match)
        {
            match = new() { InvoiceId = invoice.Id };
            payment.Matches.Add(match);
        }

        match.Amount += amount;
        match.Confirmed = true;
        match.ConfirmedById = session.Caller.Id;
        match.ConfirmedByName = session.Caller.Name;
        match.ConfirmedAt = session.Now;
        PaymentTrail.Pay(session, invoice, amount);
    }

    private static async Task SaveAsync(PortalSession session, IReadOnlyCollection<Invoice> invoices, CancellationToken cancellationToken)
    {
        await session.FlushAsync(cancellationToken);
        await InvoiceFindings.RefreshAsync(session.Db, [.. invoices.Select(invoice => invoice.Id)], cancellationToken);
    }
}
