using AdminPortal.Application.Changes;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Changes;

/// <summary>Due dates follow the payment terms; so they do when the terms are taken back.</summary>
public sealed class UndoingPaymentTerms
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Due_dates_are_again_what_they_were(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (organization, other) = (store.Given.Organization("Organisation"), store.Given.Organization("Other"));
        store.Given.Invoice(organization, and: i => i.DueOn = new(2026, 4, 1));
        store.Given.Invoice(other, and: i => i.DueOn = new(2026, 4, 2));
        var changed = await store.Service<OrganizationLifecycleService>().ChangeAsync(
            organization.PublicId, null, new() { Name = "Organisation", PaymentTermsDays = 14 }, dryRun: false, Cancellation);
        Assert.Equal([new(2026, 3, 16), new(2026, 4, 2)], await DueAsync(store));

        var undone = await store.Service<UndoService>().UndoAsync(changed.Value!.OperationId, Cancellation);
        Assert.Equal([new(2026, 4, 1), new(2026, 4, 2)], await DueAsync(store));

        await store.Service<UndoService>().UndoAsync(undone.Value!.OperationId, Cancellation);
        Assert.Equal([new(2026, 3, 16), new(2026, 4, 2)], await DueAsync(store));
    }

    private static Task<List<DateOnly>> DueAsync(TestStore store) => store.Open().Invoices.OrderBy(i => i.Id).Select(i => i.DueOn).ToListAsync(Cancellation);
}
