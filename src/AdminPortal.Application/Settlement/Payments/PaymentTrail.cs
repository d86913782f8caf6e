using System.Globalization;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;

namespace AdminPortal.Application.Settlement.Payments;

/// <summary>Writes into the trail what payments do. Who paid stays out of it: the trail is not where people are forgotten.</summary>
internal static class PaymentTrail
{
    /// <summary>Lays an amount to an invoice, or takes it off again.</summary>
    public static void Pay(PortalSession session, Invoice invoice, decimal amount)
    {
        var (before, after) = (invoice.PaidAmount, invoice.PaidAmount + amount);
        invoice.PaidAmount = after;
        invoice.Version++;
        var organization = invoice.ReceiverId ?? invoice.UserId;
        session.Record(new(
            AuditActions.Changed,
            AuditObjectTypes.Invoice,
            invoice.InvoiceNumber,
            () => organization,
            [new(nameof(Invoice.PaidAmount), Money(before, invoice.CurrencyCode), Money(after, invoice.CurrencyCode), false)]));
    }

    public static void Read(PortalSession session, PaymentFile file, PaymentFileReport report)
    {
        var matched = report.Sums.Where(sum => sum.Status == PaymentStatus.Matched).Sum(sum => sum.Count);
        session.Record(new(
            AuditActions.Created,
            AuditObjectTypes.PaymentFile,
            Text(file.Id),
            () => null,
            [
                new("Name", null, file.Name, false),
                new("MessageId", null, file.MessageId, false),
                new("Payments", null, Text(report.Payments), false),
                new("Matched", null, Text(matched), false),
            ]));
    }

    /// <summary>A payment has no page of its own in the trail; it stands with the file that brought it.</summary>
    public static void Decide(PortalSession session, Payment payment, PaymentStatus before) => session.Record(new(
        AuditActions.Changed,
        AuditObjectTypes.PaymentFile,
        Text(payment.FileId),
        () => null,
        [
            new("Payment", null, $"{Text(payment.Id)}: {Money(payment.Amount, payment.CurrencyCode)}", false),
            new("PaymentStatus", before.ToString(), payment.Status.ToString(), false),
        ]));

    private static string Money(decimal amount, string currency) => string.Create(CultureInfo.InvariantCulture, $"{amount:0.00##} {currency}");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
