using System.Diagnostics;
using System.Globalization;
using AdminPortal.Application.Access;
using AdminPortal.Application.Data.DemoData;
using AdminPortal.Application.Invoices;
using AdminPortal.Testing;
using AdminPortal.Web.Exports;
using AdminPortal.Web.Invoices;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Benchmarks;

/// <summary>The export of all invoices, few and many: what it takes in memory, and when the first byte and the last are written.</summary>
internal static class ExportBenchmark
{
    private const int Few = 10_000;

    public static async Task RunAsync(int invoices)
    {
        await using var store = new TestStore(TestDatabases.InFile(), services => services.AddLocalization());
        foreach (var count in new[] { Few, invoices })
        {
            await FillAsync(store, count);
            foreach (var format in Enum.GetValues<ExportFormat>())
            {
                store.User.SignIn(DevelopmentPerson.All[0]);
                await MeasureAsync(store, $"{format}, {count:N0} invoices", format, new(), null);
            }
        }

        await MeasureAsync(store, "Csv, overdue by amount", ExportFormat.Csv, new() { OverdueOnly = true }, InvoiceSort.Amount);
        store.User.SignIn(DevelopmentPerson.Sigrid);
        await MeasureAsync(store, "Csv, all that Sigrid sees", ExportFormat.Csv, new(), null);
    }

    private static async Task MeasureAsync(TestStore store, string name, ExportFormat format, InvoiceFilter filter, string? sort)
    {
        GC.Collect();
        using var body = new Sink();
        var context = new DefaultHttpContext { Response = { Body = body } };
        using var done = new CancellationTokenSource();
        var watch = WatchAsync(done.Token);
        var start = Stopwatch.GetTimestamp();
        var rows = 0;
        var file = new ExportFile<InvoiceExportRow>(
            format,
            "invoices",
            InvoiceExportColumns.OfInvoices(store.Service<IStringLocalizer<InvoiceExportTexts>>()),
            store.Service<InvoiceService>().ExportAsync(filter, sort, true, CancellationToken.None).Select(row =>
            {
                rows++;
                return row;
            }));
        await file.ExecuteAsync(context);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await done.CancelAsync();
        var (heap, resident) = await watch;
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-32} first byte {Stopwatch.GetElapsedTime(start, body.FirstAt).TotalMilliseconds,6:F0} ms   {rows,9:N0} rows in {seconds,6:F1} s ({rows / seconds,7:N0}/s)   {body.Written / 1e6,6:F0} MB   heap at most {heap / 1e6,5:F0} MB   resident at most {resident / 1e6,5:F0} MB"));
    }

    /// <summary>The most that the heap and the process took, looked at twenty times a second.</summary>
    private static async Task<(long Heap, long Resident)> WatchAsync(CancellationToken cancellationToken)
    {
        var (heap, resident) = (0L, 0L);
        do
        {
            using var process = Process.GetCurrentProcess();
            (heap, resident) = (Math.Max(heap, GC.GetTotalMemory(false)), Math.Max(resident, process.WorkingSet64));
            await Task.Delay(50, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        while (!cancellationToken.IsCancellationRequested);
        return (heap, resident);
    }

    /// <summary>Demo data, its invoices copied under new numbers and days until there are so many.</summary>
    internal static async Task FillAsync(TestStore store, int invoices)
    {
        await using var db = store.Open();
        if (!await db.Invoices.AnyAsync())
        {
            await DemoDataFiller.FillAsync(db, 1_000, store.Clock.UtcNow, CancellationToken.None);
        }

        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        var columns = db.Model.FindEntityType(typeof(Invoice))!.GetProperties().Select(property => property.Name).Where(name => name is not nameof(Invoice.Id)).ToList();
        var values = columns.Select(column => column switch
        {
            nameof(Invoice.InvoiceNumber) => $"'C' || seq.n || '-' || invoice.Id || '-{invoices}'",
            nameof(Invoice.InvoiceDate) => "strftime('%Y-%m-%d 00:00:00', InvoiceDate, '-' || (seq.n % 700) || ' days')",
            _ => column,
        });
        var copy = $"""
            INSERT INTO Invoices ({string.Join(", ", columns)})
            WITH RECURSIVE seq(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM seq WHERE n < 100000)
            SELECT {string.Join(", ", values)} FROM seq CROSS JOIN Invoices AS invoice
            WHERE invoice.Id <= (SELECT min(Id) + 999 FROM Invoices)
            LIMIT max(0, {invoices} - (SELECT count(*) FROM Invoices))
            """;
        await db.Database.ExecuteSqlRawAsync(copy);
    }

    /// <summary>Counts what it is given; like a connection, it takes nothing synchronously.</summary>
    private sealed class Sink : Stream
    {
        public long Written { get; private set; }

        public long FirstAt { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            FirstAt = FirstAt == 0 && buffer.Length > 0 ? Stopwatch.GetTimestamp() : FirstAt;
            Written += buffer.Length;
            return ValueTask.CompletedTask;
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Flush() => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
