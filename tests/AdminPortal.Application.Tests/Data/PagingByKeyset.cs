using System.Text;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Data;

/// <summary>Each row is met once, whatever the sort, the direction, equal keys, and rows that come and go meanwhile.</summary>
public sealed class PagingByKeyset
{
    private static readonly Keyset<Account> Accounts = new(
        a => a.Id,
        SortColumn<Account>.By("name", a => a.NameSort),
        SortColumn<Account>.By("created", a => a.CreatedAt));

    private static readonly Keyset<Invoice> Invoices = new(
        i => i.Id,
        SortColumn<Invoice>.By("date", i => i.InvoiceDate),
        SortColumn<Invoice>.By("amount", i => i.TotalInvoiceAmount),
        SortColumn<Invoice>.By("due", i => i.DueOn));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, CombinedWithDatabases("name", "created")]
    public async Task EveryAccountIsMetOnceInBothDirections(StoreProvider provider, string sort, bool descending)
    {
        await using var store = new TestStore(provider);
        for (var i = 0; i < 23; i++)
        {
            // Fewer keys than rows: the id must part those that are equal.
            store.Given.Account($"Åsen {i % 5}", and: a => a.CreatedAt = store.Clock.UtcNow.AddTicks(i % 4));
        }

        await MetOnceAsync(store, Accounts, new(Size: 4, Sort: sort, Descending: descending), a => a.Id);
    }

    [Theory, CombinedWithDatabases("date", "amount", "due")]
    public async Task EveryInvoiceIsMetOnceInBothDirections(StoreProvider provider, string sort, bool descending)
    {
        await using var store = new TestStore(provider);
        for (var n = 0; n < 23; n++)
        {
            store.Given.Invoice(null, and: i =>
            {
                i.InvoiceDate = store.Clock.UtcNow.AddMinutes(n % 6);
                i.DueOn = new DateOnly(2026, 4, 1).AddDays(-n % 3);
                i.TotalInvoiceAmount = (n % 7 * 1.0001m) - 2m;
            });
        }

        await MetOnceAsync(store, Invoices, new(Size: 4, Sort: sort, Descending: descending), i => i.Id);
    }

    [Theory, EachDatabase]
    public async Task RowsThatComeAndGoBetweenPagesNeitherRepeatNorHideOthers(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        foreach (var name in new[] { "b", "d", "f", "h", "j", "l" })
        {
            store.Given.Account(name);
        }

        var first = await ReadAsync(store, new(Size: 2));
        store.Given.Account("a");
        store.Given.Account("c");
        store.Given.Account("e");
        await RemoveAsync(store, "d");
        var second = await ReadAsync(store, new(first.Next, 2));
        await RemoveAsync(store, "f");
        await RemoveAsync(store, "e");
        var third = await ReadAsync(store, new(second.Next, 2));
        Assert.Equal(["b", "d", "e", "f", "h", "j"], [.. first.Items, .. second.Items, .. third.Items]);
        var back = await ReadAsync(store, new(third.Previous, 2));
        Assert.Equal(["b", "c"], back.Items);
        var start = await ReadAsync(store, new(back.Previous, 2));
        Assert.Equal(["a"], start.Items);
        Assert.Null(start.Previous);
        Assert.NotNull(start.Next);
    }

    [Theory, EachDatabase]
    public async Task ANameThatHoldsAnythingIsPagedOver(StoreProvider provider)
    {
        string[] names = ["'; DROP TABLE Accounts; --", "%", "_", "\\", "\"", "𐐷 deseret", "日本", "[x]"];
        await using var store = new TestStore(provider);
        foreach (var name in names)
        {
            store.Given.Account(name);
        }

        var met = await ForwardsAsync(store, Accounts, new(Size: 1), a => a.Name);
        Assert.Equal(names.Order(StringComparer.Ordinal), met.SelectMany(page => page.Items).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("not base64 at all")]
    [InlineData("AAAA")]
    [InlineData("bnVsbA")]
    [InlineData("W10")]
    [InlineData("{\"Sort\":\"name\"}")]
    [InlineData("{\"Sort\":\"name\",\"Descending\":false,\"Backwards\":false,\"Key\":null,\"Id\":1}")]
    [InlineData("{\"Sort\":\"name\",\"Descending\":false,\"Backwards\":false,\"Key\":{},\"Id\":1}")]
    [InlineData("{\"Sort\":\"name\",\"Descending\":false,\"Backwards\":true,\"Key\":7,\"Id\":1}")]
    [InlineData("{\"Sort\":\"name\",\"Descending\":false,\"Backwards\":false,\"Key\":\"z\",\"Id\":\"z\"}")]
    [InlineData("{\"Sort\":\"created\",\"Descending\":false,\"Backwards\":false,\"Key\":\"2026-01-01T00:00:00Z\",\"Id\":9}")]
    [InlineData("{\"Sort\":\"name\",\"Descending\":true,\"Backwards\":false,\"Key\":\"z\",\"Id\":9}")]
    public async Task ATokenThatIsNotOursOrOfAnotherSortGivesTheFirstPage(string token)
    {
        await using var store = new TestStore();
        foreach (var name in new[] { "a", "b", "c" })
        {
            store.Given.Account(name);
        }

        var page = await ReadAsync(store, new(token.StartsWith('{') ? Convert.ToBase64String(Encoding.UTF8.GetBytes(token)) : token, 2));
        Assert.Equal(["a", "b"], page.Items);
        Assert.NotNull(page.Next);
        Assert.Null(page.Previous);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-5, 1)]
    [InlineData(2, 2)]
    [InlineData(int.MaxValue, 3)]
    public async Task ThePageSizeIsTakenAsTheNearestThatIsAllowed(int asked, int rows)
    {
        await using var store = new TestStore();
        foreach (var name in new[] { "a", "b", "c" })
        {
            store.Given.Account(name);
        }

        Assert.Equal(rows, (await ReadAsync(store, new(Size: asked))).Items.Count);
    }

    [Fact]
    public async Task AnEmptyListIsOnePageWithoutNeighbours()
    {
        await using var store = new TestStore();
        var page = await ReadAsync(store, new());
        Assert.Equal((0, null, null, new BoundedCount(0, true)), (page.Items.Count, page.Next, page.Previous, page.Total));
    }

    [Fact]
    public async Task AnUnknownSortIsTheListsOwnOrder()
    {
        await using var store = new TestStore();
        store.Given.Account("b");
        store.Given.Account("a");
        Assert.Equal(["a", "b"], (await ReadAsync(store, new(Sort: "nonsense"))).Items);
    }

    private static async Task MetOnceAsync<T>(TestStore store, Keyset<T> keyset, PageRequest request, System.Linq.Expressions.Expression<Func<T, long>> id)
        where T : class
    {
        var forwards = await ForwardsAsync(store, keyset, request, id);
        var met = forwards.SelectMany(page => page.Items).ToList();
        Assert.Equal(23, met.Distinct().Count());
        Assert.Equal(23, met.Count);
        Assert.All(forwards, page => Assert.Equal(new BoundedCount(23, true), page.Total));

        var turned = await ForwardsAsync(store, keyset, request with { Descending = !request.Descending }, id);
        Assert.Equal(met, turned.SelectMany(page => page.Items).Reverse());

        var backwards = new List<IReadOnlyList<long>> { forwards[^1].Items };
        for (var token = forwards[^1].Previous; token is not null;)
        {
            await using var db = store.Open();
            var page = await keyset.ReadAsync(db.Set<T>(), request with { Token = token }, id, Cancellation);
            backwards.Insert(0, page.Items);
            token = page.Previous;
            Assert.NotNull(page.Next);
            Assert.True(backwards.Count <= 100, "The pages do not end.");
        }

        Assert.Equal(met, backwards.SelectMany(items => items));
    }

    private static async Task<List<Page<TItem>>> ForwardsAsync<T, TItem>(
        TestStore store, Keyset<T> keyset, PageRequest request, System.Linq.Expressions.Expression<Func<T, TItem>> item)
        where T : class
    {
        var pages = new List<Page<TItem>>();
        do
        {
            await using var db = store.Open();
            pages.Add(await keyset.ReadAsync(db.Set<T>(), request with { Token = pages.LastOrDefault()?.Next }, item, Cancellation));
            Assert.True(pages.Count <= 100, "The pages do not end.");
        }
        while (pages[^1].Next is not null);
        return pages;
    }

    private static async Task<Page<string>> ReadAsync(TestStore store, PageRequest request)
    {
        await using var db = store.Open();
        return await Accounts.ReadAsync(db.Accounts, request, a => a.Name, Cancellation);
    }

    private static async Task RemoveAsync(TestStore store, string name)
    {
        await using var db = store.Open();
        await db.Accounts.Where(a => a.Name == name).ExecuteDeleteAsync(Cancellation);
    }
}
