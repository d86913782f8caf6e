using System.Globalization;
using AdminPortal.Application.Data;
using AdminPortal.Application.Data.DemoData;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Settlement.Ageing;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Benchmarks;

/// <summary>
/// The ageing over a large store in a SQLite file, whose invoices are those of the demo data four times over. The ratio is to the
/// plain totals of what is unsettled, which read the same rows and neither bucket nor roll up.
/// </summary>
internal static class AgeingBenchmark
{
    private const int Copies = 3;

    public static async Task RunAsync(int organizations)
    {
        await using var store = new TestStore(TestDatabases.InFile());
        string big;
        await using (var db = store.Open())
        {
            await DemoDataFiller.FillAsync(db, organizations, store.Clock.UtcNow, CancellationToken.None);
            await MultiplyAsync(db);
            var largest = await db.Closure.GroupBy(link => link.AncestorId).OrderByDescending(below => below.Count()).Select(below => below.Key).FirstAsync();
            big = await db.Organizations.Where(o => o.Id == largest).Select(o => o.PublicId).SingleAsync();
            var (all, unsettled) = (await db.Invoices.CountAsync(), await db.Invoices.CountAsync(i => !i.Settled));
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{all:N0} invoices, {unsettled:N0} not settled"));
        }

        var ageing = store.Service<AgeingService>();
        var today = OsloTime.Today(store.Clock);
        var monthEnd = new DateOnly(today.Year - 1, today.Month, 1).AddDays(-1);
        var totals = await Timing.OfAsync(() => store.Service<InvoiceService>().TotalsAsync(new() { Settled = false }, CancellationToken.None));
        await WriteAsync("totals of what is unsettled", totals, totals);
        foreach (var filter in new AgeingFilter[]
        {
            new(),
            new() { Party = AgeingParty.User },
            new() { Sort = AgeingSort.Name },
            new() { AsAt = monthEnd },
            new() { OrganizationId = big },
            new() { OrganizationId = big, AsAt = monthEnd },
        })
        {
            var name = $"ageing {filter.AsAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "today"}, {(filter.OrganizationId is null ? "all" : "largest subtree")}, {filter.Party}{(filter.Sort is null ? "" : ", by name")}";
            await WriteAsync(name, await Timing.OfAsync(() => ageing.OfAsync(filter, CancellationToken.None)), totals);
        }
    }

    private static Task WriteAsync(string name, Timing timing, Timing baseline) => Console.Out.WriteLineAsync(string.Create(
        CultureInfo.InvariantCulture, $"{name,-50} {timing.Median,9:F1} ms {timing.Median / baseline.Median,6:F1} x   first {timing.First,9:F1} ms   worst {timing.Worst,9:F1} ms"));

    /// <summary>Every invoice again under other numbers, without its lines, which the ageing does not read.</summary>
    private static async Task MultiplyAsync(PortalDb db)
    {
        var names = db.Model.FindEntityType(typeof(Invoice))!.GetProperties().Select(property => property.Name).ToList();
        for (var copy = 1; copy <= Copies; copy++)
        {
            var values = names.Select(name => name switch
            {
                nameof(Invoice.Id) => $"Id + {copy}0000000",
                nameof(Invoice.InvoiceNumber) => $"InvoiceNumber || '/{copy}'",
                _ => $"\"{name}\"",
            });
            var columns = string.Join(", ", names.Select(name => $"\"{name}\""));
#pragma warning disable EF1002 // Column names of the model and numbers.
            await db.Database.ExecuteSqlRawAsync($"INSERT INTO Invoices ({columns}) SELECT {string.Join(", ", values)} FROM Invoices WHERE Id < 10000000");
#pragma warning restore EF1002
        }
    }
}
