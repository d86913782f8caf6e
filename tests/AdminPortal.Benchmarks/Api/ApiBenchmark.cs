using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Data.DemoData;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Benchmarks.Api;

/// <summary>
/// The reads of the HTTP API: its lists against hand-written ones that give the same bytes behind the same token and limits, the last page
/// against the first, many rows against few, and all invoices in one answer.
/// </summary>
internal static class ApiBenchmark
{
    private const int Few = 1_000;
    private const int Rounds = 7;
    private const int Calls = 500;

    private static readonly (string Name, string Path)[] Lists =
        [("accounts, list of 50", "/account-management/accounts"), ("contacts, list of 50", "/account-management/contacts"), ("organisations, list of 50", "/account-management/organizations")];

    public static async Task RunAsync(int rows)
    {
        await using var store = new TestStore(TestDatabases.InFile());
        await using (var db = store.Open())
        {
            await DemoDataFiller.FillAsync(db, Few, store.Clock.UtcNow, CancellationToken.None);
        }

        await SayAsync("call", "portal", "other", "ratio");
        var few = await FewAsync(store);
        await GrowAccountsAsync(store, rows);
        await using (var portal = await PortalProcess.StartAsync(store))
        {
            var (accounts, last) = await LastPageAsync(store, portal);
            var name = string.Create(CultureInfo.InvariantCulture, $"accounts, {rows:N0}");
            await WarmAsync(portal, last);
            await WarmAsync(portal, Lists[0].Path);
            await CompareAsync($"{name}: last page to first", () => portal.ProcessorTimeAsync(last, false, Calls), () => portal.ProcessorTimeAsync(Lists[0].Path, false, Calls));
            await WarmAsync(portal, accounts);
            await AgainstAsync($"{name} to few: list of 50", portal, Lists[0].Path, few.List);
            await AgainstAsync($"{name} to few: one", portal, accounts, few.One);
        }

        await InvoiceStreamBenchmark.RunAsync(store, rows);
    }

    /// <summary>The lists by both ways; answers what list and detail of accounts cost.</summary>
    private static async Task<(double List, double One)> FewAsync(TestStore store)
    {
        await using var portal = await PortalProcess.StartAsync(store);
        var costs = new List<double>();
        foreach (var (name, path) in Lists)
        {
            await AssertSameAsync(portal, path);
            await WarmAsync(portal, path);
            costs.Add(await CompareAsync(name, () => portal.ProcessorTimeAsync(path, false, Calls), () => portal.ProcessorTimeAsync(path, true, Calls)));
        }

        var (one, _) = await LastPageAsync(store, portal);
        await WarmAsync(portal, one);
        return (costs[0], await MedianAsync(() => portal.ProcessorTimeAsync(one, false, Calls)));
    }

    /// <summary>Bytes but for the page token, which is encrypted anew each time.</summary>
    private static async Task AssertSameAsync(PortalProcess portal, string path)
    {
        var (ours, theirs) = (await portal.ReadAsync(path), await portal.ReadAsync(path, byHand: true));
        var token = JsonNode.Parse(theirs)!["next"]!.GetValue<string>();
        if (ours.Replace(JsonNode.Parse(ours)!["next"]!.GetValue<string>(), token, StringComparison.Ordinal) != theirs)
        {
            throw new InvalidOperationException($"{path} differs:\n{ours}\n{theirs}");
        }
    }

    /// <summary>Until the just-in-time compiler has done its best.</summary>
    private static async Task WarmAsync(PortalProcess portal, string path)
    {
        for (var round = 0; round < 3; round++)
        {
            await portal.ProcessorTimeAsync(path, false, 2 * Calls);
            if (Lists.Any(list => list.Path == path))
            {
                await portal.ProcessorTimeAsync(path, true, 2 * Calls);
            }
        }
    }

    /// <summary>An account of the last page, and the page.</summary>
    private static async Task<(string One, string Page)> LastPageAsync(TestStore store, PortalProcess portal)
    {
        await using var db = store.Open();
        var last = await db.Accounts.OrderByDescending(account => account.Id).Skip(50).Select(account => new { account.Id, account.PublicId }).FirstAsync();
        var token = await portal.ReadAsync($"/benchmark/page?list=accounts?deleted%3DFalse%20&after={last.Id}");
        return ($"{Lists[0].Path}/{last.PublicId}", $"{Lists[0].Path}?page={token}");
    }

    private static async Task<double> CompareAsync(string name, Func<Task<double>> ours, Func<Task<double>> other)
    {
        var (one, two, ratios) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            one.Add(await ours());
            two.Add(await other());
            ratios.Add(one[^1] / two[^1]);
        }

        await SayAsync(name, Median(one), Median(two), Median(ratios));
        return Median(one);
    }

    private static async Task AgainstAsync(string name, PortalProcess portal, string path, double few)
    {
        var cost = await MedianAsync(() => portal.ProcessorTimeAsync(path, false, Calls));
        await SayAsync(name, cost, few, cost / few);
    }

    private static async Task<double> MedianAsync(Func<Task<double>> measure)
    {
        var costs = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            costs.Add(await measure());
        }

        return Median(costs);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static Task SayAsync(string name, object portal, object other, object ratio) =>
        Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{name,-48} {portal,10:F0} {other,10:F0} {ratio,7:F2}   µs of processor time a call"));

    /// <summary>Copies of the accounts there are, under new ids, until there are so many.</summary>
    private static async Task GrowAccountsAsync(TestStore store, int rows)
    {
        await using var db = store.Open();
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        var columns = db.Model.FindEntityType(typeof(Account))!.GetProperties().Select(property => property.GetColumnName()).Where(name => name is not nameof(Account.Id)).ToList();
        var values = columns.Select(column => column is nameof(Account.PublicId) ? "'a-ppge-' || printf('%010d', seq.n) || printf('%010d', account.Id)" : $"account.\"{column}\"");
        // The names are the model's own.
        var copy = $"""
            INSERT INTO Accounts ({string.Join(", ", columns.Select(column => $"\"{column}\""))})
            WITH RECURSIVE seq(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM seq WHERE n < 100000)
            SELECT {string.Join(", ", values)} FROM seq CROSS JOIN Accounts AS account
            WHERE account.Id <= (SELECT min(Id) + 999 FROM Accounts) AND account.DeletedAt IS NULL
            LIMIT max(0, {rows} - (SELECT count(*) FROM Accounts))
            """;
        await db.Database.ExecuteSqlRawAsync(copy);
    }
}
