using System.Globalization;
using System.Text;
using AdminPortal.Application.Invoices.Import;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.E2E.Hosting;

/// <summary>An invoice of one line, ten days old and sound, unless its total is said to be another one.</summary>
/// <param name="Number">Its number, which no other journey has.</param>
/// <param name="ReceiverId">The organisation's public id.</param>
/// <param name="Net">Without the tax of 25 %.</param>
/// <param name="Reference">For its payment.</param>
public sealed record GivenInvoice(string Number, string ReceiverId, decimal Net, string Reference)
{
    public decimal Total { get; init; } = Net + (Net / 4);
}

/// <summary>Invoices come as they do from the ERP, by an import.</summary>
public sealed partial class Given
{
    private const string Fields =
        "organizationId;usageOrganizationId;invoiceNumber;invoiceDate;currencyCode;totalInvoiceAmount;totalTaxAmount;totalChargeAmount;totalDiscountAmount;"
        + "invoiceHeaderTaxAmount;invoiceAddressCountryRegionISOCode;customersOrderReference;paymentId;settled;itemNumber;productName;invoicedQuantity;"
        + "salesUnitSymbol;salesPrice;lineAmount;lineTotalTaxAmount";

    public async Task Invoices(params GivenInvoice[] invoices)
    {
        var day = services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(-10);
        var rows = invoices.Select(invoice => string.Create(
            CultureInfo.InvariantCulture,
            $"{invoice.ReceiverId};{invoice.ReceiverId};{invoice.Number};{day:yyyy-MM-dd};NOK;{invoice.Total:0.00};{invoice.Net / 4:0.00};0.00;0.00;0.00;NO;4500012345;{invoice.Reference};false;CONS-HOUR;Consulting;1;hour;{invoice.Net:0.00};{invoice.Net:0.00};{invoice.Net / 4:0.00}"));
        var outcome = await AnImport("invoices.csv", string.Join('\n', [Fields, .. rows]));
        if (outcome.Created != invoices.Length)
        {
            throw new InvalidOperationException($"Refused: {outcome}");
        }
    }

    public async Task<ImportOutcome> AnImport(string name, string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var file = new ImportSource(name, _ => Task.FromResult<Stream>(new MemoryStream(bytes)), bytes.Length);
        var result = await PortalImport.RunAsync(services, [file], (_, _) => Task.CompletedTask, CancellationToken.None);
        return result.Succeeded ? result.Value : throw new InvalidOperationException($"Refused: {result.Error}");
    }
}
