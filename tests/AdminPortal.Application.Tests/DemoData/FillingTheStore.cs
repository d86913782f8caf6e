using System.Globalization;
using AdminPortal.Application.Data.DemoData;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.DemoData;

public sealed class FillingTheStore
{
    [Fact]
    public async Task The_same_number_gives_the_same_rows()
    {
        await using var one = await DemoStore.FilledAsync();
        await using var other = await DemoStore.FilledAsync();

        Assert.Equal(await one.RowsAsync(), await other.RowsAsync());
    }

    [Fact]
    public async Task The_rows_are_the_same_under_every_culture()
    {
        await using var plain = await DemoStore.FilledAsync();
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("nb-NO");
        try
        {
            await using var norwegian = await DemoStore.FilledAsync();
            CultureInfo.CurrentCulture = before;
            Assert.Equal(await plain.RowsAsync(), await norwegian.RowsAsync());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Ids_names_and_numbers_do_not_hang_on_the_day()
    {
        await using var today = await DemoStore.FilledAsync();
        await using var later = await DemoStore.FilledAsync(now: DemoStore.Now.AddDays(400));

        Assert.Equal(await NamesAsync(today), await NamesAsync(later));
    }

    [Fact]
    public async Task A_filled_store_is_left_alone()
    {
        await using var store = await DemoStore.FilledAsync(30);
        var before = await store.RowsAsync();

        await store.FillAsync(200);

        Assert.Equal(before, await store.RowsAsync());
    }

    [Fact]
    public async Task Broken_off_half_way_nothing_stays()
    {
        await using var store = await DemoStore.EmptyAsync();
        await store.Db.Database.ExecuteSqlRawAsync(
            "CREATE TRIGGER full BEFORE INSERT ON InvoiceLines WHEN NEW.InvoiceId = 300 BEGIN SELECT RAISE(ABORT, 'full'); END", TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<Exception>(() => store.FillAsync());

        Assert.All(await store.RowsAsync(), row => Assert.Matches("^(AuditHead|StoreLock)s:", row));
    }

    [Theory]
    [InlineData(1, DemoHierarchy.Smallest)]
    [InlineData(30, 30)]
    [InlineData(31, 31)]
    [InlineData(200, 200)]
    [InlineData(1_777, 1_777)]
    public async Task There_are_as_many_organisations_as_asked_for(int asked, int got)
    {
        await using var store = await DemoStore.FilledAsync(asked);

        Assert.Equal(got, await store.Db.Organizations.IgnoreQueryFilters().CountAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<List<string>> NamesAsync(DemoStore store)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        return
        [
            .. await store.Db.Organizations.IgnoreQueryFilters().OrderBy(o => o.Id).Select(o => $"{o.PublicId} {o.Name} {o.EntityId} {o.BillingEmail}").ToListAsync(cancellationToken),
            .. await store.Db.Accounts.IgnoreQueryFilters().OrderBy(a => a.Id).Select(a => $"{a.PublicId} {a.Name}").ToListAsync(cancellationToken),
            .. await store.Db.Contacts.OrderBy(c => c.Id).Select(c => $"{c.PublicId} {c.FirstName} {c.LastName} {c.Mobile}").ToListAsync(cancellationToken),
            .. await store.Db.Invoices.OrderBy(i => i.Id).Select(i => $"{i.InvoiceNumber} {i.ReceiverName} {i.PaymentId}").ToListAsync(cancellationToken),
        ];
    }
}
