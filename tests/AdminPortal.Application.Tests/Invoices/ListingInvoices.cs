using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices;

public sealed class ListingInvoices
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static readonly PageRequest NewestFirst = new(Sort: InvoiceSort.Date, Descending: true);

    [Theory, EachDatabase]
    public async Task TheListEndsNowUnlessToldOtherwise(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var now = store.Clock.UtcNow;
        Invoice(store, "past", i => i.InvoiceDate = now.AddTicks(-10));
        Invoice(store, "now", i => i.InvoiceDate = now);

        Assert.Equal(["past"], await NumbersAsync(store, new()));
        Assert.Equal(["now", "past"], await NumbersAsync(store, new() { DateBefore = now.AddDays(1) }));
    }

    [Theory, EachDatabase]
    public async Task TheFirstInstantIsIncludedAndTheLastIsNot(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var from = OsloTime.MidnightOf(new(2026, 1, 1));
        var to = OsloTime.MidnightOf(new(2026, 2, 1));
        Invoice(store, "before", i => i.InvoiceDate = from.AddSeconds(-1));
        Invoice(store, "first", i => i.InvoiceDate = from);
        Invoice(store, "last", i => i.InvoiceDate = to.AddSeconds(-1));
        Invoice(store, "after", i => i.InvoiceDate = to);

        Assert.Equal(["last", "first"], await NumbersAsync(store, new() { DateAfter = from, DateBefore = to }));
    }

    [Theory, EachDatabase]
    public async Task SettledOverdueCurrencyAndAmountNarrowIt(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        Invoice(store, "settled", i => (i.Settled, i.DueOn) = (true, new(2026, 1, 1)));
        Invoice(store, "late", i => (i.DueOn, i.TotalInvoiceAmount) = (new(2026, 3, 1), -10.5m));
        Invoice(store, "due-today", i => (i.DueOn, i.CurrencyCode) = (new(2026, 3, 2), "EUR"));

        Assert.Equal(["settled"], await NumbersAsync(store, new() { Settled = true }));
        Assert.Equal(["due-today", "late"], await NumbersAsync(store, new() { Settled = false }));
        Assert.Equal(["late"], await NumbersAsync(store, new() { OverdueOnly = true }));
        Assert.Equal(["due-today"], await NumbersAsync(store, new() { CurrencyCode = "EUR" }));
        Assert.Equal(["late"], await NumbersAsync(store, new() { AmountTo = -10.5m }));
        Assert.Equal(["due-today", "settled"], await NumbersAsync(store, new() { AmountFrom = -10.4999m, AmountTo = 125m }));
        Assert.Equal(["due-today", "late", "settled"], await NumbersAsync(store, new() { AmountFrom = decimal.MinValue, AmountTo = decimal.MaxValue }));
    }

    [Theory, EachDatabase]
    public async Task OverdueTurnsAtMidnightInNorway(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        Invoice(store, "one", i => i.DueOn = new(2026, 3, 2));

        store.Clock.Now = new(2026, 3, 2, 22, 59, 59, TimeSpan.Zero);
        Assert.False((await Invoices(store).ListAsync(new(), NewestFirst, Cancellation)).Items.Single().IsOverdue);

        store.Clock.Now = new(2026, 3, 2, 23, 0, 0, TimeSpan.Zero);
        Assert.True((await Invoices(store).ListAsync(new(), NewestFirst, Cancellation)).Items.Single().IsOverdue);
        Assert.Equal(["one"], await NumbersAsync(store, new() { OverdueOnly = true }));
    }

    [Theory, EachDatabase]
    public async Task TextIsTheStartOfANumberOrAWholeReference(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        Invoice(store, "INV-2026.1", i => (i.PaymentId, i.CustomersOrderReference) = ("123456782", "PO 100% [a]_b"));
        Invoice(store, "INV-2026.10");
        Invoice(store, "INV_2026.1");
        Invoice(store, "9001", i => i.PaymentId = "INV-2026");

        Assert.Equal(["9001", "INV-2026.10", "INV-2026.1"], await NumbersAsync(store, new() { Text = " inv-2026 ".ToUpperInvariant() }));
        Assert.Equal(["INV-2026.10", "INV-2026.1"], await NumbersAsync(store, new() { Text = "inv-2026.1" }));
        Assert.Equal(["INV-2026.1"], await NumbersAsync(store, new() { Text = "123456782" }));
        Assert.Equal(["INV-2026.1"], await NumbersAsync(store, new() { Text = "PO 100% [a]_b" }));
        Assert.Empty(await NumbersAsync(store, new() { Text = "12345678" }));
        Assert.Empty(await NumbersAsync(store, new() { Text = "%" }));
        Assert.Empty(await NumbersAsync(store, new() { Text = "2026" }));
    }

    [Theory, EachDatabase]
    public async Task AnOrganisationCountsAsReceiverAsUserOrAsEitherWithOrWithoutThoseBelowIt(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var parent = store.Given.Organization("Parent");
        var child = store.Given.Organization("Child", parent);
        var stranger = store.Given.Organization("Stranger");
        Invoice(store, "parents", i => (i.ReceiverId, i.UserId) = (parent.Id, parent.Id));
        Invoice(store, "parent-for-child", i => (i.ReceiverId, i.UserId) = (parent.Id, child.Id));
        Invoice(store, "childs", i => (i.ReceiverId, i.UserId) = (child.Id, child.Id));
        Invoice(store, "strangers", i => (i.ReceiverId, i.UserId) = (stranger.Id, stranger.Id));
        InvoiceFilter Of(InvoiceParty party, bool subtree, string? id = null) =>
            new() { OrganizationId = id ?? parent.PublicId, Party = party, WithSubtree = subtree };

        Assert.Equal(["parent-for-child", "parents"], await NumbersAsync(store, Of(InvoiceParty.Receiver, false)));
        Assert.Equal(["parents"], await NumbersAsync(store, Of(InvoiceParty.User, false)));
        Assert.Equal(["parent-for-child", "parents"], await NumbersAsync(store, Of(InvoiceParty.Either, false)));
        Assert.Equal(["childs", "parent-for-child", "parents"], await NumbersAsync(store, Of(InvoiceParty.Receiver, true)));
        Assert.Equal(["childs", "parent-for-child", "parents"], await NumbersAsync(store, Of(InvoiceParty.User, true)));
        Assert.Equal(["childs", "parent-for-child"], await NumbersAsync(store, Of(InvoiceParty.Either, true, child.PublicId)));
        Assert.Empty(await NumbersAsync(store, Of(InvoiceParty.Either, true, "o-p-nobody")));
    }

    [Theory, EachDatabase]
    public async Task OneWithAGrantSeesWhatItsSubtreeReceivesOrUsesAndOfOthersOnlyTheName(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var parent = store.Given.Organization("Parent");
        var child = store.Given.Organization("Child", parent);
        Invoice(store, "used", i => (i.ReceiverId, i.ReceiverName, i.UserId, i.UserName) = (parent.Id, "Parent AS", child.Id, "Child AS"));
        Invoice(store, "parents", i => (i.ReceiverId, i.UserId) = (parent.Id, parent.Id));
        Invoice(store, "nobodys");
        store.SignInAs(StaffRole.Viewer, child);

        var row = Assert.Single((await Invoices(store).ListAsync(new(), NewestFirst, Cancellation)).Items);

        Assert.Equal("used", row.Number);
        Assert.Equal(new(null, "Parent AS"), row.Receiver);
        Assert.Equal(new(child.PublicId, "Child AS"), row.User);
        Assert.Empty(await NumbersAsync(store, new() { OrganizationId = parent.PublicId, WithSubtree = true }));
        Assert.Equal(["used"], await NumbersAsync(store, new() { OrganizationId = child.PublicId }));
    }

    [Theory]
    [InlineData(InvoiceSort.Date)]
    [InlineData(InvoiceSort.Amount)]
    [InlineData(InvoiceSort.Number)]
    [InlineData(InvoiceSort.Due)]
    public async Task EverySortPagesThroughAllForwardsAndBack(string sort)
    {
        await using var store = new TestStore();
        for (var i = 0; i < 7; i++)
        {
            // Pairs of equal keys, so that the tiebreaker is needed; amounts on both sides of zero.
            var pair = i / 2;
            Invoice(store, $"{(char)('a' + i * 3 % 7)}", invoice => (invoice.InvoiceDate, invoice.DueOn, invoice.TotalInvoiceAmount) =
                (store.Clock.UtcNow.AddDays(-1 - pair), new DateOnly(2026, 4, 9).AddDays(-pair), 1.5m - pair));
        }

        foreach (var descending in new[] { false, true })
        {
            var whole = (await Invoices(store).ListAsync(new(), new(Sort: sort, Descending: descending), Cancellation)).Items;
            var first = new PageRequest(Size: 3, Sort: sort, Descending: descending);
            var pages = new List<Page<InvoiceRow>> { await Invoices(store).ListAsync(new(), first, Cancellation) };
            while (pages[^1].Next is { } next)
            {
                pages.Add(await Invoices(store).ListAsync(new(), first with { Token = next }, Cancellation));
            }

            Assert.Equal(whole, pages.SelectMany(page => page.Items));
            Assert.Equal(whole.Order(Comparer(sort, descending)).Select(row => KeyOf(row, sort)), whole.Select(row => KeyOf(row, sort)));
            var back = await Invoices(store).ListAsync(new(), first with { Token = pages[^1].Previous }, Cancellation);
            Assert.Equal(pages[^2].Items, back.Items);
        }
    }

    [Theory, EachDatabase]
    public async Task CurrenciesAreThoseOfTheCallersInvoices(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var mine = store.Given.Organization("Mine");
        Invoice(store, "1", i => (i.ReceiverId, i.CurrencyCode) = (mine.Id, "SEK"));
        Invoice(store, "2", i => (i.ReceiverId, i.CurrencyCode) = (mine.Id, "EUR"));
        Invoice(store, "3", i => (i.ReceiverId, i.CurrencyCode) = (mine.Id, "SEK"));
        Invoice(store, "4", i => i.CurrencyCode = "DKK");

        Assert.Equal(["DKK", "EUR", "SEK"], await Invoices(store).CurrenciesAsync(Cancellation));
        store.SignInAs(StaffRole.Viewer, mine);
        Assert.Equal(["EUR", "SEK"], await Invoices(store).CurrenciesAsync(Cancellation));
    }

    private static InvoiceService Invoices(TestStore store) => store.Service<InvoiceService>();

    private static void Invoice(TestStore store, string number, Action<Invoice>? and = null) => store.Given.Invoice(null, and: invoice =>
    {
        invoice.InvoiceNumber = number;
        and?.Invoke(invoice);
    });

    private static async Task<IEnumerable<string>> NumbersAsync(TestStore store, InvoiceFilter filter) =>
        (await Invoices(store).ListAsync(filter, NewestFirst, Cancellation)).Items.Select(row => row.Number);

    private static IComparable KeyOf(InvoiceRow row, string sort) => sort switch
    {
        InvoiceSort.Amount => row.Total,
        InvoiceSort.Number => row.Number,
        InvoiceSort.Due => row.DueOn,
        _ => row.Date,
    };

    private static Comparer<InvoiceRow> Comparer(string sort, bool descending) =>
        Comparer<InvoiceRow>.Create((a, b) => KeyOf(a, sort).CompareTo(KeyOf(b, sort)) * (descending ? -1 : 1));
}
