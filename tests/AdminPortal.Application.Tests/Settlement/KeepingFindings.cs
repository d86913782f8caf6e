using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Jobs;
using AdminPortal.Application.Settlement;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Settlement;

public sealed class KeepingFindings
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task WhatTheChecksFindIsKeptBesideTheInvoice(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var sound = Invoice(store, "123456782");
        var wrong = Invoice(store, "PO 3", i => (i.TotalInvoiceAmount, i.Findings) = (130m, FindingSet.Currency));
        var shared = new[] { Invoice(store, "PO 1"), Invoice(store, "PO 1", i => i.Settled = true) };
        var paid = Invoice(store, "PO 2", i => i.PaidAmount = 125m);
        var blank = new[] { Invoice(store, " "), Invoice(store, " ") };

        await RefreshAsync(store, db => InvoiceFindings.RefreshAsync(db, [sound, wrong, .. shared, paid, .. blank], Cancellation));

        Assert.Equal(
            [
                FindingSet.None, FindingSet.Total, FindingSet.UniqueReference, FindingSet.UniqueReference | FindingSet.Evidence,
                FindingSet.PaidUnsettled, FindingSet.PaymentReference, FindingSet.PaymentReference,
            ],
            await FindingsAsync(store));
    }

    [Theory, EachDatabase]
    public async Task OnlyTheInvoicesThatAreAskedForAreLookedAtAndTheirVersionStays(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var asked = Invoice(store, null, i => i.NeedsCheck = true);
        Invoice(store, null);

        await RefreshAsync(store, db => InvoiceFindings.RefreshAsync(db, [asked], Cancellation));

        Assert.Equal([FindingSet.PaymentReference, FindingSet.None], await FindingsAsync(store));
        await using var db = store.Open();
        Assert.All(await db.Invoices.ToListAsync(Cancellation), invoice => Assert.Equal((1, false), (invoice.Version, invoice.NeedsCheck)));
    }

    [Theory, EachDatabase]
    public async Task AReferenceThatIsSharedFromNowOnMarksAllAndOneThatIsNoLongerSharedClearsTheOneLeft(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        Invoice(store, "PO 1", i => i.Findings = FindingSet.Total);
        Invoice(store, "PO 1");
        Invoice(store, "PO 2", i => i.Findings = FindingSet.Total | FindingSet.UniqueReference);
        Invoice(store, "");
        Invoice(store, "");

        await RefreshAsync(store, db => InvoiceFindings.RefreshReferencesAsync(db, ["PO 1", "PO 2", "", "PO 2"], Cancellation));

        Assert.Equal(
            [FindingSet.Total | FindingSet.UniqueReference, FindingSet.UniqueReference, FindingSet.Total, FindingSet.None, FindingSet.None],
            await FindingsAsync(store));
    }

    [Theory, EachDatabase]
    public async Task WhoSeesASubtreeOnlyStoresTheSameAsEverybody(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (mine, theirs) = (store.Given.Organization("Mine"), store.Given.Organization("Theirs"));
        var id = Invoice(store, "PO 1", i => i.ReceiverId = mine.Id);
        Invoice(store, "PO 1", i => i.ReceiverId = theirs.Id);
        await using var scoped = store.OpenScoped(mine);

        await InvoiceFindings.RefreshAsync(scoped, [id], Cancellation);
        await InvoiceFindings.RefreshReferencesAsync(scoped, ["PO 1"], Cancellation);

        Assert.Equal([FindingSet.UniqueReference, FindingSet.UniqueReference], await FindingsAsync(store));
    }

    [Theory, EachDatabase]
    public async Task InvoicesFromBeforeTheRulesAreLookedAtAgainInBatchesWithoutATrace(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        await using (var db = store.Open())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
            await BulkInsert.WriteAsync(db, Enumerable.Range(1, 2_500).Select(id => Bare(id, needsCheck: id != 7)), Cancellation);
            await transaction.CommitAsync(Cancellation);
        }

        await Work(store).RunAsync(Cancellation);

        await using var after = store.Open();
        Assert.Equal(0, await after.Invoices.CountAsync(invoice => invoice.NeedsCheck, Cancellation));
        Assert.Equal([7L], await after.Invoices.Where(invoice => invoice.Findings == FindingSet.None).Select(invoice => invoice.Id).ToListAsync(Cancellation));
        Assert.Equal(2_499, await after.Invoices.CountAsync(invoice => invoice.Findings == (FindingSet.Total | FindingSet.PaymentReference), Cancellation));
        Assert.False(await after.AuditEntries.AnyAsync(Cancellation));
    }

    private static IRecurringWork Work(TestStore store) => store.Service<IEnumerable<IRecurringWork>>().Single(work => work.Name == "settlement-checks");

    private static Invoice Bare(long id, bool needsCheck) => new()
    {
        Id = id,
        Version = 1,
        InvoiceNumber = $"{id}",
        ReceiverName = "Nobody",
        UserName = "Nobody",
        CurrencyCode = "NOK",
        InvoiceDate = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        TotalInvoiceAmount = 10m,
        NeedsCheck = needsCheck,
    };

    private static long Invoice(TestStore store, string? reference, Action<Invoice>? and = null) => store.Given.Invoice(null, and: invoice =>
    {
        invoice.PaymentId = reference;
        and?.Invoke(invoice);
    }).Id;

    private static async Task RefreshAsync(TestStore store, Func<PortalDb, Task> refresh)
    {
        await using var db = store.Open();
        await refresh(db);
    }

    private static async Task<List<FindingSet>> FindingsAsync(TestStore store)
    {
        await using var db = store.Open();
        return await db.Invoices.OrderBy(invoice => invoice.Id).Select(invoice => invoice.Findings).ToListAsync(Cancellation);
    }
}
