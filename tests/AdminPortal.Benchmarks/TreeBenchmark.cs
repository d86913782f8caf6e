using System.Globalization;
using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data.DemoData;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Benchmarks;

/// <summary>The hierarchy and the grids over a large store and a small one, both in SQLite files with demo data.</summary>
internal static class TreeBenchmark
{
    private const int Small = 1_000;

    public static async Task RunAsync(int organizations)
    {
        var small = await MeasureAsync(Small);
        var large = await MeasureAsync(organizations);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{"call",-44} {Small,10:N0} {organizations,10:N0}   ratio      first      worst"));
        foreach (var (name, at) in large)
        {
            var before = small[name].Median;
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-44} {before,7:F2} ms {at.Median,7:F2} ms {at.Median / before,6:F1} x {at.First,7:F1} ms {at.Worst,7:F1} ms"));
        }
    }

    private static async Task<Dictionary<string, Timing>> MeasureAsync(int organizations)
    {
        await using var store = new TestStore(TestDatabases.InFile());
        await using (var db = store.Open())
        {
            await DemoDataFiller.FillAsync(db, organizations, store.Clock.UtcNow, CancellationToken.None);
        }

        var wide = await WidestAsync(store);
        var big = await LargestAsync(store);
        var timings = new Dictionary<string, Timing>();
        foreach (var person in new[] { DevelopmentPerson.All[0], DevelopmentPerson.Sigrid })
        {
            store.User.SignIn(person);
            var trees = store.Service<OrganizationTreeService>();
            var roots = (await trees.LevelAsync(null, null, CancellationToken.None))!.Nodes.Select(node => node.Id).ToList();
            async Task TimeAsync(string name, Func<Task> call) => timings[$"{person.Name}: {name}"] = await Timing.OfAsync(call);
            await TimeAsync("roots", () => trees.LevelAsync(null, null, CancellationToken.None));
            await TimeAsync("expand the widest node", () => trees.LevelAsync(wide, null, CancellationToken.None));
            await TimeAsync("counts of the roots' subtrees", () => trees.CountsAsync(roots, CancellationToken.None));
            await TimeAsync("search 'kommune'", () => trees.SearchAsync("kommune", CancellationToken.None));
            await TimeAsync("search 'finnes ikke'", () => trees.SearchAsync("finnes ikke", CancellationToken.None));
            await TimeAsync("search by number", () => trees.SearchAsync("914 742 315", CancellationToken.None));
            await TimeAsync("organisation", () => store.Service<OrganizationService>().FindAsync(big, CancellationToken.None));
            await TimeAsync("accounts, first page", () => store.Service<AccountService>().ListAsync(new(), new(), CancellationToken.None));
            await TimeAsync("accounts named 'test'", () => store.Service<AccountService>().ListAsync(new("test"), new(), CancellationToken.None));
            await TimeAsync("accounts of the largest subtree", () => store.Service<AccountService>().ListAsync(new(OrganizationId: big), new(), CancellationToken.None));
            await TimeAsync("contacts named 'hansen'", () => store.Service<ContactService>().ListAsync(new("hansen"), new(), CancellationToken.None));
            await TimeAsync("invoices, first page", () => store.Service<InvoiceService>().ListAsync(new(), new(Descending: true), CancellationToken.None));
            await TimeAsync("invoices, overdue totals", () => store.Service<InvoiceService>().TotalsAsync(new() { OverdueOnly = true }, CancellationToken.None));
            await TimeAsync("contacts, first page", () => store.Service<ContactService>().ListAsync(new(), new(), CancellationToken.None));
            foreach (var view in Enum.GetValues<CoverageView>())
            {
                await TimeAsync($"coverage, {view}", () => store.Service<ContactCoverageService>().ListAsync(new(View: view), new(), CancellationToken.None));
            }

            await TimeAsync("coverage of the largest subtree", () => store.Service<ContactCoverageService>().ListAsync(new(OrganizationId: big), new(), CancellationToken.None));
            await TimeAsync("coverage named 'kommune'", () => store.Service<ContactCoverageService>().ListAsync(new(Text: "kommune"), new(), CancellationToken.None));
        }

        return timings;
    }

    private static async Task<string> WidestAsync(TestStore store)
    {
        await using var db = store.Open();
        var id = await db.Organizations.Where(o => o.ParentId != null).GroupBy(o => o.ParentId).OrderByDescending(group => group.Count()).Select(group => group.Key).FirstAsync();
        return await db.Organizations.Where(o => o.Id == id).Select(o => o.PublicId).SingleAsync();
    }

    private static async Task<string> LargestAsync(TestStore store)
    {
        await using var db = store.Open();
        var id = await db.Closure.GroupBy(link => link.AncestorId).OrderByDescending(group => group.Count()).Select(group => group.Key).FirstAsync();
        return await db.Organizations.Where(o => o.Id == id).Select(o => o.PublicId).SingleAsync();
    }
}
