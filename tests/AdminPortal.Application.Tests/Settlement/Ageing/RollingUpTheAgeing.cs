using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Settlement.Ageing;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.Settlement.Ageing;

/// <summary>Random forests with random invoices, beside a model that counts one invoice after the other.</summary>
public sealed class RollingUpTheAgeing
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly DateOnly[] Days = [Today, new(2026, 1, 31), new(2025, 12, 31), new(2026, 5, 1)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 10)];

    [Theory, MemberData(nameof(Seeds))]
    public async Task EveryInvoiceCountsOnceAndEveryFigureIsThatOfItsInvoices(int seed) => await TryAsync(StoreProvider.Sqlite, seed);

    [Theory, EachDatabase]
    public async Task SoItIsOnEachDatabase(StoreProvider provider) => await TryAsync(provider, 4711);

    private static async Task TryAsync(StoreProvider provider, int seed)
    {
        await using var store = new TestStore(provider);
        var random = new Random(seed);
        var model = new Model(store, random);
        foreach (var scope in new[] { null, random.GetItems(model.Organizations, 1)[0], random.GetItems(model.Organizations, 1)[0] })
        {
            store.SignInAs(StaffRole.Viewer, scope);
            foreach (var party in Enum.GetValues<AgeingParty>())
            {
                foreach (var chosen in random.GetItems(model.Organizations, 4).Prepend(null))
                {
                    await model.AgreesAsync(new() { AsAt = random.GetItems(Days, 1)[0], Party = party, OrganizationId = chosen?.PublicId }, scope, chosen);
                }
            }
        }
    }

    private sealed class Model
    {
        private static readonly string[] CurrencyCodes = ["NOK", "EUR", "SEK"];

        private readonly TestStore store;
        private readonly Random random;
        private readonly List<Invoice> invoices = [];

        public Model(TestStore store, Random random)
        {
            this.store = store;
            this.random = random;
            var made = new List<Organization>();
            for (var number = 0; number < 14; number++)
            {
                var parent = random.Next(4) == 0 || made.Count == 0 ? null : random.GetItems([.. made.Where(o => o.DeletedAt is null)], 1)[0];
                made.Add(store.Given.Organization($"Organization {number}", parent, o => o.DeletedAt = number > 0 && random.Next(6) == 0 ? store.Clock.UtcNow : null));
            }

            Organizations = [.. made];
            for (var number = 0; number < 90; number++)
            {
                invoices.Add(store.Given.Invoice(Anybody(), 1, Draw));
            }
        }

        public Organization[] Organizations { get; }

        private AgeingService Ageing => store.Service<AgeingService>();

        public async Task AgreesAsync(AgeingFilter filter, Organization? scope, Organization? chosen)
        {
            var report = await Ageing.OfAsync(filter, Cancellation);
            if (chosen is not null && scope is not null && !IsBelow(chosen.Id, scope.Id))
            {
                Assert.Null(report);
                return;
            }

            Assert.NotNull(report);
            var open = invoices.Where(i => IsSeen(i, scope) && IsOpen(i, report.AsAt) && (chosen is null || IsBelow(PartyOf(i, filter), chosen.Id))).ToList();
            Assert.Equal(open.Select(i => i.CurrencyCode).Distinct().Order(StringComparer.Ordinal), report.Currencies.Select(of => of.CurrencyCode));
            foreach (var of in report.Currencies)
            {
                var mine = open.Where(i => i.CurrencyCode == of.CurrencyCode).ToList();
                Same(mine, of.Figures, report.AsAt);
                await SameAsTheListAsync(report, of.CurrencyCode, null, of.Figures);
                await RowsAgreeAsync(filter with { CurrencyCode = of.CurrencyCode }, scope, chosen, mine);
            }
        }

        private async Task RowsAgreeAsync(AgeingFilter filter, Organization? scope, Organization? chosen, List<Invoice> open)
        {
            var report = (await Ageing.OfAsync(filter, Cancellation))!;
            foreach (var row in report.Rows)
            {
                Same([.. open.Where(i => IsIn(row, PartyOf(i, filter), scope))], row.Figures, report.AsAt);
                await SameAsTheListAsync(report, filter.CurrencyCode!, row, row.Figures);
            }

            Assert.All(open, i => Assert.Single(report.Rows, row => IsIn(row, PartyOf(i, filter), scope)));
            Assert.Equal(open.Count, report.Rows.Sum(row => row.Figures.Total.Count));
            var shorter = (await Ageing.OfAsync(filter with { Rows = 1 }, Cancellation))!;
            Same(open, Sum([.. shorter.Rows.Select(row => row.Figures), shorter.Unlisted.Figures]), report.AsAt);
            Assert.Equal(report.Rows.Count, shorter.Rows.Count + shorter.Unlisted.Count);
            bool IsIn(AgeingRow row, long? party, Organization? of) => row.Kind switch
            {
                AgeingRowKind.Direct => party == chosen!.Id,
                AgeingRowKind.Below => party is not null && IsBelow(party, Organizations.Single(o => o.PublicId == row.Organization!.Id).Id),
                _ => party is null || (of is not null && !IsBelow(party, of.Id)),
            };
        }

        /// <summary>The list of invoices that each figure leads to finds as many, which come to as much.</summary>
        private async Task SameAsTheListAsync(AgeingReport report, string currency, AgeingRow? row, AgeingFigures figures)
        {
            var cells = AgeingBuckets.All.Select(bucket => (Due: AgeingBuckets.DueIn(bucket, report.AsAt), Amount: figures[bucket]))
                .Append((DueRange.Overdue(report.AsAt), figures.Overdue))
                .Append((DueRange.All, figures.Total));
            foreach (var (due, amount) in cells)
            {
                var totals = await store.Service<InvoiceService>().TotalsAsync(report.InvoicesOf(currency, row, due), Cancellation);
                Assert.Equal(amount, totals is [var only] ? new(only.Count, only.Total) : new AgeingAmount(0, 0m));
            }
        }

        private static void Same(List<Invoice> expected, AgeingFigures figures, DateOnly asAt)
        {
            Assert.Equal(
                AgeingBuckets.All.Select(bucket => expected.Where(i => AgeingBuckets.Of(i.DueOn, asAt) == bucket).ToList()).Select(of => new AgeingAmount(of.Count, of.Sum(i => i.TotalInvoiceAmount))),
                figures.Buckets);
            Assert.Equal(expected.Sum(i => i.PaidAmount), figures.Paid);
        }

        private static AgeingFigures Sum(IReadOnlyList<AgeingFigures> all) =>
            new([.. AgeingBuckets.All.Select(bucket => all.Aggregate(default(AgeingAmount), (sum, one) => sum + one[bucket]))], all.Sum(one => one.Paid));

        private static long? PartyOf(Invoice invoice, AgeingFilter filter) => filter.Party is AgeingParty.User ? invoice.UserId : invoice.ReceiverId;

        private bool IsSeen(Invoice invoice, Organization? scope) => scope is null || IsBelow(invoice.ReceiverId, scope.Id) || IsBelow(invoice.UserId, scope.Id);

        private static bool IsOpen(Invoice invoice, DateOnly asAt) => OsloTime.DateOf(invoice.InvoiceDate) <= asAt
            && (!invoice.Settled || (invoice.SettledSeenAt is { } seen && OsloTime.DateOf(seen) > asAt));

        private bool IsBelow(long? organization, long ancestor)
        {
            for (var at = organization; at is not null; at = Organizations.Single(o => o.Id == at).ParentId)
            {
                if (at == ancestor)
                {
                    return true;
                }
            }

            return false;
        }

        private Organization? Anybody() => random.Next(8) == 0 ? null : random.GetItems(Organizations, 1)[0];

        private void Draw(Invoice invoice)
        {
            var user = random.Next(2) == 0 ? Anybody() : null;
            invoice.UserId = user?.Id ?? invoice.ReceiverId;
            invoice.CurrencyCode = random.GetItems(CurrencyCodes, 1)[0];
            invoice.TotalInvoiceAmount = random.Next(-2_000_000, 9_000_000) / 10_000m;
            invoice.PaidAmount = random.Next(5) == 0 ? random.Next(1_000_000) / 10_000m : 0m;
            invoice.InvoiceDate = Moment();
            invoice.DueOn = OsloTime.DateOf(invoice.InvoiceDate).AddDays(random.Next(-1, 60));
            invoice.Settled = random.Next(3) > 0;
            invoice.SettledSeenAt = invoice.Settled && random.Next(9) > 0 ? Earlier(Moment()) : null;
        }

        /// <summary>Often within a second of a midnight in Norway.</summary>
        private DateTime Moment()
        {
            var midnight = OsloTime.MidnightOf(Today.AddDays(random.Next(5) == 0 ? random.Next(-63, -60) : random.Next(-200, 20)));
            return midnight.AddSeconds(random.Next(3) switch { 0 => -1, 1 => 0, _ => random.Next(86_400) });
        }

        /// <summary>Nothing is seen settled before it is.</summary>
        private DateTime Earlier(DateTime moment) => moment < store.Clock.UtcNow ? moment : store.Clock.UtcNow;
    }
}
