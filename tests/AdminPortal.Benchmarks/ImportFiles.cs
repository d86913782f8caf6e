using System.Globalization;
using AdminPortal.Application.Invoices.Import;

namespace AdminPortal.Benchmarks;

/// <summary>Files of invoices, five lines each: the same bytes for the same number of lines.</summary>
internal static class ImportFiles
{
    private const int LinesOfAnInvoice = 5;
    private const string Header =
        "organizationId;organizationName;usageOrganizationId;usageOrganizationName;invoiceNumber;invoiceDate;currencyCode;totalInvoiceAmount;totalTaxAmount;totalChargeAmount;totalDiscountAmount;"
        + "invoiceHeaderTaxAmount;invoiceAddressStreet;invoiceAddressZipCode;invoiceAddressCity;invoiceAddressCountryRegionISOCode;salesOrderNumber;customersOrderReference;paymentId;settled";

    private const string Line =
        "lineNumber;itemNumber;productName;invoicedQuantity;salesUnitSymbol;salesPrice;lineAmount;lineTotalDiscountAmount;lineTotalChargeAmount;lineTotalTaxAmount;sigContractStart;sigContractEnd;revRecContractStartDate;revRecContractEndDate";

    /// <summary>One table, or one of headers and one of lines in no order.</summary>
    public static async Task<ImportSource[]> WriteAsync(string folder, List<string> organizations, int lines, bool isApart)
    {
        var invoices = lines / LinesOfAnInvoice;
        var one = Path.Combine(folder, "invoices.csv");
        await using (var file = File.CreateText(one))
        {
            await file.WriteLineAsync(isApart ? Header : $"{Header};{Line}");
            for (var invoice = 0; invoice < invoices; invoice++)
            {
                for (var line = 1; line <= (isApart ? 1 : LinesOfAnInvoice); line++)
                {
                    await file.WriteLineAsync(isApart ? HeaderOf(invoice, organizations) : $"{HeaderOf(invoice, organizations)};{LineOf(invoice, line)}");
                }
            }
        }

        if (!isApart)
        {
            return [ImportSource.OfFile(one)];
        }

        var other = Path.Combine(folder, "lines.csv");
        await using (var file = File.CreateText(other))
        {
            await file.WriteLineAsync($"invoiceNumber;{Line}");
            var total = invoices * LinesOfAnInvoice;
            for (var place = 0; place < total; place++)
            {
                // A step that has no divisor in common with the number of lines comes by each of them once.
                var at = (int)(place * 7_919L % total);
                await file.WriteLineAsync($"{Number(at / LinesOfAnInvoice)};{LineOf(at / LinesOfAnInvoice, at % LinesOfAnInvoice + 1)}");
            }
        }

        return [ImportSource.OfFile(one), ImportSource.OfFile(other)];
    }

    private static string Number(int invoice) => string.Create(CultureInfo.InvariantCulture, $"B-{invoice:D8}");

    private static string HeaderOf(int invoice, List<string> organizations)
    {
        var receiver = invoice % organizations.Count;
        var user = (receiver + invoice % 3) % organizations.Count;
        var day = new DateOnly(2024, 1, 1).AddDays(invoice % 700);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{organizations[receiver]};Kunde nr. {receiver} AS;{organizations[user]};Kunde nr. {user} AS;{Number(invoice)};{day:yyyy-MM-dd};NOK;{LinesOfAnInvoice * 1250},00;{LinesOfAnInvoice * 250},00;0;0;0;Storgata {receiver};0155;Oslo;NO;SO-{invoice};Best. {invoice};{invoice:D9}7;{(invoice % 4 == 0 ? "false" : "true")}");
    }

    private static string LineOf(int invoice, int line) => string.Create(
        CultureInfo.InvariantCulture,
        $"{line};ITEM-{line};Autentisering, månedspris {line};{invoice % 90 + 1};stk;{1000m / (invoice % 90 + 1):F6};1000,00;0,00;0,00;250,00;2024-01-01;2026-12-31;2024-02-01;2024-02-29").Replace('.', ',');
}
