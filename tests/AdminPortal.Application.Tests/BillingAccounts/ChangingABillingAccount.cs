using AdminPortal.Application.Access;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.BillingAccounts;

public sealed class ChangingABillingAccount
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task It_goes_from_passive_to_open_to_cancelled_and_never_back(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.Given.BillingAccount(store.Given.Organization("Fjord"), and: a => a.Number = "1");

        Assert.True((await Accounts(store).ActivateAsync("1", 1, dryRun: false, Cancellation)).Succeeded);
        Assert.Equal(new WrongStatus(BillingAccountStatus.Open), (await Accounts(store).ActivateAsync("1", 2, dryRun: false, Cancellation)).Error);
        Assert.True((await Accounts(store).CancelAsync("1", 2, "Moved", dryRun: false, Cancellation)).Succeeded);
        Assert.Equal(new WrongStatus(BillingAccountStatus.Cancelled), (await Accounts(store).ActivateAsync("1", 3, dryRun: false, Cancellation)).Error);
        Assert.Equal(new WrongStatus(BillingAccountStatus.Cancelled), (await Accounts(store).CancelAsync("1", 3, null, dryRun: false, Cancellation)).Error);
        Assert.Equal(new WrongStatus(BillingAccountStatus.Cancelled), (await Accounts(store).ChangeReferencesAsync("1", 3, new(), dryRun: false, Cancellation)).Error);

        var entries = await store.Open().AuditEntries.Include(e => e.Changes).OrderBy(e => e.Sequence).ToListAsync(Cancellation);
        Assert.Equal(
            [("Status", "Passive", "Open", null), ("Status", "Open", "Cancelled", "Moved")],
            entries.Select(e => (e.Changes.Single().Field, e.Changes.Single().OldValue, e.Changes.Single().NewValue, e.Reason)));
    }

    [Theory, EachDatabase]
    public async Task A_passive_one_may_be_cancelled(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.Given.BillingAccount(store.Given.Organization("Fjord"), and: a => a.Number = "1");

        Assert.True((await Accounts(store).CancelAsync("1", null, null, dryRun: false, Cancellation)).Succeeded);
        Assert.Equal(BillingAccountStatus.Cancelled, store.Open().BillingAccounts.Single().Status);
    }

    [Theory, EachDatabase]
    public async Task A_try_changes_nothing_and_a_change_of_an_old_version_is_stale(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.Given.BillingAccount(store.Given.Organization("Fjord"), and: a => a.Number = "1");

        Assert.True((await Accounts(store).ActivateAsync("1", 1, dryRun: true, Cancellation)).Succeeded);
        Assert.Equal(BillingAccountStatus.Passive, store.Open().BillingAccounts.Single().Status);
        Assert.IsType<Stale>((await Accounts(store).ActivateAsync("1", 2, dryRun: false, Cancellation)).Error);
        Assert.IsType<NotFound>((await Accounts(store).ActivateAsync("551", null, dryRun: false, Cancellation)).Error);
    }

    [Theory, EachDatabase]
    public async Task References_and_card_are_replaced(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var payer = store.Given.Organization("Fjord");
        var (first, second) = (store.Given.AddressCard(payer), store.Given.AddressCard(payer));
        store.Given.BillingAccount(payer, and: a => (a.Number, a.AddressCardId, a.AccountReference1, a.AccountReference2) = ("1", first.Id, "Old", "Gone"));

        var needed = await Accounts(store).ChangeReferencesAsync("1", 1, new() { AccountReference1 = "New;" }, dryRun: false, Cancellation);
        var changed = await Accounts(store).ChangeReferencesAsync("1", 1, new() { AccountReference1 = "New", AddressCardNumber = second.Number }, dryRun: false, Cancellation);

        Assert.Equal(["reference", "card_needed"], Assert.IsType<InvalidInput>(needed.Error).Fields.Select(fault => fault.Code));
        Assert.True(changed.Succeeded);
        var account = store.Open().BillingAccounts.Single();
        Assert.Equal(("New", null, second.Id, 2), (account.AccountReference1, account.AccountReference2, account.AddressCardId, account.Version));
    }

    [Theory, EachDatabase]
    public async Task The_card_stays_where_a_person_pays_or_the_payer_is_not_seen(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var mine = store.Given.Organization("Mine");
        var others = store.Given.Organization("Others");
        var card = store.Given.AddressCard(others);
        store.Given.BillingAccount(mine, others, a => (a.Number, a.AddressCardId) = ("1", card.Id));
        store.Given.BillingAccount(mine, and: a => (a.Number, a.PayerId, a.PersonalPayerLastName, a.AddressCardId) = ("2", null, "Nordmann", card.Id));
        store.SignInAs(StaffRole.Editor, mine);

        foreach (var number in new[] { "1", "2" })
        {
            Assert.True((await Accounts(store).ChangeReferencesAsync(number, 1, new() { AccountReference1 = "New" }, dryRun: false, Cancellation)).Succeeded);
        }

        Assert.All(store.Open().BillingAccounts, account => Assert.Equal(("New", card.Id), (account.AccountReference1, account.AddressCardId)));
    }

    [Theory, EachDatabase]
    public async Task It_is_for_those_who_may_edit_the_owner(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var mine = store.Given.Organization("Mine");
        var others = store.Given.Organization("Others");
        store.Given.BillingAccount(mine, and: a => a.Number = "1");
        store.Given.BillingAccount(others, mine, a => a.Number = "2");
        store.Given.BillingAccount(others, and: a => a.Number = "3");

        foreach (var role in new[] { StaffRole.Viewer, StaffRole.Finance })
        {
            store.SignInAs(role);
            Assert.IsType<NotAllowed>((await Accounts(store).ActivateAsync("1", null, dryRun: true, Cancellation)).Error);
            Assert.IsType<NotAllowed>((await Accounts(store).CancelAsync("1", null, null, dryRun: true, Cancellation)).Error);
            Assert.IsType<NotAllowed>((await Accounts(store).ChangeReferencesAsync("1", null, new(), dryRun: true, Cancellation)).Error);
        }

        store.SignInAs(StaffRole.Editor, mine);
        Assert.True((await Accounts(store).ActivateAsync("1", null, dryRun: false, Cancellation)).Succeeded);
        Assert.IsType<NotAllowed>((await Accounts(store).ActivateAsync("2", null, dryRun: false, Cancellation)).Error);
        Assert.IsType<NotFound>((await Accounts(store).ActivateAsync("3", null, dryRun: false, Cancellation)).Error);
    }

    [Fact]
    public async Task What_is_done_to_it_cannot_be_undone()
    {
        await using var store = new TestStore();
        store.Given.BillingAccount(store.Given.Organization("Fjord"), and: a => a.Number = "1");
        var activated = await Accounts(store).ActivateAsync("1", 1, dryRun: false, Cancellation);

        Assert.IsType<NotUndoable>((await store.Service<UndoService>().UndoAsync(activated.Value!.OperationId, Cancellation)).Error);
    }

    private static BillingAccountChangeService Accounts(TestStore store) => store.Service<BillingAccountChangeService>();
}
