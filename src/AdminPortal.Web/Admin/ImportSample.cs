namespace AdminPortal.Web.Admin;

/// <summary>A file that shows what an import takes: two invoices, one of two lines; the header's columns stand on each line.</summary>
internal static class ImportSample
{
    public const string Csv =
        "\uFEFF" + """
        invoiceNumber;invoiceDate;organizationId;organizationName;usageOrganizationId;usageOrganizationName;currencyCode;totalInvoiceAmount;totalTaxAmount;totalChargeAmount;totalDiscountAmount;invoiceHeaderTaxAmount;invoiceAddressStreet;invoiceAddressStreetNumber;invoiceAddressZipCode;invoiceAddressCity;invoiceAddressCountryRegionISOCode;salesOrderNumber;customersOrderReference;paymentId;settled;lineNumber;itemNumber;productName;invoicedQuantity;salesUnitSymbol;salesPrice;lineAmount;lineTotalDiscountAmount;lineTotalChargeAmount;lineTotalTaxAmount;lineCurrencyCode;sigContractStart;sigContractEnd;revRecContractStartDate;revRecContractEndDate
        SAMPLE-0001;2026-11-02;;Fjordvik Kommune;;Fjordvik Kommune;NOK;1375,00;275,00;0,00;0,00;0,00;Storgata;1;0155;Oslo;NO;SO-1001;4500012345;0000000000018;false;1;SIGN-ADV;Signering avansert;400;stk;2,00;800,00;0,00;0,00;200,00;NOK;2026-01-01;2026-12-31;2026-11-01;2026-11-30
        SAMPLE-0001;2026-11-02;;Fjordvik Kommune;;Fjordvik Kommune;NOK;1375,00;275,00;0,00;0,00;0,00;Storgata;1;0155;Oslo;NO;SO-1001;4500012345;0000000000018;false;2;ID-CHECK;Identitetskontroll;150;stk;2,00;300,00;0,00;0,00;75,00;NOK;2026-01-01;2026-12-31;2026-11-01;2026-11-30
        SAMPLE-0002;2026-11-02;;Fjordvik Kommune;;Fjordvik Kommune;NOK;125,00;25,00;0,00;0,00;0,00;Storgata;1;0155;Oslo;NO;SO-1002;;0000000000026;false;1;SIGN-ADV;Signering avansert;50;stk;2,00;100,00;0,00;0,00;25,00;NOK;;;;

        """;
}
