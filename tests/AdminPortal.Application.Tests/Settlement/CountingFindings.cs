using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Settlement;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Settlement;

public sealed class CountingFindings
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task EachFindingHasItsInvoicesAndSomeCanHaveSeveral(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        Invoice(store, "sound", FindingSet.None);
        Invoice(store, "total", FindingSet.Total);
        Invoice(store, "both", FindingSet.Total | FindingSet.Evidence);
        Invoice(store, "evidence", FindingSet.Evidence);
        Invoice(store, "late", FindingSet.None, i => i.DueOn = new(2026, 3, 1));

        Assert.Equal(["both", "total"], await NumbersAsync(store, new() { Finding = CheckCode.Total }));
        Assert.Equal(["both", "evidence"], await NumbersAsync(store, new() { Finding = CheckCode.Evidence }));
        Assert.Empty(await NumbersAsync(store, new() { Finding = CheckCode.Tax }));
        Assert.Equal(["late"], await NumbersAsync(store, new() { Finding = CheckCode.DueDate }));
        Assert.Equal(["both", "evidence", "total"], await NumbersAsync(store, new() { AnyFinding = true }));
        Assert.Equal([FindingSet.Total | FindingSet.Evidence], (await ListAsync(store, new() { Text = "both" })).Select(row => row.Findings));
    }

    [Theory, EachDatabase]
    public async Task TheCountsAndOpenAmountsAreThoseOfTheListsThatTheyLeadTo(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        Invoice(store, "1", FindingSet.Total | FindingSet.Tax, i => (i.TotalInvoiceAmount, i.DueOn) = (100.25m, new(2026, 1, 1)));
        Invoice(store, "2", FindingSet.Total, i => (i.TotalInvoiceAmount, i.Settled) = (50m, true));
        Invoice(store, "3", FindingSet.Total, i => (i.TotalInvoiceAmount, i.CurrencyCode) = (-7m, "EUR"));
        Invoice(store, "4", FindingSet.None);
        Invoice(store, "future", FindingSet.Total, i => i.InvoiceDate = store.Clock.UtcNow.AddDays(1));

        var summary = await SummaryAsync(store, new() { Finding = CheckCode.Currency });

        Assert.Equal(3, summary.Invoices);
        Assert.Equal(Enum.GetValues<CheckCode>(), summary.Checks.Select(check => check.Code));
        var total = summary.Checks.Single(check => check.Code is CheckCode.Total);
        Assert.Equal(3, total.Count);
        Assert.Equal([new("EUR", 1, -7m), new("NOK", 2, 100.25m)], total.Amounts);
        foreach (var check in summary.Checks)
        {
            var filter = new InvoiceFilter { Finding = check.Code };
            Assert.Equal((await ListAsync(store, filter)).Count, check.Count);
            Assert.Equal(
                (await store.Service<InvoiceService>().TotalsAsync(filter, Cancellation)).Select(sum => new FindingAmount(sum.CurrencyCode, sum.Count, sum.Unsettled)), check.Amounts);
        }
    }

    [Theory, EachDatabase]
    public async Task OrganisationPartyAndDatesNarrowThem(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var parent = store.Given.Organization("Parent");
        var child = store.Given.Organization("Child", parent);
        Invoice(store, "old", FindingSet.Total, i => (i.ReceiverId, i.InvoiceDate) = (child.Id, new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc)));
        Invoice(store, "for-child", FindingSet.Total, i => (i.ReceiverId, i.UserId) = (parent.Id, child.Id));
        Invoice(store, "other", FindingSet.Total);
        async Task<int> CountAsync(InvoiceFilter filter) => (await SummaryAsync(store, filter)).Checks.Single(check => check.Code is CheckCode.Total).Count;

        Assert.Equal(3, await CountAsync(new()));
        Assert.Equal(2, await CountAsync(new() { OrganizationId = parent.PublicId, WithSubtree = true }));
        Assert.Equal(1, await CountAsync(new() { OrganizationId = parent.PublicId }));
        Assert.Equal(1, await CountAsync(new() { OrganizationId = child.PublicId, Party = InvoiceParty.Receiver }));
        Assert.Equal(2, await CountAsync(new() { DateAfter = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) }));
        Assert.Equal(0, (await SummaryAsync(store, new() { OrganizationId = "o-p-nobody" })).Invoices);
    }

    [Theory, EachDatabase]
    public async Task AReferenceSharedWithAnInvoiceThatOneMayNotSeeIsNoFindingForOne(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (mine, theirs) = (store.Given.Organization("Mine"), store.Given.Organization("Theirs"));
        void Shared(string number, string reference, Organization receiver, FindingSet findings = FindingSet.UniqueReference) =>
            Invoice(store, number, findings, i => (i.PaymentId, i.ReceiverId, i.UserId) = (reference, receiver.Id, receiver.Id));
        Shared("1", "PO 1", mine);
        Shared("2", "PO 1", theirs);
        Shared("3", "PO 2", mine);
        Shared("4", "PO 2", mine);
        Shared("5", "PO 3", mine, FindingSet.UniqueReference | FindingSet.Total);
        store.SignInAs(StaffRole.Viewer, mine);

        Assert.Equal(["3", "4"], await NumbersAsync(store, new() { Finding = CheckCode.UniqueReference }));
        Assert.Equal(["3", "4", "5"], await NumbersAsync(store, new() { AnyFinding = true }));
        Assert.Equal(
            [FindingSet.None, FindingSet.UniqueReference, FindingSet.UniqueReference, FindingSet.Total], (await ListAsync(store, new())).OrderBy(row => row.Number).Select(row => row.Findings));
        var summary = await SummaryAsync(store, new());
        Assert.Equal((3, 2), (summary.Invoices, summary.Checks.Single(check => check.Code is CheckCode.UniqueReference).Count));
    }

    [Theory]
    [InlineData(InvoiceSort.Amount)]
    [InlineData(InvoiceSort.Number)]
    [InlineData(InvoiceSort.Due)]
    public async Task AFindingIsFoundInEveryOrder(string sort)
    {
        await using var store = new TestStore();
        Invoice(store, "b", FindingSet.Total, i => (i.TotalInvoiceAmount, i.DueOn) = (2m, new(2026, 4, 2)));
        Invoice(store, "c", FindingSet.Total, i => (i.TotalInvoiceAmount, i.DueOn) = (3m, new(2026, 4, 3)));
        Invoice(store, "a", FindingSet.Total, i => (i.TotalInvoiceAmount, i.DueOn) = (1m, new(2026, 4, 1)));
        Invoice(store, "d", FindingSet.Tax);

        var page = await store.Service<InvoiceService>().ListAsync(new() { Finding = CheckCode.Total }, new(Sort: sort), Cancellation);

        Assert.Equal(["a", "b", "c"], page.Items.Select(row => row.Number));
    }

    [Fact]
    public async Task WhatIsAskedForIsWrittenAsTheIndexesSayIt()
    {
        await using var store = new TestStore();
        await using var db = store.Open();
        var sql = FindingQuery.With(db, db.Invoices, CheckCode.Total).ToQueryString();

        Assert.Contains("\"Findings\" <> 0", sql, StringComparison.Ordinal);
        Assert.Contains("\"Findings\" <> 512", sql, StringComparison.Ordinal);
        Assert.DoesNotContain("<> 0", FindingQuery.With(db, db.Invoices, CheckCode.Total, InvoiceReading.PageInOrder).ToQueryString().Replace("@bit <> 0", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static Task<FindingSummary> SummaryAsync(TestStore store, InvoiceFilter filter) => store.Service<FindingService>().SummaryAsync(filter, Cancellation);

    private static async Task<IReadOnlyList<InvoiceRow>> ListAsync(TestStore store, InvoiceFilter filter) =>
        (await store.Service<InvoiceService>().ListAsync(filter, new(), Cancellation)).Items;

    private static async Task<IEnumerable<string>> NumbersAsync(TestStore store, InvoiceFilter filter) =>
        (await ListAsync(store, filter)).Select(row => row.Number).Order(StringComparer.Ordinal);

    private static void Invoice(TestStore store, string number, FindingSet findings, Action<Invoice>? and = null) => store.Given.Invoice(null, and: invoice =>
    {
        (invoice.InvoiceNumber, invoice.Findings, invoice.InvoiceDate) = (number, findings, store.Clock.UtcNow.AddDays(-1));
        and?.Invoke(invoice);
    });
}
