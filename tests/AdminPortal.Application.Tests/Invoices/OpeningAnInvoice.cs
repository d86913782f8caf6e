using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Settlement;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices;

public sealed class OpeningAnInvoice
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task EverythingOnItIsThere(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var parent = store.Given.Organization("Parent");
        var child = store.Given.Organization("Child", parent);
        var seen = new DateTime(2026, 2, 20, 8, 0, 0, DateTimeKind.Utc);
        store.Given.Invoice(parent, 2, i =>
        {
            i.InvoiceNumber = "FI-1.2/3";
            (i.UserId, i.UserName, i.ReceiverName) = (child.Id, "Child AS", "Parent AS");
            (i.InvoiceAddressStreet, i.InvoiceAddressStreetNumber, i.InvoiceAddressZipCode) = ("Storgata", "1", "0155");
            (i.InvoiceAddressCity, i.InvoiceAddressState, i.InvoiceAddressCountryRegionIsoCode, i.InvoiceAddressCountryRegionId) = ("Oslo", "03", "NO", "NOR");
            (i.SalesOrderNumber, i.CustomersOrderReference, i.PaymentId) = ("SO-1", "PO-1", "123456782");
            (i.InvoiceCustomerAccountNumber, i.ContractReference, i.DocumentReference) = ("5512", "C-1", "D-1");
            (i.Settled, i.SettledSeenAt) = (true, seen);
            (i.TotalChargeAmount, i.TotalDiscountAmount, i.InvoiceHeaderTaxAmount, i.TotalInvoiceAmount) = (3m, 2m, 1m, 252m);
            (i.Lines[1].InvoicedQuantity, i.Lines[1].SalesPrice, i.Lines[1].SalesUnitSymbol) = (1.5m, 0.123457m, "stk");
            (i.Lines[1].LineTotalDiscountAmount, i.Lines[1].LineTotalChargeAmount) = (1.5m, 2.5m);
            (i.Lines[1].ContractStart, i.Lines[1].ContractEnd) = (OsloTime.MidnightOf(new(2026, 1, 1)), OsloTime.MidnightOf(new(2026, 12, 31)));
        });

        var invoice = await FindAsync(store, "FI-1.2/3");

        Assert.NotNull(invoice);
        Assert.Equal((new(parent.PublicId, "Parent AS"), new(child.PublicId, "Child AS")), (invoice.Receiver, invoice.User));
        Assert.Equal(new("Storgata", "1", "0155", "Oslo", "03", "NO", "NOR"), invoice.Address);
        Assert.Equal(("SO-1", "PO-1", "123456782"), (invoice.SalesOrderNumber, invoice.OrderReference, invoice.PaymentReference));
        Assert.Equal(("5512", "C-1", "D-1"), (invoice.CustomerAccountNumber, invoice.ContractReference, invoice.DocumentReference));
        Assert.Equal((true, seen), (invoice.Settled, invoice.SettledSeenAt));
        Assert.Equal((252m, 50m, 3m, 2m, 1m), (invoice.Total, invoice.Tax, invoice.Charge, invoice.Discount, invoice.HeaderTax));
        Assert.Equal((0.5m, 0.5m), (invoice.HeaderDiscount, invoice.HeaderCharge));
        Assert.Equal([1, 2], invoice.Lines.Select(line => line.Number));
        var line = invoice.Lines[1];
        Assert.Equal((1.5m, 0.123457m, "stk", 0.19m), (line.Quantity, line.Price, line.Unit, line.Gross));
        Assert.Equal((100m, 1.5m, 2.5m, 25m, 127.5m), (line.Amount, line.Discount, line.Charge, line.Tax, line.Total));
        Assert.Equal(new(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)), line.Contract);
        Assert.True(line.Recognition.IsEmpty);
        Assert.Equal(line, await store.Service<InvoiceService>().FindLineAsync("FI-1.2/3", 2, Cancellation));
    }

    [Theory, EachDatabase]
    public async Task TheNeighboursAreTheSameReceiversByDate(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var receiver = store.Given.Organization("Receiver");
        void Given(string number, int daysAgo) => store.Given.Invoice(receiver, and: i =>
            (i.InvoiceNumber, i.InvoiceDate) = (number, store.Clock.UtcNow.AddDays(-daysAgo)));
        Given("third", 1);
        Given("first", 3);
        Given("second-a", 2);
        Given("second-b", 2);
        store.Given.Invoice(store.Given.Organization("Other"));

        Assert.Equal([(null, "second-a"), ("first", "second-b"), ("second-a", "third"), ("second-b", null)],
        [
            await NeighboursAsync(store, "first"),
            await NeighboursAsync(store, "second-a"),
            await NeighboursAsync(store, "second-b"),
            await NeighboursAsync(store, "third"),
        ]);
    }

    [Fact]
    public async Task AnInvoiceWhoseReceiverIsUnknownHasNoNeighbours()
    {
        await using var store = new TestStore();
        store.Given.Invoice(null, and: i => i.InvoiceNumber = "one");
        store.Given.Invoice(null);

        Assert.Equal((null, null), await NeighboursAsync(store, "one"));
    }

    [Theory, EachDatabase]
    public async Task ItsChecksCountTheOthersWithItsReferenceThatTheCallerSees(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var mine = store.Given.Organization("Mine");
        var others = store.Given.Organization("Others");
        store.Given.Invoice(mine, and: i => (i.InvoiceNumber, i.PaymentId) = ("one", "123456782"));
        store.Given.Invoice(mine, and: i => i.PaymentId = "123456782");
        store.Given.Invoice(others, and: i => i.PaymentId = "123456782");

        Assert.Equal(2, (await CheckAsync(store, "one", CheckCode.UniqueReference)).Count);
        store.SignInAs(StaffRole.Viewer, mine);
        Assert.Equal(1, (await CheckAsync(store, "one", CheckCode.UniqueReference)).Count);
    }

    [Theory, EachDatabase]
    public async Task ItSaysHowManyDaysItIsOverdue(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.Given.Invoice(null, and: i => (i.InvoiceNumber, i.DueOn) = ("late", new(2026, 2, 27)));
        store.Given.Invoice(null, and: i => (i.InvoiceNumber, i.DueOn, i.Settled) = ("paid", new(2026, 2, 27), true));

        Assert.Equal(3, (await FindAsync(store, "late"))!.DaysOverdue);
        Assert.Equal(0, (await FindAsync(store, "paid"))!.DaysOverdue);
    }

    [Theory, EachDatabase]
    public async Task WhatOneMayNotSeeDoesNotExist(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var mine = store.Given.Organization("Mine");
        var others = store.Given.Organization("Others");
        store.Given.Invoice(others, and: i => i.InvoiceNumber = "theirs");
        store.Given.Invoice(others, and: i => (i.InvoiceNumber, i.UserId) = ("used-by-mine", mine.Id));
        store.SignInAs(StaffRole.Viewer, mine);

        Assert.Null(await FindAsync(store, "theirs"));
        Assert.Null(await store.Service<InvoiceService>().FindLineAsync("theirs", 1, Cancellation));
        Assert.Null(await FindAsync(store, "nothing"));
        var used = await FindAsync(store, "used-by-mine");
        Assert.Equal((null, mine.PublicId), (used!.Receiver.OrganizationId, used.User.OrganizationId));
        Assert.Single(used.Lines);
        Assert.Null(await store.Service<InvoiceService>().FindLineAsync("used-by-mine", 2, Cancellation));
    }

    [Theory, EachDatabase]
    public async Task OfAReceiverWhomTheCallerDoesNotSeeOnlyTheNameShows(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (mine, others) = (store.Given.Organization("Mine"), store.Given.Organization("Others"));
        var binned = store.Given.Organization("Binned", mine, o => o.DeletedAt = store.Clock.UtcNow);
        void Given(string number, Organization? receiver) => store.Given.Invoice(receiver, and: i =>
            (i.InvoiceNumber, i.UserId, i.InvoiceAddressStreet, i.InvoiceCustomerAccountNumber) = (number, mine.Id, "Storgata", "5512"));
        Given("theirs", others);
        Given("unknown", null);
        Given("mine", mine);
        Given("binned", binned);
        async Task<(string?, string?)> SeenAsync(string number) =>
            (await FindAsync(store, number)) is { } invoice ? (invoice.Address.Street, invoice.CustomerAccountNumber) : default;
        Task<List<string?>> ExportedAsync() => store.Service<InvoiceService>().ExportAsync(new(), InvoiceSort.Number, false, Cancellation)
            .Select(row => row.CustomerAccountNumber).ToListAsync(Cancellation).AsTask();

        Assert.Equal(("Storgata", "5512"), await SeenAsync("theirs"));
        Assert.Equal(["5512", "5512", "5512", "5512"], await ExportedAsync());
        store.SignInAs(StaffRole.Viewer, mine);

        Assert.Equal((null, null), await SeenAsync("theirs"));
        Assert.Equal((null, null), await SeenAsync("unknown"));
        Assert.Equal(("Storgata", "5512"), await SeenAsync("mine"));
        Assert.Equal(("Storgata", "5512"), await SeenAsync("binned"));
        Assert.Equal([null, "5512", null, null], await ExportedAsync());
    }

    [Theory, EachDatabase]
    public async Task ACreditNoteLeadsToWhatItCorrectsAndBackAndTheNetIsShown(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (receiver, other) = (store.Given.Organization("Receiver"), store.Given.Organization("Other"));
        void Add(string number, decimal total, Action<Invoice>? and = null) => store.Given.Invoice(receiver, and: invoice =>
        {
            (invoice.InvoiceNumber, invoice.TotalInvoiceAmount, invoice.SalesOrderNumber, invoice.CustomersOrderReference) = (number, total, "SO-1", "PO-1");
            and?.Invoke(invoice);
        });
        Add("invoice", 100m);
        Add("by-order", -30m);
        Add("by-document", -10.5m, i => (i.SalesOrderNumber, i.DocumentReference) = ("SO-9", "D-1"));
        Add("by-customers-order", -1m, i => i.SalesOrderNumber = null);
        Add("in-euro", -2m, i => i.CurrencyCode = "EUR");
        Add("of-another", -3m, i => i.ReceiverId = other.Id);
        Add("documented", 40m, i => (i.SalesOrderNumber, i.CustomersOrderReference, i.DocumentReference) = (" ", null, "D-1"));
        Add("same-order-by-customer", 60m, i => i.SalesOrderNumber = "SO-7");
        Add("alone", 50m, i => (i.SalesOrderNumber, i.CustomersOrderReference) = (null, " "));

        async Task<(string, decimal?)?> CorrectionsAsync(string number) => (await FindAsync(store, number))!.Corrections is { } found
            ? (string.Join(' ', found.Invoices.Select(related => related.Number)), found.Net)
            : null;

        Assert.Equal(("by-order", 70m), await CorrectionsAsync("invoice"));
        Assert.Equal(("invoice", 70m), await CorrectionsAsync("by-order"));
        Assert.Equal(("documented", 29.5m), await CorrectionsAsync("by-document"));
        Assert.Equal(("by-document", 29.5m), await CorrectionsAsync("documented"));
        Assert.Equal(("invoice same-order-by-customer", 159m), await CorrectionsAsync("by-customers-order"));
        Assert.Equal(("by-customers-order", 59m), await CorrectionsAsync("same-order-by-customer"));
        Assert.Null(await CorrectionsAsync("in-euro"));
        Assert.Null(await CorrectionsAsync("of-another"));
        Assert.Null(await CorrectionsAsync("alone"));
    }

    private static Task<InvoiceDetail?> FindAsync(TestStore store, string number) => store.Service<InvoiceService>().FindAsync(number, Cancellation);

    private static async Task<(string? Previous, string? Next)> NeighboursAsync(TestStore store, string number)
    {
        var invoice = await FindAsync(store, number);
        return (invoice!.Previous, invoice.Next);
    }

    private static async Task<CheckResult> CheckAsync(TestStore store, string number, CheckCode code) =>
        (await FindAsync(store, number))!.Checks.Single(check => check.Code == code);
}
