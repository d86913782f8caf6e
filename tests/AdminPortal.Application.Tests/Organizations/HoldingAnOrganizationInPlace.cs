using AdminPortal.Application.Accounts;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Organizations;

/// <summary>What relies on an organisation or on what protects it takes its turn with whoever deletes, moves or protects one.</summary>
public sealed class HoldingAnOrganizationInPlace
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Accounts_take_their_turn(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (from, to) = (store.Given.Organization("From"), store.Given.Organization("To"));
        var accounts = store.Service<AccountLifecycleService>();

        var made = await InTurnAsync(store, () => store.Service<AccountService>().CreateAsync(
            new() { Name = "Login", OrganizationId = from.PublicId, IsSandbox = true, Region = "EU", Cloud = "GCP" }, Cancellation));
        await InTurnAsync(store, () => accounts.MoveAsync(made, null, to.PublicId, null, false, Cancellation));
        await InTurnAsync(store, () => accounts.DeleteAsync(made, null, null, false, Cancellation));
        await InTurnAsync(store, () => accounts.RestoreAsync(made, false, Cancellation));
    }

    [Theory, EachDatabase]
    public async Task Contacts_take_their_turn_where_they_come_to_an_organisation(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (from, to) = (store.Given.Organization("From"), store.Given.Organization("To"));
        var contacts = store.Service<ContactService>();

        var made = await InTurnAsync(store, () => contacts.CreateAsync(Kari(from), Cancellation));
        await InTurnAsync(store, () => contacts.ChangeAsync(made, null, Kari(to), false, Cancellation));
        await contacts.DeleteAsync(made, null, null, false, Cancellation);
        await InTurnAsync(store, () => contacts.RestoreAsync(made, false, Cancellation));

        var turn = await TurnAsync(store);
        Assert.True((await contacts.ChangeAsync(made, null, Kari(to), false, Cancellation)).Succeeded);
        Assert.Equal(turn, await TurnAsync(store));
    }

    private static ContactInput Kari(Organization organization) => new() { FirstName = "Kari", LastName = "Nordmann", OrganizationId = organization.PublicId };

    private static async Task<T> InTurnAsync<T>(TestStore store, Func<Task<Result<T>>> write)
    {
        var turn = await TurnAsync(store);
        var result = await write();
        Assert.True(result.Succeeded, result.Error?.ToString());
        Assert.Equal(turn + 1, await TurnAsync(store));
        return result.Value;
    }

    private static Task<long> TurnAsync(TestStore store) => store.Open().Locks.Where(row => row.Id == StoreLock.Hierarchy).Select(row => row.Turn).SingleAsync(Cancellation);
}
