using System.Globalization;
using AdminPortal.Application.Access;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Data.DemoData;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Benchmarks;

/// <summary>Moves and deletions of whole subtrees, previewed and done, over a large store in a SQLite file with demo data.</summary>
internal static class ChangeBenchmark
{
    private const int Runs = 5;

    public static async Task RunAsync(int organizations)
    {
        await using var store = new TestStore(TestDatabases.InFile());
        await using (var db = store.Open())
        {
            await DemoDataFiller.FillAsync(db, organizations, store.Clock.UtcNow, CancellationToken.None);
            // What stands in the way of a deletion, by the rules, would answer the question before it is asked.
            await db.Invoices.ExecuteUpdateAsync(i => i.SetProperty(invoice => invoice.Settled, true));
            await db.Protections.ExecuteDeleteAsync();
        }

        store.User.As(StaffRole.Admin);
        var moved = await SubtreeAsync(store, organizations / 9 + 1, withObjects: false);
        var deleted = await SubtreeAsync(store, OrganizationBinService.MostObjects, withObjects: true);
        var elsewhere = (await store.Service<OrganizationLifecycleService>().CreateAsync(new() { Name = "Elsewhere", BillingEmail = "faktura@elsewhere.no" }, CancellationToken.None)).Value!;
        await WriteAsync($"move of {moved.Size:N0} organisations, preview", Runs, () => Moves(store).MoveAsync(moved.Id, null, elsewhere, null, true, CancellationToken.None));
        await WriteAsync("the same, there and back", Runs, async () =>
        {
            await Moves(store).MoveAsync(moved.Id, null, elsewhere, null, false, CancellationToken.None);
            return await Moves(store).MoveAsync(moved.Id, null, moved.Parent, null, false, CancellationToken.None);
        });
        await WriteAsync($"deletion of {deleted.Size:N0} objects, preview", Runs, () => Bin(store).DeleteAsync(deleted.Id, null, true, null, true, CancellationToken.None));
        await WriteAsync("the same, and back again", Runs, async () =>
        {
            await Bin(store).DeleteAsync(deleted.Id, null, true, null, false, CancellationToken.None);
            return await Bin(store).RestoreAsync(deleted.Id, false, CancellationToken.None);
        });
    }

    private static OrganizationLifecycleService Moves(TestStore store) => store.Service<OrganizationLifecycleService>();

    private static OrganizationBinService Bin(TestStore store) => store.Service<OrganizationBinService>();

    private static async Task WriteAsync(string name, int runs, Func<Task<Result<Receipt>>> call)
    {
        var timing = await Timing.OfAsync(
            async () =>
            {
                var result = await call();
                _ = result.Succeeded ? result.Value : throw new InvalidOperationException($"{name}: {result.Error}");
            },
            runs);
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{name,-50} {timing.Median,9:F1} ms   first {timing.First,9:F1} ms   worst {timing.Worst,9:F1} ms"));
    }

    /// <summary>The largest subtree of no more than so many organisations, or objects.</summary>
    private static async Task<(string Id, string? Parent, int Size)> SubtreeAsync(TestStore store, int most, bool withObjects)
    {
        await using var db = store.Open();
        var sizes = await db.Closure.GroupBy(link => link.AncestorId).Select(below => new { below.Key, Size = below.Count() }).ToListAsync();
        foreach (var candidate in sizes.OrderByDescending(below => below.Size))
        {
            var below = db.SubtreeOf(candidate.Key);
            var size = withObjects
                ? await db.Organizations.CountAsync(o => below.Contains(o.Id)) + await db.Accounts.CountAsync(a => below.Contains(a.OrganizationId!.Value)) + await db.Contacts.CountAsync(c => below.Contains(c.OrganizationId!.Value))
                : candidate.Size;
            if (size <= most)
            {
                return await db.Organizations.Where(o => o.Id == candidate.Key).Select(o => new ValueTuple<string, string?, int>(o.PublicId, o.Parent!.PublicId, size)).SingleAsync();
            }
        }

        throw new InvalidOperationException("No subtree is small enough.");
    }
}
