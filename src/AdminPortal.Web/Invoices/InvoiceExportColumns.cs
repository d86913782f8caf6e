using AdminPortal.Application.Invoices;
using AdminPortal.Web.Exports;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Invoices;

/// <summary>The columns of the files that invoices are exported to. Dates are days in Norway.</summary>
internal static class InvoiceExportColumns
{
    private const int NameWidth = 32;

    public static IReadOnlyList<ExportColumn<InvoiceExportRow>> OfInvoices(IStringLocalizer<InvoiceExportTexts> texts) =>
    [
        new(texts["Number"], invoice => invoice.Number),
        new(texts["Date"], invoice => Cell.Day(OsloTime.DateOf(invoice.Date))),
        new(texts["Due"], invoice => Cell.Day(invoice.DueOn)),
        new(texts["Receiver"], invoice => invoice.Receiver.Name, NameWidth),
        new(texts["ReceiverId"], invoice => invoice.Receiver.OrganizationId),
        new(texts["User"], invoice => invoice.User.Name, NameWidth),
        new(texts["UserId"], invoice => invoice.User.OrganizationId),
        new(texts["Currency"], invoice => invoice.CurrencyCode),
        new(texts["Total"], invoice => Cell.Amount(invoice.Total)),
        new(texts["Tax"], invoice => Cell.Amount(invoice.Tax)),
        new(texts["Charge"], invoice => Cell.Amount(invoice.Charge)),
        new(texts["Discount"], invoice => Cell.Amount(invoice.Discount)),
        new(texts["Paid"], invoice => Cell.Amount(invoice.Paid)),
        new(texts["Status"], WordsOf(texts)),
        new(texts["SettledSeen"], invoice => Cell.Moment(invoice.SettledSeenAt), 20),
        new(texts["PaymentReference"], invoice => invoice.PaymentReference),
        new(texts["OrderReference"], invoice => invoice.OrderReference),
        new(texts["SalesOrder"], invoice => invoice.SalesOrderNumber),
        new(texts["CustomerAccount"], invoice => invoice.CustomerAccountNumber),
        new(texts["ContractReference"], invoice => invoice.ContractReference),
        new(texts["DocumentReference"], invoice => invoice.DocumentReference),
    ];

    public static IReadOnlyList<ExportColumn<InvoiceLineDetail>> OfLines(IStringLocalizer<InvoiceExportTexts> texts, string invoiceNumber) =>
    [
        new(texts["Number"], _ => invoiceNumber),
        new(texts["Line.Number"], line => Cell.Whole(line.Number)),
        new(texts["Line.Item"], line => line.ItemNumber),
        new(texts["Line.Product"], line => line.ProductName, NameWidth),
        new(texts["Line.Quantity"], line => Cell.Quantity(line.Quantity)),
        new(texts["Line.Unit"], line => line.Unit),
        new(texts["Line.Price"], line => Cell.Quantity(line.Price)),
        new(texts["Line.Discount"], line => Cell.Amount(line.Discount)),
        new(texts["Line.Net"], line => Cell.Amount(line.Amount)),
        new(texts["Line.Charge"], line => Cell.Amount(line.Charge)),
        new(texts["Line.Tax"], line => Cell.Amount(line.Tax)),
        new(texts["Line.Total"], line => Cell.Amount(line.Total)),
        new(texts["Currency"], line => line.CurrencyCode),
        new(texts["Line.ContractStart"], line => Cell.Day(line.Contract.Start)),
        new(texts["Line.ContractEnd"], line => Cell.Day(line.Contract.End)),
        new(texts["Line.RecognitionStart"], line => Cell.Day(line.Recognition.Start)),
        new(texts["Line.RecognitionEnd"], line => Cell.Day(line.Recognition.End)),
    ];

    /// <summary>The words are looked up once, not for each of a million rows.</summary>
    private static Func<InvoiceExportRow, Cell> WordsOf(IStringLocalizer texts)
    {
        string settled = texts["Status.settled"], overdue = texts["Status.overdue"], unsettled = texts["Status.unsettled"];
        return invoice => invoice.Settled ? settled : invoice.IsOverdue ? overdue : unsettled;
    }
}
