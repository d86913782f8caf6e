using AdminPortal.Application.Changes;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Organizations;

public sealed class KeepingDueDates
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task They_follow_the_payment_terms_of_the_receiver_there_and_back(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Fjord");
        var invoice = store.Given.Invoice(organization);
        store.Given.Invoice(store.Given.Organization("Other"));
        var due = invoice.DueOn;

        var changed = await store.Service<OrganizationLifecycleService>().ChangeAsync(
            organization.PublicId, null, new() { Name = "Fjord", PaymentTermsDays = Organization.DefaultPaymentTermsDays + 7 }, false, Cancellation);

        Assert.Equal([(due.AddDays(7), 1), (due, 1)], await DueAsync(store));
        Assert.True((await store.Service<UndoService>().UndoAsync(changed.Value!.OperationId, Cancellation)).Succeeded);
        Assert.Equal([(due, 1), (due, 1)], await DueAsync(store));
    }

    private static async Task<List<(DateOnly, int)>> DueAsync(TestStore store) =>
        [.. (await store.Open().Invoices.OrderBy(i => i.Id).ToListAsync(Cancellation)).Select(i => (i.DueOn, i.Version))];
}
