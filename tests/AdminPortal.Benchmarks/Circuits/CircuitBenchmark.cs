using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AdminPortal.Application.Data.DemoData;
using AdminPortal.Testing;
using AdminPortal.Testing.Circuits;

namespace AdminPortal.Benchmarks.Circuits;

/// <summary>
/// What an open tab takes of the server's managed heap: as many raw circuits on a page of 50 accounts as are asked for, each drawn
/// and acknowledged, in a process whose heap is measured after a full collection.
/// </summary>
internal static class CircuitBenchmark
{
    private const int FirstOnes = 10;
    private const string FullPage = "/accounts?size=50";

    /// <param name="circuits">How many tabs.</param>
    /// <param name="path">What they show; a page of 50 accounts where null.</param>
    public static async Task RunAsync(int circuits, string? path = null)
    {
        var page = path ?? FullPage;
        await using var store = new TestStore(TestDatabases.InFile());
        await using (var db = store.Open())
        {
            await DemoDataFiller.FillAsync(db, 1_000, store.Clock.UtcNow, CancellationToken.None);
        }

        using var portal = Start(store, out var address);
        try
        {
            using var browser = new SignedInBrowser(address);
            await PortalProcess.UntilReadyAsync(address);
            await browser.SignInAsync("dev-vigdis");
            // The first ones pay for what all share.
            var tabs = new List<RawCircuit>();
            await OpenAsync(browser, page, tabs, FirstOnes);
            var before = await HeapAsync(portal);
            var processor = portal.TotalProcessorTime;
            await OpenAsync(browser, page, tabs, circuits);
            portal.Refresh();
            processor = portal.TotalProcessorTime - processor;
            var after = await HeapAsync(portal);
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{circuits} circuits on {page}: {(after - before) / 1024.0 / circuits:F0} KiB of heap each; page and circuit together {processor.TotalMilliseconds / circuits:F1} ms of processor time; {after / 1024 / 1024} MiB in all"));
            foreach (var tab in tabs)
            {
                await tab.DisposeAsync();
            }
        }
        finally
        {
            portal.Kill();
            await portal.WaitForExitAsync();
        }
    }

    /// <summary>The portal itself; each line that it reads it answers by its heap in bytes.</summary>
    public static int Host()
    {
        var asking = new Thread(() =>
        {
            while (Console.In.ReadLine() is not null)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                GC.WaitForPendingFinalizers();
                Console.Out.WriteLine(HeapLine + GC.GetTotalMemory(forceFullCollection: true).ToString(CultureInfo.InvariantCulture));
            }
        }) { IsBackground = true };
        asking.Start();
        return (int)typeof(Web.Api.ApiRoutes).Assembly.EntryPoint!.Invoke(null, [Array.Empty<string>()])!;
    }

    private const string HeapLine = "heap ";

    private static Process Start(TestStore store, out Uri address)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        address = new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();
        return Process.Start(new ProcessStartInfo("dotnet", [typeof(CircuitBenchmark).Assembly.Location, "circuit-host"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_APPLICATIONNAME"] = "AdminPortal.Web",
                ["ASPNETCORE_URLS"] = address.ToString(),
                ["ConnectionStrings__Portal"] = store.Settings.ConnectionString,
                ["Demo__Organizations"] = "0",
                ["Circuits__PerPerson"] = "100000",
                ["Circuits__Total"] = "100000",
                ["Logging__LogLevel__Default"] = "Warning",
            },
        })!;
    }

    private static async Task OpenAsync(SignedInBrowser browser, string page, List<RawCircuit> tabs, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var tab = await browser.TabAsync(page);
            tab.ForgetDrawn();
            tabs.Add(tab.Secret is null ? throw new InvalidOperationException("No circuit was opened.") : tab);
        }
    }

    private static async Task<long> HeapAsync(Process portal)
    {
        await portal.StandardInput.WriteLineAsync("heap");
        await portal.StandardInput.FlushAsync();
        while (await portal.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(HeapLine, StringComparison.Ordinal))
            {
                return long.Parse(line.AsSpan(HeapLine.Length), CultureInfo.InvariantCulture);
            }
        }

        throw new InvalidOperationException("The portal has ended.");
    }
}
