using AdminPortal.Benchmarks;

// tree [organisations]: what the hierarchy costs on the server, against a small store in the same run.
// invoices [invoices]: what the list of invoices and the findings cost.
// change [organisations]: what moving and deleting whole subtrees costs.
// export [invoices]: what sending all invoices as a file takes.
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
    default:
        await Console.Error.WriteLineAsync("usage: tree|change [organisations] | invoices|export [invoices]");
        return 2;
}

return 0;

static int CountOf(string[] rest, int otherwise = 100_000) => rest is [var count, ..] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : otherwise;
