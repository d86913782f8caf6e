using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Accounts;

public sealed class UpdatingAnAccount
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Name_and_state_are_written_in_one(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = store.Given.Account("Login");
        store.Given.AccountProduct(account, store.Given.Product("auth"));

        var preview = (await Accounts(store).UpdateAsync(account.PublicId, 1, new() { Name = " New ", Enabled = false }, true, Cancellation)).Value!;
        Assert.Equal(["auth"], preview.Impact.Products.Select(product => product.Code));
        Assert.Equal(("Login", true, 1), Stored(store));

        Assert.True((await Accounts(store).UpdateAsync(account.PublicId, 1, new() { Name = " New ", Enabled = false }, false, Cancellation)).Succeeded);
        Assert.Equal(("New", false, 2), Stored(store));
        var entry = await store.Open().AuditEntries.Include(e => e.Changes).SingleAsync(Cancellation);
        Assert.Equal(["Enabled", "Name"], entry.Changes.Select(change => change.Field).Order());
    }

    [Theory, EachDatabase]
    public async Task A_patch_leaves_what_it_does_not_name(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = store.Given.Account("Login", and: a => a.Enabled = false);
        Task<Result<Receipt>> PatchAsync(AccountPatch patch) => Accounts(store).PatchAsync(account.PublicId, null, patch, false, Cancellation);

        Assert.True((await PatchAsync(new())).Succeeded);
        Assert.Equal(("Login", false, 1), Stored(store));
        Assert.True((await PatchAsync(new() { Enabled = true })).Succeeded);
        Assert.Equal(("Login", true, 2), Stored(store));
        Assert.True((await PatchAsync(new() { WithName = true, Name = "New" })).Succeeded);
        Assert.Equal(("New", true, 3), Stored(store));
        Assert.True((await PatchAsync(new() { Name = "Not meant" })).Succeeded);
        Assert.Equal(("New", true, 3), Stored(store));
    }

    [Theory, EachDatabase]
    public async Task Both_keep_the_rules_of_the_name_and_write_nothing_where_it_breaks_them(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = store.Given.Account("Login");

        foreach (var name in new[] { null, " ", new string('n', 256) })
        {
            Assert.Equal("Name", Assert.Single(Assert.IsType<InvalidInput>(
                (await Accounts(store).UpdateAsync(account.PublicId, null, new() { Name = name, Enabled = false }, false, Cancellation)).Error).Fields).Field);
            Assert.Equal("Name", Assert.Single(Assert.IsType<InvalidInput>(
                (await Accounts(store).PatchAsync(account.PublicId, null, new() { WithName = true, Name = name, Enabled = false }, false, Cancellation)).Error).Fields).Field);
        }

        Assert.Equal(("Login", true, 1), Stored(store));
    }

    [Theory, EachDatabase]
    public async Task Both_ask_for_version_and_role(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Fjord");
        var account = store.Given.Account("Login", organization);
        async Task<(PortalError? Update, PortalError? Patch)> TryAsync(int? version = null) => (
            (await Accounts(store).UpdateAsync(account.PublicId, version, new() { Name = "New" }, true, Cancellation)).Error,
            (await Accounts(store).PatchAsync(account.PublicId, version, new() { Enabled = false }, true, Cancellation)).Error);

        Assert.Equal((new Stale("account"), new Stale("account")), await TryAsync(2));
        Assert.Equal((null, null), await TryAsync(1));
        store.SignInAs(StaffRole.Viewer);
        Assert.Equal((new NotAllowed("change_account"), new NotAllowed("change_account")), await TryAsync());
        store.SignInAs(StaffRole.Editor, organization);
        Assert.Equal((null, null), await TryAsync());
        store.SignInAs(StaffRole.Editor, store.Given.Organization("Elsewhere"));
        Assert.Equal((new NotFound("account"), new NotFound("account")), await TryAsync());
    }

    private static (string Name, bool Enabled, int Version) Stored(TestStore store) => store.Open().Accounts.Select(a => ValueTuple.Create(a.Name, a.Enabled, a.Version)).Single();

    private static AccountLifecycleService Accounts(TestStore store) => store.Service<AccountLifecycleService>();
}
