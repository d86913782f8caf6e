using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Settlement.Ageing;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.Settlement.Ageing;

/// <summary>Today is 2 March 2026.</summary>
public sealed class LookingBackAtADay
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task TheBucketsTurnAtTheirDays(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var asAt = new DateOnly(2026, 2, 28);
        foreach (var daysPastDue in new[] { 0, 1, 30, 31, 60, 61, 90, 91 })
        {
            store.Given.Invoice(null, and: i => (i.InvoiceDate, i.DueOn, i.TotalInvoiceAmount) = (new(2025, 6, 1, 0, 0, 0, DateTimeKind.Utc), asAt.AddDays(-daysPastDue), 1000m + daysPastDue));
        }

        var figures = (await OfAsync(store, asAt)).Currencies.Single().Figures;

        Assert.Equal([new(1, 1000m), new(2, 2031m), new(2, 2091m), new(2, 2151m), new(1, 1091m)], figures.Buckets);
        Assert.Equal(new(8, 8364m), figures.Total);
        Assert.Equal(new(7, 7364m), figures.Overdue);
    }

    [Theory, EachDatabase]
    public async Task OneStoodUnsettledUntilTheDayItWasSettledOn(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        // Midnight in Norway is 23:00 UTC the day before.
        store.Given.Invoice(null, and: i => (i.InvoiceDate, i.Settled, i.SettledSeenAt) = (Utc(2026, 1, 9, 22, 59, 59), true, Utc(2026, 1, 19, 23, 0, 0)));

        Assert.Equal([0, 1, 1, 1, 0, 0], await CountsAsync(store, new(2026, 1, 8), new(2026, 1, 9), new(2026, 1, 10), new(2026, 1, 19), new(2026, 1, 20), new(2026, 3, 2)));
    }

    [Theory, EachDatabase]
    public async Task ADayEndsAtMidnightInNorway(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.Given.Invoice(null, and: i => i.InvoiceDate = Utc(2026, 1, 9, 23, 0, 0));
        store.Given.Invoice(null, and: i => (i.InvoiceDate, i.Settled, i.SettledSeenAt) = (Utc(2026, 1, 1, 0, 0, 0), true, Utc(2026, 1, 9, 22, 59, 59)));

        Assert.Equal([1, 0, 1], await CountsAsync(store, new(2026, 1, 8), new(2026, 1, 9), new(2026, 1, 10)));
    }

    [Theory, EachDatabase]
    public async Task WhatIsSettledNobodyKnowsSinceWhenCountsAsSettledAllAlong(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.Given.Invoice(null, and: i => (i.InvoiceDate, i.Settled) = (Utc(2026, 1, 1, 0, 0, 0), true));

        Assert.Equal([0, 0], await CountsAsync(store, new(2026, 1, 10), new(2026, 3, 2)));
    }

    [Theory, EachDatabase]
    public async Task ADayToComeShowsWhatIsUnsettledNowGrownOlder(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.Given.Invoice(null, and: i => (i.InvoiceDate, i.DueOn) = (Utc(2026, 2, 1, 0, 0, 0), new(2026, 3, 3)));
        store.Given.Invoice(null, and: i => (i.InvoiceDate, i.DueOn) = (Utc(2026, 3, 20, 0, 0, 0), new(2026, 4, 19)));

        Assert.Equal([1, 0, 0, 0, 0], await BucketsAsync(store, null));
        Assert.Equal([1, 0, 0, 0, 0], await BucketsAsync(store, new(2026, 3, 3)));
        Assert.Equal([0, 1, 0, 0, 0], await BucketsAsync(store, new(2026, 3, 4)));
        Assert.Equal([1, 0, 1, 0, 0], await BucketsAsync(store, new(2026, 4, 3)));
    }

    [Theory]
    [InlineData(1, "1990-01-01")]
    [InlineData(9999, "2999-12-31")]
    public async Task ADayOutOfReachIsTheNearestWithin(int year, string day)
    {
        await using var store = new TestStore();

        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd", null), (await OfAsync(store, new(year, 12, 31))).AsAt);
    }

    private static DateTime Utc(int year, int month, int day, int hour, int minute, int second) => new(year, month, day, hour, minute, second, DateTimeKind.Utc);

    private static async Task<AgeingReport> OfAsync(TestStore store, DateOnly? asAt) =>
        (await store.Service<AgeingService>().OfAsync(new() { AsAt = asAt }, Cancellation))!;

    private static async Task<IEnumerable<int>> BucketsAsync(TestStore store, DateOnly? asAt) =>
        (await OfAsync(store, asAt)).Currencies.Single().Figures.Buckets.Select(bucket => bucket.Count);

    /// <summary>How many there are on each day, which is what the list of invoices finds too.</summary>
    private static async Task<IEnumerable<int>> CountsAsync(TestStore store, params DateOnly[] days)
    {
        var counts = new List<int>();
        foreach (var day in days)
        {
            var count = (await OfAsync(store, day)).Currencies.Sum(of => of.Figures.Total.Count);
            Assert.Equal(count, (await store.Service<InvoiceService>().ListAsync(new() { AsAt = day }, new(), Cancellation)).Items.Count);
            counts.Add(count);
        }

        return counts;
    }
}
