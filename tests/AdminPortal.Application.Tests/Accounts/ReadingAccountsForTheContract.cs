using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts.Contract;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations.Contract;
using AdminPortal.Application.Protections;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.Accounts;

public sealed class ReadingAccountsForTheContract
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Slices_come_in_order_of_creation_and_end_with_the_last_row(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        string[] ids = [.. new[] { "Ø", "B", "A", "C" }.Select(name => store.Given.Account(name).PublicId)];

        var first = await Accounts(store).ListAsync(false, 0, 3, Cancellation);
        Assert.Equal(ids[..3], first.Items.Select(account => account.Id));
        var second = await Accounts(store).ListAsync(false, first.After!.Value, 3, Cancellation);
        Assert.Equal(ids[3..], second.Items.Select(account => account.Id));
        Assert.Null(second.After);
        Assert.Null((await Accounts(store).ListAsync(false, 0, 4, Cancellation)).After);
    }

    [Theory, EachDatabase]
    public async Task Live_and_deleted_ones_are_two_lists(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Fjord", and: o => (o.EntityId, o.Country) = ("987654321", "NO"));
        var live = store.Given.Account("Live", organization);
        var gone = store.Given.Account("Gone", organization, a => a.DeletedAt = store.Clock.UtcNow);

        var one = Assert.Single((await Accounts(store).ListAsync(false, 0, 9, Cancellation)).Items);
        Assert.Equal((live.PublicId, null, null), (one.Id, one.IsSoftDeleted, one.SoftDeletedAt));
        Assert.Equal(new OrganizationRef(organization.PublicId, "Fjord", "987654321", null, null, "NO"), one.Organization);
        var other = Assert.Single((await Accounts(store).ListAsync(true, 0, 9, Cancellation)).Items);
        Assert.Equal((gone.PublicId, true, store.Clock.UtcNow), (other.Id, other.IsSoftDeleted, other.SoftDeletedAt));
        Assert.Equal(DateTimeKind.Utc, other.SoftDeletedAt!.Value.Kind);
        Assert.Null(await Accounts(store).FindAsync(gone.PublicId, false, Cancellation));
        Assert.True((await Accounts(store).FindAsync(gone.PublicId, true, Cancellation))!.IsSoftDeleted);
    }

    [Theory, EachDatabase]
    public async Task Each_caller_sees_what_its_grants_cover(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var mine = store.Given.Organization("Mine");
        var account = store.Given.Account("Mine", store.Given.Organization("Below", mine));
        var nobodys = store.Given.Account("Nobody's");
        var theirs = store.Given.Account("Theirs", store.Given.Organization("Theirs"));
        async Task<string[]> SeenAsync() => [.. (await Accounts(store).ListAsync(false, 0, 9, Cancellation)).Items.Select(seen => seen.Id)];

        Assert.Equal([account.PublicId, nobodys.PublicId, theirs.PublicId], await SeenAsync());
        store.SignInAs(StaffRole.Viewer, mine);
        Assert.Equal([account.PublicId], await SeenAsync());
        Assert.Null(await Accounts(store).FindAsync(theirs.PublicId, true, Cancellation));
        Assert.Null(await Accounts(store).FindAsync(nobodys.PublicId, true, Cancellation));
        store.SignInAs(StaffRole.Viewer);
        Assert.Equal(3, (await SeenAsync()).Length);
    }

    [Theory, EachDatabase]
    public async Task A_request_to_lift_is_read_by_its_id(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = store.Given.Account("Login", store.Given.Organization("Fjord"));
        store.Given.Protection(account);
        var id = (await store.Service<ProtectionRequestService>().AskLiftAsync(account.PublicId, "Over", Cancellation)).Value!;

        var now = store.Clock.UtcNow;
        Assert.Equal(
            new(id, account.PublicId, "Over", store.User.Identity!.Name, now, now + ProtectionRequestService.Lifetime),
            await Accounts(store).FindLiftRequestAsync(id, Cancellation));
        Assert.Null(await Accounts(store).FindLiftRequestAsync("x", Cancellation));
        store.SignInAs(StaffRole.Admin, store.Given.Organization("Elsewhere"));
        Assert.Null(await Accounts(store).FindLiftRequestAsync(id, Cancellation));
    }

    private static AccountContractService Accounts(TestStore store) => store.Service<AccountContractService>();
}
