using System.Text;
using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices.Import;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices.Import;

public sealed class RunningImports
{
    private const string Header = "invoiceNumber;invoiceDate;organizationName;currencyCode;totalInvoiceAmount;totalTaxAmount;lineAmount;lineTotalTaxAmount\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task WhatIsSentLandsAndItsFilesGo(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.SignInAs(StaffRole.Finance);
        var id = await SendAsync(store, Header + Row("A-1") + Row("A-2") + "A-3;no day;Fjord;NOK;125;25;100;25\n");

        Assert.True(await NewRunner(store).RunOnceAsync(Cancellation));

        var done = await FindAsync(store, id);
        Assert.Equal((ImportStatus.Done, 2, 1), (done.Status, done.Created, done.Refused));
        Assert.Equal(["A-1", "A-2"], await store.Open().Invoices.OrderBy(invoice => invoice.InvoiceNumber).Select(invoice => invoice.InvoiceNumber).ToListAsync(Cancellation));
        Assert.Empty(store.Open().ImportParts);
        var faults = store.Service<ImportFaultService>();
        Assert.Equal([new ImportFaultCount(ImportFaultCodes.NotADate, 1)], await faults.CountsAsync(id, Cancellation));
        var fault = Assert.Single((await faults.ListAsync(id, ImportFaultCodes.NotADate, new(), Cancellation)).Items);
        Assert.Equal(("invoices.csv", 4, "A-3", "invoiceDate", "no day"), (fault.File, fault.Line, fault.InvoiceNumber, fault.Field, fault.Value));
        Assert.Equal([fault], await faults.ExportAsync(id, Cancellation).ToListAsync(Cancellation));
        Assert.Empty((await faults.ListAsync(id, ImportFaultCodes.Required, new(), Cancellation)).Items);
        Assert.False(await NewRunner(store).RunOnceAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task AnInvoiceOfNobodyIsRefusedAndStopsNothing(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var id = await SendAsync(store, Header + "A-1;2026-02-01;;NOK;125,00;25,00;100,00;25,00\n" + Row("A-2"));

        Assert.True(await NewRunner(store).RunOnceAsync(Cancellation));

        Assert.Equal((ImportStatus.Done, 1, 1), await FindAsync(store, id) is { } done ? (done.Status, done.Created, done.Refused) : default);
    }

    [Theory, EachDatabase]
    public async Task AnotherInstanceDoesWhatADeadOneHad(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var id = await SendAsync(store, Header + Row("A-1"));
        Assert.NotNull(await store.Service<ImportLeases>().TakeAsync("dead", Cancellation));

        Assert.False(await NewRunner(store).RunOnceAsync(Cancellation));
        store.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.True(await NewRunner(store).RunOnceAsync(Cancellation));

        Assert.Equal((ImportStatus.Done, 1), await FindAsync(store, id) is { } done ? (done.Status, done.Created) : default);
        Assert.False(await store.Service<ImportLeases>().RenewAsync(id, "dead", Cancellation));
    }

    [Theory, EachDatabase]
    public async Task AnInstanceThatKeepsItsLeaseKeepsItsImport(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var id = await SendAsync(store, Header + Row("A-1"));
        var leases = store.Service<ImportLeases>();
        await leases.TakeAsync("slow", Cancellation);

        for (var renewal = 0; renewal < 3; renewal++)
        {
            store.Clock.Advance(TimeSpan.FromSeconds(20));
            Assert.True(await leases.RenewAsync(id, "slow", Cancellation));
            Assert.Null(await leases.TakeAsync("other", Cancellation));
        }
    }

    [Theory, EachDatabase]
    public async Task AnInstanceThatIsToldToStopGivesItsImportBackAtOnce(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var id = await SendAsync(store, Header + Row("A-1"));
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => NewRunner(store, new Watched(name => (name == "ImportTaken" ? stop : null)?.Cancel())).RunOnceAsync(stop.Token));
        Assert.Equal(ImportStatus.Queued, (await FindAsync(store, id)).Status);
        Assert.True(await NewRunner(store).RunOnceAsync(Cancellation));

        Assert.Equal(ImportStatus.Done, (await FindAsync(store, id)).Status);
    }

    [Theory, EachDatabase]
    public async Task OneThatIsCancelledWhileItRunsStops(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var id = await SendAsync(store, Header + Row("A-1"));
        await store.Service<ImportLeases>().TakeAsync("dead", Cancellation);
        Assert.True((await store.Service<ImportService>().CancelAsync(id, Cancellation)).Value!.IsCancelling);
        store.Clock.Advance(TimeSpan.FromSeconds(31));

        Assert.True(await NewRunner(store).RunOnceAsync(Cancellation));

        Assert.Equal((ImportStatus.Cancelled, 0), await FindAsync(store, id) is { } ended ? (ended.Status, ended.Created) : default);
        Assert.Empty(store.Open().ImportParts);
    }

    [Theory, EachDatabase]
    public async Task OneOfTheCommandLineIsLeftToItWhileItLivesAndEndedWhenItHasDied(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var leases = store.Service<ImportLeases>();
        var id = (await store.Service<ImportService>().StartAsync([new("invoices.csv", 100)], Cancellation)).Value;
        await leases.TakeOwnAsync(id, "command line", Cancellation);
        await store.Open().InvoiceImports.ExecuteUpdateAsync(import => import.SetProperty(i => i.Status, ImportStatus.Running), Cancellation);

        store.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.True(await leases.RenewAsync(id, "command line", Cancellation));
        store.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Null(await leases.TakeAsync("other", Cancellation));
        Assert.Equal(ImportStatus.Running, (await FindAsync(store, id)).Status);

        store.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Null(await leases.TakeAsync("other", Cancellation));
        Assert.Equal((ImportStatus.Failed, ImportEnds.Interrupted), await FindAsync(store, id) is { } ended ? (ended.Status, ended.Fault) : default);
    }

    [Fact]
    public async Task TheCommandLineHoldsItsImportAndEndsItWhereItIsToldToStop()
    {
        await using var store = TestStore.InFile();
        using var stop = new CancellationTokenSource();
        var file = new ImportSource("invoices.csv", _ => Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(Header + Row("A-1")))), 100);
        ImportStatus? meanwhile = null;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PortalImport.RunAsync(
            store.Service<IServiceProvider>(),
            [file],
            async (_, _) =>
            {
                meanwhile = (await store.Open().InvoiceImports.SingleAsync(import => import.LeasedUntil > store.Clock.UtcNow, Cancellation)).Status;
                await stop.CancelAsync();
            },
            stop.Token));

        var ended = await store.Open().InvoiceImports.SingleAsync(Cancellation);
        Assert.Equal((ImportStatus.Running, ImportStatus.Failed, ImportEnds.Interrupted, 1), (meanwhile, ended.Status, ended.Fault, ended.Created));
    }

    [Theory, EachDatabase]
    public async Task WhoMayImportNoLongerHasItsImportRefused(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var id = await SendAsync(store, Header + Row("A-1"));
        await store.Open().InvoiceImports.ExecuteUpdateAsync(import => import.SetProperty(i => i.OwnerRoles, ""), Cancellation);

        Assert.True(await NewRunner(store).RunOnceAsync(Cancellation));

        Assert.Equal((ImportStatus.Failed, "not_allowed"), await FindAsync(store, id) is { } ended ? (ended.Status, ended.Fault) : default);
        Assert.Empty(store.Open().Invoices);
        Assert.Empty(store.Open().ImportParts);
    }

    [Theory, EachDatabase]
    public async Task OneThatFailsAgainAndAgainIsGivenUp(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var id = await SendAsync(store, Header + Row("A-1"));
        await store.Open().ImportParts.ExecuteDeleteAsync(Cancellation);

        Assert.True(await NewRunner(store).RunOnceAsync(Cancellation));

        Assert.Equal((ImportStatus.Failed, ImportEnds.Internal), await FindAsync(store, id) is { } ended ? (ended.Status, ended.Fault) : default);
    }

    private static string Row(string number) => $"{number};2026-02-01;Fjord;NOK;125,00;25,00;100,00;25,00\n";

    private static async Task<ImportDetail> FindAsync(TestStore store, long id) => (await store.Service<ImportService>().FindAsync(id, Cancellation))!;

    private static async Task<long> SendAsync(TestStore store, string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var upload = store.Service<ImportUpload>();
        var id = (await upload.BeginAsync([new("invoices.csv", bytes.Length)], Cancellation)).Value;
        Assert.True((await upload.ReceiveAsync(id, 1, new MemoryStream(bytes), Cancellation)).Succeeded);
        Assert.True((await upload.QueueAsync(id, Cancellation)).Succeeded);
        return id;
    }

    private static ImportRunner NewRunner(TestStore store, ILogger<ImportRunner>? logger = null) => new(
        store.Service<IServiceScopeFactory>(),
        store.Service<ImportLeases>(),
        store.Service<IDbContextFactory<PortalDb>>(),
        new(),
        store.Clock,
        logger ?? store.Service<ILogger<ImportRunner>>())
    {
        Pause = TimeSpan.Zero,
    };

    /// <summary>Tells what the instance writes down, by its name.</summary>
    private sealed class Watched(Action<string?> happened) : ILogger<ImportRunner>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            happened(eventId.Name);
    }
}
