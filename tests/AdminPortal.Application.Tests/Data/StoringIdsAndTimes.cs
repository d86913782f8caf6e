using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Data;

/// <summary>Ids differ by case, and times come back as UTC, whatever the database.</summary>
public sealed class StoringIdsAndTimes
{
    private const string Lower = "c-p-aaaaaaaaaaaaaaaaaaaa";
    private const string Upper = "c-p-AAAAAAAAAAAAAAAAAAAA";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task IdsThatDifferInCaseAreDifferentIds(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.Given.Contact("Lower", "Case", and: c => c.PublicId = Lower);
        store.Given.Contact("Upper", "Case", and: c => c.PublicId = Upper);
        await using var db = store.Open();
        Assert.Equal("Lower", (await db.Contacts.SingleAsync(c => c.PublicId == Lower, Cancellation)).FirstName);
        Assert.Equal("Upper", (await db.Contacts.SingleAsync(c => c.PublicId == Upper, Cancellation)).FirstName);
    }

    [Theory, EachDatabase]
    public async Task AnIdIsStoredOnce(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.Given.Contact("First", "One", and: c => c.PublicId = Lower);
        Assert.Throws<DbUpdateException>(() => store.Given.Contact("Second", "One", and: c => c.PublicId = Lower));
    }

    [Theory, EachDatabase]
    public async Task FoldedNamesSortByTheirCharacters(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        foreach (var name in new[] { "Ås", "Zeta", "aas", "Ærlig", "Øst", "A-S" })
        {
            store.Given.Account(name);
        }

        await using var db = store.Open();
        Assert.Equal(
            ["A-S", "aas", "Zeta", "Ærlig", "Øst", "Ås"],
            await db.Accounts.OrderBy(a => a.NameSort).Select(a => a.Name).ToListAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task TimesComeBackAsUtcToTheTick(StoreProvider provider)
    {
        var utc = new DateTime(2026, 3, 29, 1, 30, 0, DateTimeKind.Utc).AddTicks(1_234_567);
        await using var store = new TestStore(provider);
        store.Given.Account("Exact", and: a => (a.CreatedAt, a.DeletedAt) = (utc, null));
        await using var db = store.Open();
        var read = await db.Accounts.Select(a => new { a.CreatedAt, a.DeletedAt }).SingleAsync(Cancellation);
        Assert.Equal((utc, DateTimeKind.Utc), (read.CreatedAt, read.CreatedAt.Kind));
        Assert.Null(read.DeletedAt);
        Assert.Equal(1, await db.Accounts.CountAsync(a => a.CreatedAt == utc, Cancellation));
    }

    [Theory, EachDatabase]
    public async Task LocalTimesAreStoredAsTheInstantTheyName(StoreProvider provider)
    {
        var local = new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Local);
        await using var store = new TestStore(provider);
        store.Given.Invoice(null, and: i => i.InvoiceDate = local);
        await using var db = store.Open();
        Assert.Equal(local.ToUniversalTime(), await db.Invoices.Select(i => i.InvoiceDate).SingleAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task DatesAreComparedAndSortedAsDates(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        DateOnly[] dates = [new(2026, 10, 1), new(2026, 2, 28), new(2025, 12, 31)];
        foreach (var due in dates)
        {
            store.Given.Invoice(null, and: i => i.DueOn = due);
        }

        await using var db = store.Open();
        Assert.Equal(dates.Order(), await db.Invoices.OrderBy(i => i.DueOn).Select(i => i.DueOn).ToListAsync(Cancellation));
        Assert.Equal(2, await db.Invoices.CountAsync(i => i.DueOn < new DateOnly(2026, 10, 1), Cancellation));
    }
}
