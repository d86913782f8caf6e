using AdminPortal.Benchmarks;

// tree [organisations]: what the hierarchy costs on the server, against a small store in the same run.
// change [organisations]: what moving and deleting whole subtrees costs.
// ageing [organisations]: what is unsettled by age, against the plain totals of the same rows in the same run.
switch (args)
{
    case ["tree", .. var rest]:
        await TreeBenchmark.RunAsync(CountOf(rest));
        break;
    case ["change", .. var rest]:
        await ChangeBenchmark.RunAsync(CountOf(rest));
        break;
    case ["ageing", .. var rest]:
        await AgeingBenchmark.RunAsync(CountOf(rest));
        break;
    default:
        await Console.Error.WriteLineAsync("usage: tree|change|ageing [organisations]");
        return 2;
}

return 0;

static int CountOf(string[] rest) => rest is [var count, ..] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 100_000;
