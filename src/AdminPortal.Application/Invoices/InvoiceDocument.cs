using System.Linq.Expressions;
using AdminPortal.Application.Data;
using AdminPortal.Application.Settlement;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Invoices;

/// <summary>Reads one invoice with what belongs to it.</summary>
internal static class InvoiceDocument
{
    public static readonly Expression<Func<Invoice, Found>> Header = invoice => new Found(
        invoice.Id,
        invoice.ReceiverId,
        new InvoiceDetail
        {
            Number = invoice.InvoiceNumber,
            Date = invoice.InvoiceDate,
            DueOn = invoice.DueOn,
            Receiver = new InvoiceOrganization(invoice.Receiver!.PublicId, invoice.ReceiverName),
            User = new InvoiceOrganization(invoice.User!.PublicId, invoice.UserName),
            CurrencyCode = invoice.CurrencyCode,
            Total = invoice.TotalInvoiceAmount,
            Tax = invoice.TotalTaxAmount,
            Charge = invoice.TotalChargeAmount,
            Discount = invoice.TotalDiscountAmount,
            HeaderTax = invoice.InvoiceHeaderTaxAmount,
            Address = new InvoiceAddress(
                invoice.InvoiceAddressStreet,
                invoice.InvoiceAddressStreetNumber,
                invoice.InvoiceAddressZipCode,
                invoice.InvoiceAddressCity,
                invoice.InvoiceAddressState,
                invoice.InvoiceAddressCountryRegionIsoCode,
                invoice.InvoiceAddressCountryRegionId),
            SalesOrderNumber = invoice.SalesOrderNumber,
            OrderReference = invoice.CustomersOrderReference,
            PaymentReference = invoice.PaymentId,
            CustomerAccountNumber = invoice.InvoiceCustomerAccountNumber,
            ContractReference = invoice.ContractReference,
            DocumentReference = invoice.DocumentReference,
            Settled = invoice.Settled,
            SettledSeenAt = invoice.SettledSeenAt,
            Paid = invoice.PaidAmount,
            Lines = new InvoiceLineDetail[0],
        });

    public static async Task<InvoiceDetail?> ReadAsync(PortalDb db, string number, DateOnly today, CancellationToken cancellationToken)
    {
        var found = await db.Invoices.Where(invoice => invoice.InvoiceNumber == number).Select(Header).FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var lines = await db.InvoiceLines.Where(line => line.InvoiceId == found.Id)
            .OrderBy(line => line.LineNumber).Select(InvoiceQuery.Line).ToListAsync(cancellationToken);
        var detail = await AsSeenAsync(db, found, cancellationToken) with { Lines = lines };
        var others = string.IsNullOrWhiteSpace(detail.PaymentReference)
            ? 0
            : await db.Invoices.CountAsync(invoice => invoice.PaymentId == detail.PaymentReference && invoice.Id != found.Id, cancellationToken);
        var checks = SettlementChecks.Run(detail.Facts(), today, others);
        return detail with
        {
            Previous = await PreviousAsync(db, found, cancellationToken),
            Next = await NextAsync(db, found, cancellationToken),
            Corrections = await CorrectionQuery.ReadAsync(db, found.Id, found.ReceiverId, detail, cancellationToken),
            Checks = checks,
            DaysOverdue = checks.Single(check => check.Code is CheckCode.DueDate).Count,
        };
    }

    /// <summary>Of a receiver whom the caller does not see only the name shows: not where it is, nor its number with us.</summary>
    private static async Task<InvoiceDetail> AsSeenAsync(PortalDb db, Found found, CancellationToken cancellationToken) =>
        db is not ScopedPortalDb || await db.Organizations.IgnoreQueryFilters([PortalDb.Live]).AnyAsync(o => o.Id == found.ReceiverId, cancellationToken)
            ? found.Detail
            : found.Detail with { IsReceiverUnseen = true, Address = InvoiceAddress.None, CustomerAccountNumber = null };

    private static Task<string?> PreviousAsync(PortalDb db, Found found, CancellationToken cancellationToken) => db.Invoices
        .Where(invoice => invoice.ReceiverId == found.ReceiverId && invoice.ReceiverId != null)
        .Where(invoice => invoice.InvoiceDate <= found.Detail.Date && (invoice.InvoiceDate < found.Detail.Date || invoice.Id < found.Id))
        .OrderByDescending(invoice => invoice.InvoiceDate).ThenByDescending(invoice => invoice.Id)
        .Select(invoice => invoice.InvoiceNumber)
        .FirstOrDefaultAsync(cancellationToken);

    private static Task<string?> NextAsync(PortalDb db, Found found, CancellationToken cancellationToken) => db.Invoices
        .Where(invoice => invoice.ReceiverId == found.ReceiverId && invoice.ReceiverId != null)
        .Where(invoice => invoice.InvoiceDate >= found.Detail.Date && (invoice.InvoiceDate > found.Detail.Date || invoice.Id > found.Id))
        .OrderBy(invoice => invoice.InvoiceDate).ThenBy(invoice => invoice.Id)
        .Select(invoice => invoice.InvoiceNumber)
        .FirstOrDefaultAsync(cancellationToken);

    /// <summary>An invoice without its lines and neighbours.</summary>
    public sealed record Found(long Id, long? ReceiverId, InvoiceDetail Detail);
}
