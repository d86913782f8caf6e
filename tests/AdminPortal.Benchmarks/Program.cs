using AdminPortal.Benchmarks;
using AdminPortal.Benchmarks.Api;
using AdminPortal.Benchmarks.Circuits;
using AdminPortal.Web.Api;

// tree [organisations]: what the hierarchy costs on the server, against a small store in the same run.
// invoices [invoices]: what the list of invoices and the findings cost.
// change [organisations]: what moving and deleting whole subtrees costs.
// export [invoices]: what sending all invoices as a file takes.
// import [lines]: how fast invoices come in from files, against a bare insert of the same rows, and what memory that takes.
// ageing [organisations]: what is unsettled by age, against the plain totals of the same rows in the same run.
// api [rows]: what the reads of the HTTP API cost against hand-written ones, and with so many accounts and invoices.
// circuits [tabs [path]]: what an open tab takes of the server's heap.
switch (args)
{
    case ["tree", .. var rest]:
        await TreeBenchmark.RunAsync(CountOf(rest));
        break;
    case ["change", .. var rest]:
        await ChangeBenchmark.RunAsync(CountOf(rest));
        break;
    case ["export", .. var rest]:
        await ExportBenchmark.RunAsync(CountOf(rest, 1_000_000));
        break;
    case ["invoices", .. var rest]:
        await InvoiceBenchmark.RunAsync(CountOf(rest, 1_000_000));
        break;
    case ["import", .. var rest]:
        await ImportBenchmark.RunAsync(CountOf(rest));
        break;
    case ["ageing", .. var rest]:
        await AgeingBenchmark.RunAsync(CountOf(rest));
        break;
    case ["api", .. var rest]:
        await ApiBenchmark.RunAsync(CountOf(rest, 1_000_000));
        break;
    case ["circuits", .. var rest]:
        await CircuitBenchmark.RunAsync(CountOf(rest, 100), rest.ElementAtOrDefault(1));
        break;
    case ["circuit-host"]:
        return CircuitBenchmark.Host();
    case ["api-host"]:
        // Started by the benchmark: the portal itself, with what the settings of the process add to it.
        return (int)typeof(ApiRoutes).Assembly.EntryPoint!.Invoke(null, [Array.Empty<string>()])!;
    default:
        await Console.Error.WriteLineAsync("usage: tree|change|ageing [organisations] | invoices|export [invoices] | api [rows] | circuits [tabs [path]] | import [lines]");
        return 2;
}

return 0;

static int CountOf(string[] rest, int otherwise = 100_000) => rest is [var count, ..] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : otherwise;
