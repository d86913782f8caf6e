using System.Linq.Expressions;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Invoices.Contract;

/// <summary>The contract's reads of invoices, compiled once.</summary>
internal static class InvoiceContractQuery
{
    /// <summary>What is in the recycle bin has no id any more; that it is seen at all is asked past the bin, as the pages do.</summary>
    private static readonly Expression<Func<Invoice, InvoiceListItem>> Item = invoice => new InvoiceListItem
    {
        OrganizationId = invoice.Receiver!.DeletedAt == null ? invoice.Receiver.PublicId : null,
        OrganizationName = invoice.ReceiverName,
        UsageOrganizationId = invoice.User!.DeletedAt == null ? invoice.User.PublicId : null,
        UsageOrganizationName = invoice.UserName,
        InvoiceNumber = invoice.InvoiceNumber,
        InvoiceDate = invoice.InvoiceDate,
        InvoiceAddressCountryRegionISOCode = invoice.InvoiceAddressCountryRegionIsoCode,
        InvoiceAddressZipCode = invoice.InvoiceAddressZipCode,
        TotalTaxAmount = invoice.TotalTaxAmount,
        InvoiceAddressStreetNumber = invoice.InvoiceAddressStreetNumber,
        InvoiceAddressStreet = invoice.InvoiceAddressStreet,
        TotalChargeAmount = invoice.TotalChargeAmount,
        TotalDiscountAmount = invoice.TotalDiscountAmount,
        CurrencyCode = invoice.CurrencyCode,
        SalesOrderNumber = invoice.SalesOrderNumber,
        InvoiceAddressCity = invoice.InvoiceAddressCity,
        InvoiceHeaderTaxAmount = invoice.InvoiceHeaderTaxAmount,
        InvoiceAddressState = invoice.InvoiceAddressState,
        InvoiceAddressCountryRegionId = invoice.InvoiceAddressCountryRegionId,
        CustomersOrderReference = invoice.CustomersOrderReference,
        TotalInvoiceAmount = invoice.TotalInvoiceAmount,
        PaymentId = invoice.PaymentId,
        InvoiceCustomerAccountNumber = invoice.InvoiceCustomerAccountNumber,
        SigContractRef = invoice.ContractReference,
        SigDocumentRef = invoice.DocumentReference,
        Settled = invoice.Settled,
        Version = invoice.Version,
        Id = invoice.Id,
        IsReceiverSeen = invoice.Receiver != null,
    };

    private static readonly Expression<Func<InvoiceLine, InvoiceLineRecord>> Line = line => new InvoiceLineRecord
    {
        LineTotalDiscountAmount = line.LineTotalDiscountAmount,
        LineTotalTaxAmount = line.LineTotalTaxAmount,
        CurrencyCode = line.CurrencyCode,
        SalesPrice = line.SalesPrice,
        SalesUnitSymbol = line.SalesUnitSymbol,
        LineTotalChargeAmount = line.LineTotalChargeAmount,
        InvoicedQuantity = line.InvoicedQuantity,
        LineAmount = line.LineAmount,
        ProductName = line.ProductName,
        RevRecContractStartDate = line.RevenueRecognitionStart,
        RevRecContractEndDate = line.RevenueRecognitionEnd,
        SigContractStart = line.ContractStart,
        SigContractEnd = line.ContractEnd,
        ItemNumber = line.ItemNumber,
    };

    /// <summary>
    /// The ids are bounded on both sides: so the databases walk the rows in the order of their ids, and do not take them by date to sort
    /// all of them anew for every piece.
    /// </summary>
    public static readonly CompiledRead<Func<PortalDb, InvoicePiece, IAsyncEnumerable<InvoiceListItem>>> Piece = new(() =>
    {
        var read = EF.CompileAsyncQuery((PortalDb db, long after, long upTo, DateTime from, DateTime before, int rows) => db.Invoices
            .IgnoreQueryFilters(new[] { PortalDb.Live })
            .Where(invoice => invoice.Id > after && invoice.Id <= upTo && invoice.InvoiceDate >= from && invoice.InvoiceDate < before)
            .OrderBy(invoice => invoice.Id)
            .Take(rows)
            .Select(Item));
        return (db, piece) => read(db, piece.After, piece.UpTo, piece.From, piece.Before, piece.Rows);
    });

    public static readonly CompiledRead<Func<PortalDb, string, CancellationToken, Task<InvoiceListItem?>>> Header = new(() =>
        EF.CompileAsyncQuery((PortalDb db, string number, CancellationToken _) => db.Invoices
            .IgnoreQueryFilters(new[] { PortalDb.Live })
            .Where(invoice => invoice.InvoiceNumber == number)
            .Select(Item)
            .FirstOrDefault()));

    public static readonly CompiledRead<Func<PortalDb, long, IAsyncEnumerable<InvoiceLineRecord>>> Lines = new(() =>
        EF.CompileAsyncQuery((PortalDb db, long id) => db.InvoiceLines
            .Where(line => line.InvoiceId == id)
            .OrderBy(line => line.LineNumber)
            .Select(Line)));
}

/// <summary>A part of the invoices in order of creation: at most so many of those with these ids and dates.</summary>
internal readonly record struct InvoicePiece(long After, long UpTo, DateTime From, DateTime Before, int Rows);
