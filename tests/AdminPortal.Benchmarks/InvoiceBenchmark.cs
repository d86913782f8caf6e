using System.Globalization;
using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using AdminPortal.Application.Data.DemoData;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Settlement;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Benchmarks;

/// <summary>The list of invoices by finding and by organisation, and the counts of findings, over many invoices in a SQLite file.</summary>
internal static class InvoiceBenchmark
{
    private const int Organizations = 5_000;

    public static async Task RunAsync(int invoices)
    {
        await using var store = new TestStore(TestDatabases.InFile());
        await using (var db = store.Open())
        {
            await DemoDataFiller.FillAsync(db, Organizations, store.Clock.UtcNow, CancellationToken.None);
            await GrowAsync(db, invoices);
        }

        store.User.As(StaffRole.Admin);
        var service = store.Service<InvoiceService>();
        var findings = store.Service<FindingService>();
        foreach (var (name, filter) in await FiltersAsync(store))
        {
            await TimeAsync($"{name}: first page", () => service.ListAsync(filter, new(Descending: true), CancellationToken.None));
            await TimeAsync($"{name}: by amount", () => service.ListAsync(filter, new(Sort: InvoiceSort.Amount, Descending: true), CancellationToken.None));
            await TimeAsync($"{name}: totals", () => service.TotalsAsync(filter, CancellationToken.None));
            if (filter is { Finding: null, AnyFinding: false })
            {
                await TimeAsync($"{name}: counts of findings", () => findings.SummaryAsync(filter, CancellationToken.None));
            }
        }
    }

    private static async Task<IReadOnlyList<(string Name, InvoiceFilter Filter)>> FiltersAsync(TestStore store)
    {
        await using var db = store.Open();
        InvoiceFilter Of(long id, bool below) => new() { OrganizationId = db.Organizations.Where(o => o.Id == id).Select(o => o.PublicId).Single(), WithSubtree = below };
        var busiest = await db.Invoices.GroupBy(i => i.ReceiverId).OrderByDescending(same => same.Count()).Select(same => same.Key!.Value).FirstAsync();
        var trees = await db.Closure.GroupBy(link => link.AncestorId).Select(below => new { below.Key, Size = below.Count() }).OrderByDescending(tree => tree.Size).ToListAsync();
        return
        [
            ("all", new()),
            ("a month", new() { DateAfter = store.Clock.UtcNow.AddDays(-31) }),
            ("overdue", new() { Finding = CheckCode.DueDate }),
            ("any finding", new() { AnyFinding = true }),
            ("dense finding", new() { Finding = CheckCode.Evidence }),
            ("rare finding", new() { Finding = CheckCode.Periods }),
            ("single finding", new() { Finding = CheckCode.Tax }),
            ("busiest organisation", Of(busiest, false)),
            ("its subtree", Of(busiest, true)),
            ("largest subtree", Of(trees[0].Key, true)),
            ("subtree of about 50", Of(trees.First(tree => tree.Size <= 50).Key, true)),
            ("dense finding in the largest subtree", Of(trees[0].Key, true) with { Finding = CheckCode.Evidence }),
        ];
    }

    /// <summary>Repeats the invoices without their lines; of what is settled no payment has been seen, and one in a hundred has odd periods.</summary>
    private static async Task GrowAsync(PortalDb db, int invoices)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        var largest = await db.Invoices.MaxAsync(invoice => invoice.Id);
        var columns = db.Model.FindEntityType(typeof(Invoice))!.GetProperties().Select(property => property.GetColumnName()).ToList();
        for (var round = 1; await db.Invoices.CountAsync() < invoices; round++)
        {
            var values = columns.Select(column => column switch
            {
                nameof(Invoice.Id) => $"Id + {largest * round}",
                nameof(Invoice.InvoiceNumber) => $"InvoiceNumber || '-{round}'",
                nameof(Invoice.PaymentId) => $"PaymentId || '-{round}'",
                nameof(Invoice.InvoiceDate) => $"strftime('%Y-%m-%d %H:%M:%S', InvoiceDate, '-{round} minutes', '-{round % 300} days')",
                nameof(Invoice.DueOn) => $"date(DueOn, '-{round % 300} days')",
                nameof(Invoice.Findings) => $"CASE WHEN Settled = 1 THEN {(int)FindingSet.Evidence} ELSE 0 END | CASE WHEN Id % 100 = {round % 100} THEN {(int)FindingSet.Periods} ELSE 0 END",
                _ => $"\"{column}\"",
            });
            // The names are the model's own.
            var sql = $"INSERT INTO Invoices ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) SELECT {string.Join(", ", values)} FROM Invoices WHERE Id <= {largest}";
            await db.Database.ExecuteSqlRawAsync(sql);
        }

        var count = await db.Invoices.CountAsync();
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{count:N0} invoices of {Organizations:N0} organisations"));
    }

    private static async Task TimeAsync(string name, Func<Task> call)
    {
        var timing = await Timing.OfAsync(call, 3);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{name,-56} {timing.Median,9:F1} ms   first {timing.First,9:F1} ms   worst {timing.Worst,9:F1} ms"));
    }
}
