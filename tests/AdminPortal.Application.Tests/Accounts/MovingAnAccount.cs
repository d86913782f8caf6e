using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Protections;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Accounts;

public sealed class MovingAnAccount
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task It_keeps_its_id_products_and_own_protection(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (from, to) = (store.Given.Organization("From"), store.Given.Organization("To"));
        var account = store.Given.Account("Login", from);
        store.Given.AccountProduct(account, store.Given.Product("auth"));
        store.Given.Protection(account);

        var receipt = (await MoveAsync(store, account, to)).Value!;

        Assert.Equal(["auth"], receipt.Impact.Products.Select(product => product.Code));
        var found = (await store.Service<AccountService>().FindAsync(account.PublicId, Cancellation))!;
        Assert.Equal((to.PublicId, true, 1), (found.Organization!.Id, found.IsDeleteProtected, found.Products.Count));
        var entry = await store.Open().AuditEntries.Include(e => e.Changes).SingleAsync(Cancellation);
        Assert.Equal([("Organization", from.PublicId, to.PublicId)], entry.Changes.Select(change => (change.Field, change.OldValue, change.NewValue)));
        Assert.Equal((to.Id, "Solgt"), (entry.OrganizationId!.Value, entry.Reason));
    }

    [Theory, EachDatabase]
    public async Task It_goes_to_no_deleted_organisation(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = store.Given.Account("Login", store.Given.Organization("From"));
        var gone = store.Given.Organization("Gone", and: o => o.DeletedAt = store.Clock.UtcNow);

        Assert.IsType<InvalidInput>((await MoveAsync(store, account, gone)).Error);
    }

    [Theory, EachDatabase]
    public async Task Out_from_under_a_protection_it_takes_a_second_member_of_staff(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (guarded, free) = (store.Given.Organization("Guarded"), store.Given.Organization("Free"));
        store.Given.Protection(guarded, "Avtalen løper");
        var account = store.Given.Account("Login", guarded);

        foreach (var role in new[] { StaffRole.Editor, StaffRole.Admin })
        {
            store.SignInAs(role);
            var needed = Assert.IsType<NeedsApproval>((await MoveAsync(store, account, free)).Error);
            Assert.Equal([("Guarded", "Avtalen løper")], needed.Protections.Select(protection => (protection.Name!, protection.Reason!)));
        }

        Assert.Equal(guarded.Id, store.Open().Accounts.Single().OrganizationId);
    }

    [Theory, EachDatabase]
    public async Task Within_the_protection_anybody_who_may_change_moves_it_and_an_Admin_takes_a_sandbox_out(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (guarded, free) = (store.Given.Organization("Guarded"), store.Given.Organization("Free"));
        var (here, there) = (store.Given.Organization("Here", guarded), store.Given.Organization("There", guarded));
        store.Given.Protection(guarded);
        var production = store.Given.Account("Login", here);
        var sandbox = store.Given.Account("Try", here, a => a.IsSandbox = true);

        store.SignInAs(StaffRole.Editor);
        Assert.True((await MoveAsync(store, production, there)).Succeeded);
        Assert.IsType<NeedsApproval>((await MoveAsync(store, sandbox, free)).Error);
        store.SignInAs(StaffRole.Admin);
        Assert.True((await MoveAsync(store, sandbox, free)).Succeeded);
    }

    [Theory, EachDatabase]
    public async Task An_approved_move_asks_no_further(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (guarded, free) = (store.Given.Organization("Guarded"), store.Given.Organization("Free"));
        store.Given.Protection(guarded);
        var account = store.Given.Account("Login", guarded);

        var moved = await store.Service<PortalStore>().WriteAsync<Impact>(
            async session => await AccountMoves.ApplyAsync(
                session,
                await session.Db.Accounts.SingleAsync(a => a.Id == account.Id, Cancellation),
                await session.Db.Organizations.SingleAsync(o => o.Id == free.Id, Cancellation),
                protectionLifted: true,
                Cancellation),
            Cancellation);

        Assert.True(moved.Succeeded);
        Assert.Equal(free.Id, store.Open().Accounts.Single().OrganizationId);
    }

    private static Task<Result<Receipt>> MoveAsync(TestStore store, Account account, Organization to) =>
        store.Service<AccountLifecycleService>().MoveAsync(account.PublicId, null, to.PublicId, "Solgt", false, Cancellation);
}
