using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Protections;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Changes;

/// <summary>An undo gives back what was there, by the rules and rights of the change that it is.</summary>
public sealed class UndoingAChange
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_changed_field_has_its_old_value_again_and_is_found_by_it(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = store.Given.Account("Before", store.Given.Organization("Fjord"));
        await Accounts(store).ChangeAsync(account.PublicId, null, new() { Name = "After" }, false, Cancellation);

        var undone = await UndoLastAsync(store);

        Assert.True(undone.Succeeded, undone.Error?.ToString());
        var now = await store.Open().Accounts.SingleAsync(Cancellation);
        Assert.Equal(("Before", "before", account.PublicId), (now.Name, now.NameSearch, undone.Value.Id));
        var entry = await LastEntryAsync(store);
        Assert.StartsWith("undo:", entry.Reason, StringComparison.Ordinal);
        Assert.Equal(undone.Value.OperationId, entry.OperationId);
        Assert.Null((await store.Service<AuditVerifier>().VerifyAsync(Cancellation)).Fault);
    }

    [Theory, EachDatabase]
    public async Task A_contact_gets_its_facts_and_roles_back(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (from, to) = (store.Given.Organization("From"), store.Given.Organization("To"));
        var given = store.Given.Contact("Kari", "Nordmann", from, c => c.Roles.Add(new() { Role = ContactRole.Other }));
        await WriteAsync(store, async session =>
        {
            var contact = await session.Db.Contacts.Include(c => c.Roles).SingleAsync(Cancellation);
            (contact.LastName, contact.Mobile, contact.OrganizationId) = ("Fjell", "+47 900 12 345", to.Id);
            contact.Roles.Clear();
            contact.Roles.Add(new() { Role = ContactRole.FinancialContact });
        });

        Assert.Null((await UndoLastAsync(store)).Error);

        var now = await store.Open().Contacts.Include(c => c.Roles).SingleAsync(Cancellation);
        Assert.Equal(("Nordmann", null, "", (long?)from.Id), (now.LastName, now.Mobile, now.MobileSearch, now.OrganizationId));
        Assert.Equal([ContactRole.Other], now.Roles.Select(held => held.Role));
    }

    [Theory, EachDatabase]
    public async Task An_organisation_gets_its_facts_back_and_the_card_that_came_with_them_goes(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var fjord = store.Given.Organization("Fjord AS", and: o => o.EntityId = "914 742 315");
        var contact = store.Given.Contact("Kari", "Nordmann", fjord);
        var changed = await store.Service<OrganizationLifecycleService>().ChangeAsync(
            fjord.PublicId,
            null,
            new() { Name = "Fjell AS", EntityId = "914742315", BillingStreet = "Storgata 1", BillingCity = "Oslo", BillingContactId = contact.PublicId, PaymentTermsDays = 14 },
            false,
            Cancellation);
        Assert.True(changed.Succeeded, changed.Error?.ToString());
        Assert.Equal(1, await store.Open().AddressCards.CountAsync(Cancellation));

        Assert.Null((await UndoLastAsync(store)).Error);

        var now = await store.Open().Organizations.SingleAsync(Cancellation);
        Assert.Equal(("Fjord AS", "914 742 315", null, null, null), (now.Name, now.EntityId, now.BillingStreet, now.BillingContactId, now.PaymentTermsDays));
        Assert.Equal(0, await store.Open().AddressCards.CountAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task Products_come_back_but_never_a_child_without_its_parent(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = store.Given.Account("Login", store.Given.Organization("Fjord"));
        var parent = store.Given.Product("auth");
        store.Given.Product("auth-nbid", parent);
        await Accounts(store).SetProductsAsync(account.PublicId, null, ["auth"], null, false, Cancellation);
        var added = (await LastEntryAsync(store)).OperationId;
        await Accounts(store).SetProductsAsync(account.PublicId, null, ["auth", "auth-nbid"], null, false, Cancellation);

        Assert.IsType<MissingParentProduct>((await UndoAsync(store, added)).Error);
        Assert.Null((await UndoLastAsync(store)).Error);
        Assert.Equal(["auth"], await store.Open().AccountProducts.Select(p => p.ProductCode).ToListAsync(Cancellation));
        Assert.Null((await UndoAsync(store, added)).Error);
        Assert.Empty(store.Open().AccountProducts);
    }

    [Theory, EachDatabase]
    public async Task What_was_moved_moves_back(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (from, to) = (store.Given.Organization("From"), store.Given.Organization("To"));
        var moved = store.Given.Organization("Moved", from);
        var account = store.Given.Account("Login", from);
        await Accounts(store).MoveAsync(account.PublicId, null, to.PublicId, null, false, Cancellation);
        Assert.Null((await UndoLastAsync(store)).Error);
        await store.Service<OrganizationLifecycleService>().MoveAsync(moved.PublicId, null, to.PublicId, null, false, Cancellation);
        Assert.Null((await UndoLastAsync(store)).Error);

        await using var db = store.Open();
        Assert.Equal(from.Id, (await db.Accounts.SingleAsync(Cancellation)).OrganizationId);
        Assert.Equal(from.Id, (await db.Organizations.SingleAsync(o => o.Id == moved.Id, Cancellation)).ParentId);
        Assert.Equal([from.Id, moved.Id], await db.Closure.Where(link => link.DescendantId == moved.Id).Select(link => link.AncestorId).Order().ToListAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task Deleted_together_comes_back_together_and_goes_again(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        var below = store.Given.Organization("Below", top);
        store.Given.Account("Login", below);
        store.Given.Contact("Kari", "Nordmann", below);
        await store.Service<OrganizationBinService>().DeleteAsync(top.PublicId, null, true, null, false, Cancellation);
        var deletion = (await LastEntryAsync(store)).OperationId;

        Assert.Null((await UndoAsync(store, deletion)).Error);
        Assert.Equal((2, 1, 1), await LiveAsync(store));
        Assert.IsType<ChangedSince>((await UndoAsync(store, deletion)).Error);

        Assert.Null((await UndoLastAsync(store)).Error);
        Assert.Equal((0, 0, 0), await LiveAsync(store));
        Assert.Null((await UndoLastAsync(store)).Error);
        Assert.Equal((2, 1, 1), await LiveAsync(store));
    }

    [Theory, EachDatabase]
    public async Task What_came_after_a_restore_does_not_go_with_it(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        await store.Service<OrganizationBinService>().DeleteAsync(top.PublicId, null, false, null, false, Cancellation);
        await store.Service<OrganizationBinService>().RestoreAsync(top.PublicId, false, Cancellation);
        store.Given.Account("New", top);

        Assert.IsType<ChangedSince>((await UndoLastAsync(store)).Error);
        Assert.Equal((1, 1, 0), await LiveAsync(store));
    }

    [Theory, EachDatabase]
    public async Task A_restored_account_that_was_protected_since_does_not_go_again(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = store.Given.Account("Login", store.Given.Organization("Fjord"));
        await Accounts(store).DeleteAsync(account.PublicId, null, null, false, Cancellation);
        await Accounts(store).RestoreAsync(account.PublicId, false, Cancellation);
        var restore = (await LastEntryAsync(store)).OperationId;
        store.Given.Protection(account);

        Assert.IsType<DeleteProtected>((await UndoAsync(store, restore)).Error);
    }

    [Theory, EachDatabase]
    public async Task After_a_later_change_nothing_is_undone_and_the_fields_are_named(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = store.Given.Account("Before", store.Given.Organization("Fjord"));
        await WriteAsync(store, async session =>
        {
            var changing = await session.Db.Accounts.SingleAsync(Cancellation);
            (changing.Name, changing.Enabled) = ("After", false);
        });
        var first = (await LastEntryAsync(store)).OperationId;
        await Accounts(store).ChangeAsync(account.PublicId, null, new() { Name = "Later" }, false, Cancellation);

        var refused = await UndoAsync(store, first);

        Assert.Equal(["Name"], Assert.IsType<ChangedSince>(refused.Error).Fields);
        var now = await store.Open().Accounts.SingleAsync(Cancellation);
        Assert.Equal(("Later", false), (now.Name, now.Enabled));
    }

    [Theory, EachDatabase]
    public async Task An_undo_is_undone_in_turn_but_not_twice(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = store.Given.Account("Before", store.Given.Organization("Fjord"));
        await Accounts(store).ChangeAsync(account.PublicId, null, new() { Name = "After" }, false, Cancellation);
        var first = (await LastEntryAsync(store)).OperationId;

        Assert.Null((await UndoAsync(store, first)).Error);
        Assert.IsType<ChangedSince>((await UndoAsync(store, first)).Error);
        Assert.Null((await UndoLastAsync(store)).Error);
        Assert.Equal("After", (await store.Open().Accounts.SingleAsync(Cancellation)).Name);
    }

    [Theory, EachDatabase]
    public async Task Only_ones_own_and_only_what_one_sees(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (mine, theirs) = (store.Given.Organization("Mine"), store.Given.Organization("Theirs"));
        var (near, far) = (store.Given.Account("Near", mine), store.Given.Account("Far", theirs));
        await Accounts(store).ChangeAsync(near.PublicId, null, new() { Name = "Near 2" }, false, Cancellation);
        var seen = (await LastEntryAsync(store)).OperationId;
        await Accounts(store).ChangeAsync(far.PublicId, null, new() { Name = "Far 2" }, false, Cancellation);
        var unseen = (await LastEntryAsync(store)).OperationId;
        store.SignInAs(StaffRole.Admin, mine);

        Assert.IsType<NotUndoable>((await UndoAsync(store, seen)).Error);
        Assert.IsType<NotFound>((await UndoAsync(store, unseen)).Error);
        Assert.IsType<NotFound>((await UndoAsync(store, "no such")).Error);
    }

    [Theory, EachDatabase]
    public async Task Whoever_lost_the_right_may_not_undo_either(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = store.Given.Account("Login", store.Given.Organization("Fjord"));
        void SignIn(StaffRole role) => store.User.SignIn(new CallerIdentity("same", "Same", [role], ChangeSource.Portal));
        SignIn(StaffRole.Admin);
        await Accounts(store).ChangeAsync(account.PublicId, null, new() { Name = "After" }, false, Cancellation);
        var change = (await LastEntryAsync(store)).OperationId;
        await Accounts(store).DeleteAsync(account.PublicId, null, null, false, Cancellation);
        var deletion = (await LastEntryAsync(store)).OperationId;

        SignIn(StaffRole.Editor);
        Assert.IsType<NotAllowed>((await UndoAsync(store, deletion)).Error);
        SignIn(StaffRole.Admin);
        Assert.Null((await UndoAsync(store, deletion)).Error);
        SignIn(StaffRole.Viewer);
        Assert.IsType<NotAllowed>((await UndoAsync(store, change)).Error);
    }

    [Theory, EachDatabase]
    public async Task What_is_made_old_or_erased_stays(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var fjord = store.Given.Organization("Fjord");
        await store.Service<AccountService>().CreateAsync(new() { Name = "Login", OrganizationId = fjord.PublicId, IsSandbox = true, Region = "EU", Cloud = "GCP" }, Cancellation);
        Assert.IsType<NotUndoable>((await UndoLastAsync(store)).Error);

        var account = await store.Open().Accounts.SingleAsync(Cancellation);
        await Accounts(store).ChangeAsync(account.PublicId, null, new() { Name = "After" }, false, Cancellation);
        store.Clock.Advance(TimeSpan.FromHours(25));
        Assert.IsType<NotUndoable>((await UndoLastAsync(store)).Error);

        await Accounts(store).ChangeAsync(account.PublicId, null, new() { Name = "Later" }, false, Cancellation);
        await using var db = store.Open();
        await db.Set<AuditChange>().ExecuteUpdateAsync(
            change => change.SetProperty(c => c.OldValue, (string?)null).SetProperty(c => c.NewValue, (string?)null).SetProperty(c => c.Salt, (byte[]?)null), Cancellation);
        Assert.IsType<NotUndoable>((await UndoLastAsync(store)).Error);
    }

    private static async Task<Result<Receipt>> UndoLastAsync(TestStore store) => await UndoAsync(store, (await LastEntryAsync(store)).OperationId);

    private static Task<Result<Receipt>> UndoAsync(TestStore store, string operationId) => store.Service<UndoService>().UndoAsync(operationId, Cancellation);

    private static Task<AuditEntry> LastEntryAsync(TestStore store) => store.Open().AuditEntries.OrderBy(entry => entry.Sequence).LastAsync(Cancellation);

    private static async Task<(int Organizations, int Accounts, int Contacts)> LiveAsync(TestStore store)
    {
        await using var db = store.Open();
        return (await db.Organizations.CountAsync(Cancellation), await db.Accounts.CountAsync(Cancellation), await db.Contacts.CountAsync(Cancellation));
    }

    private static async Task WriteAsync(TestStore store, Func<PortalSession, Task> work)
    {
        var result = await store.Service<PortalStore>().WriteAsync<bool>(
            async session =>
            {
                await work(session);
                return true;
            },
            Cancellation);
        Assert.True(result.Succeeded, result.Error?.ToString());
    }

    private static AccountLifecycleService Accounts(TestStore store) => store.Service<AccountLifecycleService>();
}
