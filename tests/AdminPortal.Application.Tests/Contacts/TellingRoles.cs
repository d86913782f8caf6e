using AdminPortal.Application.Contacts;
using AdminPortal.Application.Contacts.Contract;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.Contacts;

public sealed class TellingRoles
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task EachAloneAndAllTogetherInTheirOrder(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        ContactRole[] all = [.. Enum.GetValues<ContactRole>()];
        ContactRole[]?[] held = [null, .. all.Select(role => new[] { role }), all];
        foreach (var roles in held)
        {
            store.Given.Contact("Ola", "Nordmann", and: c => c.Roles.AddRange((roles ?? []).Select(role => new ContactRoleAssignment { Role = role })));
        }

        var contacts = await store.Service<ContactContractService>().ListAsync(0, held.Length, Cancellation);

        Assert.Equal(held, contacts.Items.Select(contact => contact.Roles));
    }
}
