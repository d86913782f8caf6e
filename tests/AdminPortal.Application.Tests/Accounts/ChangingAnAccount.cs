using AdminPortal.Application.Accounts;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Accounts;

public sealed class ChangingAnAccount
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_new_name_is_tidied_found_and_told_by_the_trail(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = store.Given.Account("Login");

        var receipt = (await Accounts(store).ChangeAsync(account.PublicId, 1, new() { Name = "  Ærlig talt " }, false, Cancellation)).Value!;

        var now = await store.Open().Accounts.SingleAsync(Cancellation);
        Assert.Equal(("Ærlig talt", 2), (now.Name, now.Version));
        Assert.Single((await store.Service<AccountService>().ListAsync(new("ærlig"), new(), Cancellation)).Items);
        var entry = await store.Open().AuditEntries.Include(e => e.Changes).SingleAsync(Cancellation);
        Assert.Equal(("changed", "account", account.PublicId, receipt.OperationId), (entry.Action, entry.ObjectType, entry.ObjectId, entry.OperationId));
        Assert.Equal([("Name", "Login", "Ærlig talt")], entry.Changes.Select(change => (change.Field, change.OldValue, change.NewValue)));
    }

    [Theory, EachDatabase]
    public async Task A_name_has_its_bounds(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = store.Given.Account("Login");
        async Task<string> FaultOfAsync(string? name) => Assert.Single(Assert.IsType<InvalidInput>(
            (await Accounts(store).ChangeAsync(account.PublicId, 1, new() { Name = name }, false, Cancellation)).Error).Fields).Code;

        Assert.Equal("required", await FaultOfAsync(" "));
        Assert.Equal("length_max", await FaultOfAsync(new string('n', 256)));
        Assert.True((await Accounts(store).ChangeAsync(account.PublicId, 1, new() { Name = new string('n', 255) }, false, Cancellation)).Succeeded);
    }

    [Theory, EachDatabase]
    public async Task A_change_made_from_an_old_version_is_stale_and_one_of_no_version_is_not(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = store.Given.Account("Login");
        await Accounts(store).ChangeAsync(account.PublicId, 1, new() { Name = "Theirs" }, false, Cancellation);

        Assert.IsType<Stale>((await Accounts(store).ChangeAsync(account.PublicId, 1, new() { Name = "Mine" }, false, Cancellation)).Error);
        Assert.IsType<Stale>((await Accounts(store).SetEnabledAsync(account.PublicId, 1, false, null, false, Cancellation)).Error);
        Assert.IsType<Stale>((await Accounts(store).DeleteAsync(account.PublicId, 1, null, false, Cancellation)).Error);
        Assert.Equal("Theirs", store.Open().Accounts.Single().Name);
        Assert.True((await Accounts(store).ChangeAsync(account.PublicId, null, new() { Name = "Mine" }, false, Cancellation)).Succeeded);
    }

    [Theory, EachDatabase]
    public async Task Disabling_tells_which_products_stop_and_enabling_brings_them_back(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = store.Given.Account("Login");
        store.Given.AccountProduct(account, store.Given.Product("sms"));
        store.Given.AccountProduct(account, store.Given.Product("auth"));

        var preview = (await Accounts(store).SetEnabledAsync(account.PublicId, 1, false, "Ubetalt", true, Cancellation)).Value!;
        Assert.Equal(["auth", "sms"], preview.Impact.Products.Select(product => product.Code));
        Assert.True(store.Open().Accounts.Single().Enabled);

        var disabled = (await Accounts(store).SetEnabledAsync(account.PublicId, 1, false, "Ubetalt", false, Cancellation)).Value!;
        Assert.Equal(preview.Impact.Products, disabled.Impact.Products);
        Assert.False(store.Open().Accounts.Single().Enabled);
        Assert.Equal("Ubetalt", store.Open().AuditEntries.Single().Reason);

        var enabled = (await Accounts(store).SetEnabledAsync(account.PublicId, 2, true, null, false, Cancellation)).Value!;
        Assert.True(enabled.Impact.IsEmpty);
        Assert.True(store.Open().Accounts.Single().Enabled);
    }

    [Theory, EachDatabase]
    public async Task What_is_so_already_is_no_change(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Fjord");
        var account = store.Given.Account("Login", organization, a => a.Enabled = false);
        store.Given.AccountProduct(account, store.Given.Product("auth"));

        Assert.True((await Accounts(store).SetEnabledAsync(account.PublicId, 1, false, null, false, Cancellation)).Value!.Impact.IsEmpty);
        Assert.True((await Accounts(store).SetProductsAsync(account.PublicId, 1, ["auth", "auth"], null, false, Cancellation)).Value!.Impact.IsEmpty);
        Assert.True((await Accounts(store).MoveAsync(account.PublicId, 1, organization.PublicId, null, false, Cancellation)).Value!.Impact.IsEmpty);
        Assert.True((await Accounts(store).ChangeAsync(account.PublicId, 1, new() { Name = "Login" }, false, Cancellation)).Succeeded);
        Assert.Equal(1, store.Open().Accounts.Single().Version);
        Assert.Empty(store.Open().AuditEntries);
    }

    [Theory, EachDatabase]
    public async Task What_lies_in_the_recycle_bin_cannot_be_changed(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = store.Given.Account("Gone", and: a => a.DeletedAt = store.Clock.UtcNow);

        Assert.IsType<NotFound>((await Accounts(store).ChangeAsync(account.PublicId, null, new() { Name = "New" }, false, Cancellation)).Error);
        Assert.IsType<NotFound>((await Accounts(store).SetEnabledAsync(account.PublicId, null, false, null, false, Cancellation)).Error);
        Assert.IsType<NotFound>((await Accounts(store).DeleteAsync(account.PublicId, null, null, false, Cancellation)).Error);
    }

    [Theory, EachDatabase]
    public async Task Type_region_and_cloud_are_in_no_input(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = store.Given.Account("Login", and: a => (a.IsSandbox, a.Cloud) = (true, "OTC"));

        await Accounts(store).ChangeAsync(account.PublicId, 1, new() { Name = "New" }, false, Cancellation);

        var now = store.Open().Accounts.Single();
        Assert.Equal((account.PublicId, true, "EU", "OTC"), (now.PublicId, now.IsSandbox, now.Region, now.Cloud));
        Assert.Equal([nameof(AccountChange.Name)], typeof(AccountChange).GetProperties().Select(property => property.Name));
    }

    private static AccountLifecycleService Accounts(TestStore store) => store.Service<AccountLifecycleService>();
}
