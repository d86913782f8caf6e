using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices.Import;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices.Import;

/// <summary>The file under <c>docs/samples</c> that shows what a refused row looks like.</summary>
public sealed class ReadingTheSample
{
    [Fact]
    public async Task Three_rows_are_refused_and_three_invoices_land()
    {
        await using var setting = new ImportSetting(StoreProvider.Sqlite);
        setting.Store.Given.Organization("My Organization", and: o => o.PublicId = "o-p-0TgcUq7CylltM7OkwB4t");
        setting.Store.Given.Organization("TELENOR", and: o => o.PublicId = "o-p-7kT3nRv0QxLw9ZbYc4Ha");

        var outcome = await setting.ImportAsync(ImportSource.OfFile(Sample()));

        Assert.Equal((ImportStatus.Done, 3, 3, 4), (outcome.Status, outcome.Created, outcome.Refused, outcome.Lines));
        Assert.Equal(
            [(5, "SAMPLE-003", "invoiceDate", "not_a_date"), (7, "SAMPLE-004", "invoicedQuantity", "not_a_number"), (8, "SAMPLE-005", "organizationId", "unknown_organization")],
            setting.Told.Select(fault => (fault.Line, fault.InvoiceNumber!, fault.Field!, fault.Code)));
        Assert.Equal("Signering med BankID, oktober", (await setting.InvoiceAsync("SAMPLE-001"))!.Lines.Single().ProductName);
        Assert.Equal(Application.Settlement.FindingSet.None, (await setting.InvoiceAsync("SAMPLE-002"))!.Findings);
    }

    private static string Sample()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "AdminPortal.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "docs", "samples", "invoices-three-bad-rows.csv");
    }
}
