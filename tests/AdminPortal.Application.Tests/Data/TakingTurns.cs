using AdminPortal.Application.Accounts;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Data;

/// <summary>
/// Whatever comes to lie in an organisation waits for those who delete organisations: where writers do not take turns by
/// themselves (SQL Server), it would else come to lie in one that has just gone, where nobody finds it.
/// </summary>
public sealed class TakingTurns
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Who_puts_something_into_an_organisation_takes_the_turn_of_the_hierarchy(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Fjord");
        var (accounts, contacts) = (store.Service<AccountService>(), store.Service<ContactService>());
        var input = new ContactInput { FirstName = "Kari", LastName = "Nordmann", OrganizationId = organization.PublicId };

        Assert.True(await TakesATurnAsync(store, () => accounts.CreateAsync(
            new() { Name = "Login", OrganizationId = organization.PublicId, IsSandbox = false, Region = "EU", Cloud = "GCP" }, Cancellation)));
        var contact = "";
        Assert.True(await TakesATurnAsync(store, async () => contact = (await contacts.CreateAsync(input, Cancellation)).Value!));
        Assert.True(await TakesATurnAsync(store, () => contacts.ChangeAsync(contact, null, input, dryRun: false, Cancellation)));
        await contacts.DeleteAsync(contact, null, null, dryRun: false, Cancellation);
        Assert.True(await TakesATurnAsync(store, () => contacts.RestoreAsync(contact, dryRun: false, Cancellation)));
    }

    private static async Task<bool> TakesATurnAsync(TestStore store, Func<Task> write)
    {
        var before = await TurnAsync(store);
        await write();
        return await TurnAsync(store) > before;
    }

    private static Task<long> TurnAsync(TestStore store) =>
        store.Open().Locks.Where(row => row.Id == StoreLock.Hierarchy).Select(row => row.Turn).SingleAsync(Cancellation);
}
