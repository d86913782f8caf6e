using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.Invoices;

public sealed class AddingUpInvoices
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task EachCurrencyIsAddedUpByItself(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Organization");
        store.Given.Invoice(organization, and: i => (i.TotalInvoiceAmount, i.TotalTaxAmount, i.Settled) = (125.1234m, 25.01m, true));
        store.Given.Invoice(organization, and: i => (i.TotalInvoiceAmount, i.TotalTaxAmount) = (-25.0001m, -5m));
        store.Given.Invoice(organization, and: i => (i.TotalInvoiceAmount, i.TotalTaxAmount) = (50m, 10m));
        store.Given.Invoice(organization, and: i => (i.CurrencyCode, i.TotalInvoiceAmount, i.TotalTaxAmount) = ("EUR", 1m, 0.2m));

        var totals = await store.Service<InvoiceService>().TotalsAsync(new(), Cancellation);

        Assert.Equal(
            [
                new("EUR", 1, 1m, 0.2m, 1, 1m),
                new("NOK", 3, 150.1233m, 30.01m, 2, 24.9999m),
            ],
            totals);
    }

    [Theory, EachDatabase]
    public async Task OnlyWhatTheFilterFindsAndTheCallerSeesIsAddedUp(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var mine = store.Given.Organization("Mine");
        var others = store.Given.Organization("Others");
        store.Given.Invoice(mine, and: i => i.Settled = true);
        store.Given.Invoice(mine);
        store.Given.Invoice(others);
        store.SignInAs(StaffRole.Viewer, mine);
        var invoices = store.Service<InvoiceService>();

        Assert.Equal([new("NOK", 2, 250m, 50m, 1, 125m)], await invoices.TotalsAsync(new(), Cancellation));
        Assert.Equal([new("NOK", 1, 125m, 25m, 0, 0m)], await invoices.TotalsAsync(new() { Settled = true }, Cancellation));
        Assert.Empty(await invoices.TotalsAsync(new() { OrganizationId = others.PublicId }, Cancellation));
    }
}
