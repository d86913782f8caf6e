using System.Text;
using AdminPortal.Application.Common;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Invoices.Import;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices.Import;

/// <summary>A store with two organisations, and files of invoices made of texts.</summary>
internal sealed class ImportSetting : IAsyncDisposable
{
    public const string Head =
        "organizationId;organizationName;invoiceNumber;invoiceDate;currencyCode;totalInvoiceAmount;totalTaxAmount;settled;paymentId;itemNumber;productName;invoicedQuantity;salesPrice;lineAmount;lineTotalTaxAmount";

    public ImportSetting(AdminPortal.Application.Data.StoreProvider provider)
        : this(new TestStore(provider))
    {
    }

    public ImportSetting(TestStore store)
    {
        Store = store;
        Fjord = store.Given.Organization("Fjord AS", and: o => o.PaymentTermsDays = 14);
        Fjell = store.Given.Organization("Fjell AS", Fjord);
    }

    public TestStore Store { get; }

    /// <summary>Pays within 14 days.</summary>
    public Organization Fjord { get; }

    public Organization Fjell { get; }

    public List<ImportFaultRow> Told { get; } = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static ImportSource Source(string name, byte[] content) => new(name, _ => Task.FromResult<Stream>(new MemoryStream(content)), content.Length);

    public static ImportSource Source(string name, string content) => Source(name, Encoding.UTF8.GetBytes(content));

    /// <summary>A row of an invoice of 125.00 with one line; parts of it can be replaced.</summary>
    public string Row(string number, string? with = null, string? instead = null)
    {
        var row = $"{Fjord.PublicId};Fjord AS;{number};2026-02-02;NOK;125,00;25,00;false;100{number};A-1;Signering;1;100,00;100,00;25,00";
        return with is null ? row : row.Replace(with, instead, StringComparison.Ordinal);
    }

    public Task<ImportOutcome> ImportAsync(params IEnumerable<string> rows) => ImportAsync(Source("fakturaer.csv", string.Join("\r\n", rows.Prepend(Head))));

    public Task<ImportOutcome> ImportAsync(params ImportSource[] files) => ImportAsync(files, null);

    public async Task<ImportOutcome> ImportAsync(ImportSource[] files, Func<ImportProgress, Task>? progress)
    {
        var id = await StartAsync(files);
        return (await RunAsync(id, files, progress)).Value!;
    }

    public async Task<long> StartAsync(params ImportSource[] files)
    {
        var started = await Store.Service<ImportService>().StartAsync([.. files.Select(file => new ImportFileInput(file.Name, file.Bytes))], Cancellation);
        return started.Value;
    }

    public Task<Result<ImportOutcome>> RunAsync(long id, ImportSource[] files, Func<ImportProgress, Task>? progress = null) => Store.Service<InvoiceImporter>().RunAsync(
        files,
        id,
        (at, _) =>
        {
            Told.AddRange(at.NewFaults);
            return progress?.Invoke(at) ?? Task.CompletedTask;
        },
        Cancellation);

    public async Task<Invoice?> InvoiceAsync(string number)
    {
        await using var db = Store.Open();
        var invoice = await db.Invoices.Include(i => i.Lines).Include(i => i.Receiver).Include(i => i.User).SingleOrDefaultAsync(i => i.InvoiceNumber == number, Cancellation);
        invoice?.Lines.Sort((one, other) => one.LineNumber.CompareTo(other.LineNumber));
        return invoice;
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
