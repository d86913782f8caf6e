using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices;

public sealed class ExportingInvoices
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task ItHoldsEveryInvoiceOnceInTheListsOrderHoweverManyThereAre(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var fjord = store.Given.Organization("Fjord");
        for (var i = 0; i < 450; i++)
        {
            store.Given.Invoice(fjord, lines: 0, and: invoice =>
            {
                // Many of the same day and amount, so that pieces end in the midst of equals.
                invoice.InvoiceDate = store.Clock.UtcNow.AddDays(-1 - (i % 3));
                invoice.DueOn = new(2026, 1, 1 + (i % 4));
                invoice.TotalInvoiceAmount = i % 5;
            });
        }

        foreach (var sort in new[] { null, InvoiceSort.Date, InvoiceSort.Amount, InvoiceSort.Number, InvoiceSort.Due })
        {
            foreach (var descending in new[] { false, true })
            {
                var listed = await store.Service<InvoiceService>().ListAsync(new(), new(Size: 1000, Sort: sort, Descending: descending), Cancellation);
                Assert.Equal(listed.Items.Select(row => row.Number), await NumbersAsync(store, new(), sort, descending));
            }
        }
    }

    [Theory, EachDatabase]
    public async Task ItHoldsWhatTheFilterLetsThroughAndTheCallerSees(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (fjord, other) = (store.Given.Organization("Fjord"), store.Given.Organization("Other"));
        Invoice(store, fjord, "A", "NOK");
        Invoice(store, fjord, "B", "EUR");
        Invoice(store, other, "C", "EUR");

        Assert.Equal(["B", "C"], await NumbersAsync(store, new() { CurrencyCode = "EUR" }));
        Assert.Equal(["A", "B"], await NumbersAsync(store, new() { OrganizationId = fjord.PublicId, WithSubtree = true }));
        Assert.Empty(await NumbersAsync(store, new() { OrganizationId = PublicId.Organization + "none" }));
        store.SignInAs(StaffRole.Viewer, other);
        Assert.Equal(["C"], await NumbersAsync(store, new()));
        Assert.Empty(await NumbersAsync(store, new() { OrganizationId = fjord.PublicId }));
    }

    [Theory, EachDatabase]
    public async Task TheOtherPartyOfAnInvoiceIsANameAlone(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (fjord, other) = (store.Given.Organization("Fjord"), store.Given.Organization("Other"));
        Invoice(store, fjord, "A", "NOK", invoice => (invoice.UserId, invoice.UserName) = (other.Id, "Other as was"));
        store.SignInAs(StaffRole.Viewer, fjord);

        var row = Assert.Single(await store.Service<InvoiceService>().ExportAsync(new(), null, false, Cancellation).ToListAsync(Cancellation));

        Assert.Equal((new InvoiceOrganization(fjord.PublicId, "Fjord"), new InvoiceOrganization(null, "Other as was")), (row.Receiver, row.User));
    }

    private static void Invoice(TestStore store, AdminPortal.Application.Organizations.Organization receiver, string number, string currency, Action<Invoice>? and = null) =>
        store.Given.Invoice(receiver, and: invoice =>
        {
            (invoice.InvoiceNumber, invoice.CurrencyCode, invoice.InvoiceDate) = (number, currency, store.Clock.UtcNow.AddDays(-1));
            and?.Invoke(invoice);
        });

    private static async Task<List<string>> NumbersAsync(TestStore store, InvoiceFilter filter, string? sort = InvoiceSort.Number, bool descending = false) =>
        await store.Service<InvoiceService>().ExportAsync(filter, sort, descending, Cancellation).Select(row => row.Number).ToListAsync(Cancellation);
}
