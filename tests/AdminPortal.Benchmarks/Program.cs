using AdminPortal.Benchmarks;

// tree [organisations]: what the hierarchy costs on the server, against a small store in the same run.
switch (args)
{
    case ["tree", .. var rest]:
        await TreeBenchmark.RunAsync(rest is [var count, ..] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 100_000);
        break;
    default:
        await Console.Error.WriteLineAsync("usage: tree [organisations]");
        return 2;
}

return 0;
