using Rule = AdminPortal.Application.Invoices.Import.Reading.FieldRule<AdminPortal.Application.Invoices.Import.Reading.ReadInvoice>;
using LineRule = AdminPortal.Application.Invoices.Import.Reading.FieldRule<AdminPortal.Application.Invoices.InvoiceLine>;

namespace AdminPortal.Application.Invoices.Import.Reading;

/// <summary>The fields of an invoice and of its lines, by their names in the contract.</summary>
internal static class InvoiceFields
{
    private const int Long = 255;
    private const int Short = 64;
    private const int Money = 4;
    private const int Measure = 6;
    private const int Alpha2 = 2;
    private const int Alpha3 = 3;

    public static readonly Rule InvoiceNumber = Text("invoiceNumber", nameof(Invoice.InvoiceNumber), i => i.InvoiceNumber, (i, v) => i.InvoiceNumber = v, Short, true);

    public static readonly Rule OrganizationId =
        new TextRule<ReadInvoice>("organizationId", "Organization", Short, r => r.OrganizationId, (r, v) => r.OrganizationId = v);

    public static readonly Rule OrganizationName = Text("organizationName", nameof(Invoice.ReceiverName), i => i.ReceiverName, (i, v) => i.ReceiverName = v);

    public static readonly Rule UsageOrganizationId =
        new TextRule<ReadInvoice>("usageOrganizationId", "UsageOrganization", Short, r => r.UsageOrganizationId, (r, v) => r.UsageOrganizationId = v);

    public static readonly Rule UsageOrganizationName = Text("usageOrganizationName", nameof(Invoice.UserName), i => i.UserName, (i, v) => i.UserName = v);

    public static readonly Rule InvoiceDate =
        new DateRule<ReadInvoice>("invoiceDate", nameof(Invoice.InvoiceDate), r => r.Invoice.InvoiceDate, (r, v) => r.Invoice.InvoiceDate = v ?? default, true);

    public static readonly Rule CurrencyCode = Code("currencyCode", nameof(Invoice.CurrencyCode), Alpha3, ImportFaultCodes.NotACurrency, i => i.CurrencyCode, (i, v) => i.CurrencyCode = v, true);

    public static readonly Rule TotalInvoiceAmount = Amount("totalInvoiceAmount", nameof(Invoice.TotalInvoiceAmount), i => i.TotalInvoiceAmount, (i, v) => i.TotalInvoiceAmount = v, true);

    public static readonly Rule CustomerAccountNumber =
        Text("invoiceCustomerAccountNumber", nameof(Invoice.InvoiceCustomerAccountNumber), i => i.InvoiceCustomerAccountNumber, (i, v) => i.InvoiceCustomerAccountNumber = v);

    public static readonly Rule Settled = new FlagRule<ReadInvoice>("settled", nameof(Invoice.Settled), r => r.Invoice.Settled, (r, v) => r.Invoice.Settled = v);

    public static readonly IReadOnlyList<Rule> Header = Placed<ReadInvoice>(
        InvoiceNumber,
        OrganizationId,
        OrganizationName,
        UsageOrganizationId,
        UsageOrganizationName,
        InvoiceDate,
        CurrencyCode,
        TotalInvoiceAmount,
        Amount("totalTaxAmount", nameof(Invoice.TotalTaxAmount), i => i.TotalTaxAmount, (i, v) => i.TotalTaxAmount = v, true),
        Amount("totalChargeAmount", nameof(Invoice.TotalChargeAmount), i => i.TotalChargeAmount, (i, v) => i.TotalChargeAmount = v),
        Amount("totalDiscountAmount", nameof(Invoice.TotalDiscountAmount), i => i.TotalDiscountAmount, (i, v) => i.TotalDiscountAmount = v),
        Amount("invoiceHeaderTaxAmount", nameof(Invoice.InvoiceHeaderTaxAmount), i => i.InvoiceHeaderTaxAmount, (i, v) => i.InvoiceHeaderTaxAmount = v),
        Text("invoiceAddressStreet", nameof(Invoice.InvoiceAddressStreet), i => i.InvoiceAddressStreet, (i, v) => i.InvoiceAddressStreet = v),
        Text("invoiceAddressStreetNumber", nameof(Invoice.InvoiceAddressStreetNumber), i => i.InvoiceAddressStreetNumber, (i, v) => i.InvoiceAddressStreetNumber = v),
        Text("invoiceAddressZipCode", nameof(Invoice.InvoiceAddressZipCode), i => i.InvoiceAddressZipCode, (i, v) => i.InvoiceAddressZipCode = v),
        Text("invoiceAddressCity", nameof(Invoice.InvoiceAddressCity), i => i.InvoiceAddressCity, (i, v) => i.InvoiceAddressCity = v),
        Text("invoiceAddressState", nameof(Invoice.InvoiceAddressState), i => i.InvoiceAddressState, (i, v) => i.InvoiceAddressState = v),
        Code("invoiceAddressCountryRegionISOCode", nameof(Invoice.InvoiceAddressCountryRegionIsoCode), Alpha2, ImportFaultCodes.NotACountry, i => i.InvoiceAddressCountryRegionIsoCode, (i, v) => i.InvoiceAddressCountryRegionIsoCode = v),
        Code("invoiceAddressCountryRegionId", nameof(Invoice.InvoiceAddressCountryRegionId), Alpha3, ImportFaultCodes.NotACountry, i => i.InvoiceAddressCountryRegionId, (i, v) => i.InvoiceAddressCountryRegionId = v),
        Text("salesOrderNumber", nameof(Invoice.SalesOrderNumber), i => i.SalesOrderNumber, (i, v) => i.SalesOrderNumber = v),
        Text("customersOrderReference", nameof(Invoice.CustomersOrderReference), i => i.CustomersOrderReference, (i, v) => i.CustomersOrderReference = v),
        Text("paymentId", nameof(Invoice.PaymentId), i => i.PaymentId, (i, v) => i.PaymentId = v, Short),
        CustomerAccountNumber,
        Text("sigContractRef", nameof(Invoice.ContractReference), i => i.ContractReference, (i, v) => i.ContractReference = v),
        Text("sigDocumentRef", nameof(Invoice.DocumentReference), i => i.DocumentReference, (i, v) => i.DocumentReference = v),
        Settled);

    /// <summary>The contract has no number of a line; Dynamics 365 does, by which lines may come in any order.</summary>
    public static readonly LineRule LineNumber =
        new NumberRule<InvoiceLine>("lineNumber", nameof(InvoiceLine.LineNumber), 1_000_000, l => l.LineNumber, (l, v) => l.LineNumber = v);

    public static readonly LineRule LineAmount = LineMoney("lineAmount", nameof(InvoiceLine.LineAmount), l => l.LineAmount, (l, v) => l.LineAmount = v, true);

    /// <summary>The contract calls it <c>currencyCode</c> as well; where a table has both, its second column of that name is the line's.</summary>
    public static readonly LineRule LineCurrency =
        new CodeRule<InvoiceLine>("lineCurrencyCode", nameof(InvoiceLine.CurrencyCode), Alpha3, ImportFaultCodes.NotACurrency, l => l.CurrencyCode, (l, v) => l.CurrencyCode = v);

    public static readonly IReadOnlyList<LineRule> Line = Placed<InvoiceLine>(
        LineNumber,
        new TextRule<InvoiceLine>("itemNumber", nameof(InvoiceLine.ItemNumber), Long, l => l.ItemNumber, (l, v) => l.ItemNumber = v),
        new TextRule<InvoiceLine>("productName", nameof(InvoiceLine.ProductName), Long, l => l.ProductName, (l, v) => l.ProductName = v),
        new AmountRule<InvoiceLine>("invoicedQuantity", nameof(InvoiceLine.InvoicedQuantity), Measure, l => l.InvoicedQuantity, (l, v) => l.InvoicedQuantity = v),
        new TextRule<InvoiceLine>("salesUnitSymbol", nameof(InvoiceLine.SalesUnitSymbol), 32, l => l.SalesUnitSymbol, (l, v) => l.SalesUnitSymbol = v),
        new AmountRule<InvoiceLine>("salesPrice", nameof(InvoiceLine.SalesPrice), Measure, l => l.SalesPrice, (l, v) => l.SalesPrice = v),
        LineAmount,
        LineMoney("lineTotalDiscountAmount", nameof(InvoiceLine.LineTotalDiscountAmount), l => l.LineTotalDiscountAmount, (l, v) => l.LineTotalDiscountAmount = v),
        LineMoney("lineTotalChargeAmount", nameof(InvoiceLine.LineTotalChargeAmount), l => l.LineTotalChargeAmount, (l, v) => l.LineTotalChargeAmount = v),
        LineMoney("lineTotalTaxAmount", nameof(InvoiceLine.LineTotalTaxAmount), l => l.LineTotalTaxAmount, (l, v) => l.LineTotalTaxAmount = v),
        LineCurrency,
        LineDate("sigContractStart", nameof(InvoiceLine.ContractStart), l => l.ContractStart, (l, v) => l.ContractStart = v),
        LineDate("sigContractEnd", nameof(InvoiceLine.ContractEnd), l => l.ContractEnd, (l, v) => l.ContractEnd = v),
        LineDate("revRecContractStartDate", nameof(InvoiceLine.RevenueRecognitionStart), l => l.RevenueRecognitionStart, (l, v) => l.RevenueRecognitionStart = v),
        LineDate("revRecContractEndDate", nameof(InvoiceLine.RevenueRecognitionEnd), l => l.RevenueRecognitionEnd, (l, v) => l.RevenueRecognitionEnd = v));

    private static TextRule<ReadInvoice> Text(string name, string property, Func<Invoice, string?> get, Action<Invoice, string> set, int longest = Long, bool isRequired = false) =>
        new(name, property, longest, read => get(read.Invoice), (read, value) => set(read.Invoice, value), isRequired);

    private static CodeRule<ReadInvoice> Code(
        string name, string property, int letters, string fault, Func<Invoice, string?> get, Action<Invoice, string> set, bool isRequired = false) =>
        new(name, property, letters, fault, read => get(read.Invoice), (read, value) => set(read.Invoice, value), isRequired);

    private static AmountRule<ReadInvoice> Amount(string name, string property, Func<Invoice, decimal> get, Action<Invoice, decimal> set, bool isRequired = false) =>
        new(name, property, Money, read => get(read.Invoice), (read, value) => set(read.Invoice, value), isRequired);

    private static AmountRule<InvoiceLine> LineMoney(string name, string property, Func<InvoiceLine, decimal> get, Action<InvoiceLine, decimal> set, bool isRequired = false) =>
        new(name, property, Money, get, set, isRequired);

    private static DateRule<InvoiceLine> LineDate(string name, string property, Func<InvoiceLine, DateTime?> get, Action<InvoiceLine, DateTime?> set) => new(name, property, get, set);

    private static IReadOnlyList<FieldRule<T>> Placed<T>(params IReadOnlyList<FieldRule<T>> rules)
    {
        for (var place = 0; place < rules.Count; place++)
        {
            rules[place].Place = place;
        }

        return rules;
    }
}
