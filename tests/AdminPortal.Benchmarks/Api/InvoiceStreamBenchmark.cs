using System.Diagnostics;
using System.Globalization;
using AdminPortal.Testing;

namespace AdminPortal.Benchmarks.Api;

/// <summary>All invoices in one answer: its first byte, its rows, and what the server's memory comes to meanwhile.</summary>
internal static class InvoiceStreamBenchmark
{
    private const string Path = "/account-management/invoices";
    private const int Few = 10_000;

    public static async Task RunAsync(TestStore store, int invoices)
    {
        foreach (var count in new[] { Few, invoices })
        {
            await ExportBenchmark.FillAsync(store, count);
            await using var portal = await PortalProcess.StartAsync(store);
            await MeasureAsync(portal, "first call of the process", Path);
            await MeasureAsync(portal, "all", Path);
            await MeasureAsync(portal, "a month", $"{Path}?invoiceDateAfter=2026-09-01&invoiceDateBefore=2026-10-01");
        }
    }

    private static async Task MeasureAsync(PortalProcess portal, string name, string path)
    {
        var (heap, resident) = (0L, 0L);
        using var done = new CancellationTokenSource();
        var watch = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                var seen = await portal.ReadAsync("/benchmark/heap");
                (heap, resident) = (Math.Max(heap, long.Parse(seen.Split(' ')[0], CultureInfo.InvariantCulture)), Math.Max(resident, portal.Resident));
                await Task.Delay(50, done.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        });
        var start = Stopwatch.GetTimestamp();
        using var answer = await portal.Http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync();
        var (rows, bytes, first) = await CountAsync(body);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await done.CancelAsync();
        await watch;
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"invoices, {name,-28} first byte {Stopwatch.GetElapsedTime(start, first).TotalMilliseconds,6:F0} ms   {rows,9:N0} rows in {seconds,6:F1} s ({rows / seconds,7:N0}/s)   {bytes / 1e6,6:F0} MB   heap at most {heap / 1e6,5:F0} MB   resident at most {resident / 1e6,5:F0} MB"));
    }

    /// <summary>Each invoice is an object, and within it is none.</summary>
    private static async Task<(long Rows, long Bytes, long FirstAt)> CountAsync(Stream body)
    {
        var buffer = new byte[128 * 1024];
        var (rows, bytes, first) = (0L, 0L, 0L);
        for (int read; (read = await body.ReadAsync(buffer)) > 0;)
        {
            first = first == 0 ? Stopwatch.GetTimestamp() : first;
            bytes += read;
            rows += buffer.AsSpan(0, read).Count((byte)'{');
        }

        return (rows, bytes, first);
    }
}
