using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.Accounts;

public sealed class OpeningAnAccount
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task It_tells_path_products_and_whether_one_may_change_it(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        var below = store.Given.Organization("Below", top);
        var account = store.Given.Account("Login", below);
        var auth = store.Given.Product("auth");
        store.Given.AccountProduct(account, store.Given.Product("auth-nbid", auth));
        store.Given.AccountProduct(account, auth);

        var found = (await FindAsync(store, account.PublicId))!;

        Assert.Equal(["Top", "Below"], found.Path.Select(step => step.Name));
        Assert.Equal([("auth", null), ("auth-nbid", "auth")], found.Products.Select(product => (product.Code, product.ParentCode)));
        Assert.True(found.MayEdit);
        store.SignInAs(StaffRole.Viewer);
        Assert.False((await FindAsync(store, account.PublicId))!.MayEdit);
    }

    [Theory, EachDatabase]
    public async Task A_protection_from_above_what_one_sees_shows_without_its_organisation_and_reason(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        var below = store.Given.Organization("Below", top);
        var account = store.Given.Account("Login", below);
        store.Given.Protection(top, "Contract runs");
        store.SignInAs(StaffRole.Editor, below);

        var found = (await FindAsync(store, account.PublicId))!;

        var protection = Assert.Single(found.Protections);
        Assert.True(protection.IsInherited);
        Assert.Null(protection.Organization);
        Assert.Null(protection.Reason);
        Assert.Equal(["Below"], found.Path.Select(step => step.Name));
    }

    [Theory, EachDatabase]
    public async Task A_deleted_account_can_still_be_opened_and_another_s_cannot(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var mine = store.Given.Organization("Mine");
        var deleted = store.Given.Account("Gone", mine, a => a.DeletedAt = store.Clock.UtcNow);
        var theirs = store.Given.Account("Theirs", store.Given.Organization("Other"));
        store.SignInAs(StaffRole.Viewer, mine);

        Assert.Equal(store.Clock.UtcNow, (await FindAsync(store, deleted.PublicId))!.DeletedAt);
        Assert.Null(await FindAsync(store, theirs.PublicId));
        Assert.Null(await FindAsync(store, "a-ppge-none"));
    }

    private static Task<AccountDetail?> FindAsync(TestStore store, string id) => store.Service<AccountService>().FindAsync(id, Cancellation);
}
