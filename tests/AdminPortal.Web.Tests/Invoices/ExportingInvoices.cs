using System.Net;
using AdminPortal.Application.Access;
using AdminPortal.Application.Invoices;
using AdminPortal.Testing;
using AdminPortal.Web.Tests.Shell;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AdminPortal.Web.Tests.Invoices;

/// <summary>The grid as a file: with its filters and its order, in the reader's language, and of what the reader may see.</summary>
public sealed class ExportingInvoices : IDisposable
{
    private readonly PortalHost portal = new();
    private readonly TestStore store = new();

    public void Dispose()
    {
        store.Dispose();
        portal.Dispose();
    }

    [Theory]
    [InlineData("nb")]
    [InlineData("en")]
    public async Task The_file_is_as_kept(string language)
    {
        Two();

        var answer = await AskAsync("/invoices/export", language);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(await Golden($"invoices.{language}.csv"), await TextOf(answer));
    }

    [Theory]
    [InlineData("nb")]
    [InlineData("en")]
    public async Task The_lines_of_one_are_as_kept(string language)
    {
        Two();

        Assert.Equal(await Golden($"invoice-lines.{language}.csv"), await TextOf(await AskAsync("/invoices/INV%2F000001/export", language)));
    }

    [Fact]
    public async Task The_address_narrows_and_orders_as_the_list_does()
    {
        Two();

        Assert.Equal(["CRN-000002", "INV/000001"], await NumbersAsync("/invoices/export"));
        Assert.Equal(["CRN-000002", "INV/000001"], await NumbersAsync("/invoices/export?sort=amount"));
        Assert.Equal(["INV/000001", "CRN-000002"], await NumbersAsync("/invoices/export?sort=amount&desc=true"));
        Assert.Equal(["INV/000001"], await NumbersAsync("/invoices/export?status=overdue&from=2026-01-01&to=2026-01-31&min=10&q=inv"));
        Assert.Equal([], await NumbersAsync("/invoices/export?organization=o-none"));
    }

    [Fact]
    public async Task Who_sees_a_part_of_the_hierarchy_gets_its_invoices_alone()
    {
        var (fjord, other) = (store.Given.Organization("Fjord"), store.Given.Organization("Other"));
        store.Given.Invoice(fjord, and: invoice => (invoice.InvoiceNumber, invoice.InvoiceDate) = ("SEEN", store.Clock.UtcNow.AddDays(-1)));
        store.Given.Invoice(other, and: invoice => (invoice.InvoiceNumber, invoice.InvoiceDate) = ("HIDDEN", store.Clock.UtcNow.AddDays(-1)));
        store.SignInAs(StaffRole.Viewer, fjord);

        Assert.Equal(["SEEN"], await NumbersAsync("/invoices/export"));
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync("/invoices/HIDDEN/export")).StatusCode);
    }

    [Fact]
    public async Task Excel_gets_amounts_and_days()
    {
        Two();

        var answer = await AskAsync("/invoices/export?format=xlsx");

        using var file = new MemoryStream(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        using var book = SpreadsheetDocument.Open(file, false);
        var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().ToList();
        Assert.Equal(3, rows.Count);
        Assert.Equal(
            ["INV/000001", "46052", "46066", "1250.5"],
            rows[2].Elements<Cell>().Where(cell => cell.CellReference!.Value is "A3" or "B3" or "C3" or "I3").Select(cell => cell.CellValue?.Text ?? cell.InnerText));
        Assert.Equal("fakturaer-2026-03-02.xlsx", answer.Content.Headers.ContentDisposition!.FileNameStar);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_asked_to()
    {
        var answer = await portal.Browser().GetAsync("/invoices/export", TestContext.Current.CancellationToken);

        Assert.Equal("/sign-in", answer.Headers.Location!.AbsolutePath);
    }

    private void Two()
    {
        var fjord = store.Given.Organization("Fjord & Co; \U0001F30A");
        store.Given.Invoice(fjord, lines: 2, and: invoice =>
        {
            invoice.InvoiceNumber = "INV/000001";
            (invoice.InvoiceDate, invoice.DueOn) = (OsloTime.MidnightOf(new(2026, 1, 30)), new(2026, 2, 13));
            (invoice.TotalInvoiceAmount, invoice.TotalTaxAmount, invoice.PaidAmount) = (1250.50m, 250.10m, 0.0001m);
            (invoice.PaymentId, invoice.CustomersOrderReference, invoice.ContractReference) = ("0000123456782", "=1+1", "+47 900 12 345");
            (invoice.Lines[0].ContractStart, invoice.Lines[0].ContractEnd) = (OsloTime.MidnightOf(new(2026, 1, 1)), OsloTime.MidnightOf(new(2026, 12, 31)));
            (invoice.Lines[0].ProductName, invoice.Lines[0].InvoicedQuantity, invoice.Lines[0].SalesPrice) = ("Signering\u0007 \"stor\"", 1.5m, 0.123456m);
        });
        store.Given.Invoice(fjord, and: invoice =>
        {
            invoice.InvoiceNumber = "CRN-000002";
            (invoice.InvoiceDate, invoice.DueOn) = (OsloTime.MidnightOf(new(2026, 2, 1)), new(2026, 2, 15));
            (invoice.UserId, invoice.UserName, invoice.CurrencyCode) = (null, "-2+3", "EUR");
            (invoice.TotalInvoiceAmount, invoice.TotalTaxAmount) = (-125m, -25m);
            (invoice.Settled, invoice.SettledSeenAt) = (true, new DateTime(2026, 2, 20, 12, 30, 0, DateTimeKind.Utc));
        });
    }

    private async Task<IEnumerable<string>> NumbersAsync(string address) =>
        (await TextOf(await AskAsync(address))).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(';')[0]);

    private static async Task<string> TextOf(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
    }

    private static async Task<string> Golden(string name) =>
        (await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Invoices", "Golden", name), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");

    /// <summary>The host answers from the test's store, as the caller whom the test has signed in there.</summary>
    private async Task<HttpResponseMessage> AskAsync(string address, string language = "nb")
    {
        using var host = portal.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services
            .Replace(ServiceDescriptor.Singleton(store.Service<InvoiceService>()))
            .Replace(ServiceDescriptor.Singleton<TimeProvider>(store.Clock))));
        var browser = host.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new("https://localhost") });
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        await PortalHost.Post(browser, "/sign-in", "/sign-in/development", ("person", "dev-vigdis"));
        return await browser.GetAsync(address, TestContext.Current.CancellationToken);
    }
}
