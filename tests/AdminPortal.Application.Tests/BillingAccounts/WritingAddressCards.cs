using AdminPortal.Application.Access;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.BillingAccounts;

public sealed class WritingAddressCards
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_card_is_made_and_replaced_as_typed(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Fjord");

        var number = (await Cards(store).CreateAsync(
            organization.PublicId,
            new() { StreetName = " Innherredsveien ", StreetAddress = "1A", EntranceCode = "H0101", PostalCode = "7018", PostalPlace = "Trondheim", Format = "EHF" },
            Cancellation)).Value!;
        var made = (await Cards(store).FindAsync(number, Cancellation))!;
        Assert.Equal(new(new(number, "Innherredsveien", "1A", "H0101", "7018", "Trondheim", "EHF"), 1, true, 0), made);

        Assert.True((await Cards(store).ChangeAsync(number, 1, new() { StreetName = "Postboks 7", PostalPlace = "Oslo", Format = "PAPER" }, dryRun: false, Cancellation)).Succeeded);
        Assert.Equal([new(number, "Postboks 7", null, null, null, "Oslo", "PAPER")], (await Cards(store).ListAsync(organization.PublicId, Cancellation))!);
        Assert.IsType<Stale>((await Cards(store).ChangeAsync(number, 1, Address(), dryRun: false, Cancellation)).Error);
    }

    [Theory, EachDatabase]
    public async Task Every_fault_is_told_at_once(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Fjord");
        var card = store.Given.AddressCard(organization);
        var input = new AddressCardInput
        {
            StreetName = " ", StreetAddress = new('1', 256), EntranceCode = new('H', 17), PostalCode = new('1', 17), PostalPlace = new('x', 256), Format = "ehf",
        };

        (string, string)[] faults =
        [
            ("EntranceCode", "length_max"), ("Format", "not_among"), ("PostalCode", "length_max"),
            ("PostalPlace", "length_max"), ("StreetAddress", "length_max"), ("StreetName", "required"),
        ];
        Assert.Equal(faults, FaultsOf((await Cards(store).CreateAsync(organization.PublicId, input, Cancellation)).Error));
        Assert.Equal(faults, FaultsOf((await Cards(store).ChangeAsync(card.Number, null, input, dryRun: false, Cancellation)).Error));
    }

    [Theory, EachDatabase]
    public async Task A_card_that_an_account_uses_stays_until_it_is_cancelled(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var mine = store.Given.Organization("Mine");
        var others = store.Given.Organization("Others");
        var card = store.Given.AddressCard(mine);
        store.Given.BillingAccount(mine, and: a => (a.Number, a.AddressCardId) = ("1", card.Id));
        store.Given.BillingAccount(others, and: a => (a.Number, a.AddressCardId, a.Status) = ("2", card.Id, BillingAccountStatus.Open));
        store.SignInAs(StaffRole.Editor, mine);

        Assert.Equal(2, (await Cards(store).FindAsync(card.Number, Cancellation))!.Accounts);
        Assert.Equal(new AddressCardInUse(2), (await Cards(store).RemoveAsync(card.Number, 1, dryRun: false, Cancellation)).Error);

        store.SignInAs(StaffRole.Editor);
        var accounts = store.Service<BillingAccountChangeService>();
        await accounts.CancelAsync("1", null, null, dryRun: false, Cancellation);
        await accounts.CancelAsync("2", null, null, dryRun: false, Cancellation);
        Assert.True((await Cards(store).RemoveAsync(card.Number, 1, dryRun: false, Cancellation)).Succeeded);
        Assert.Empty(store.Open().AddressCards);
        Assert.All(store.Open().BillingAccounts, account => Assert.Null(account.AddressCardId));
    }

    [Theory, EachDatabase]
    public async Task Removing_one_can_be_tried_and_undone(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var card = store.Given.AddressCard(store.Given.Organization("Fjord"), c => (c.StreetName, c.PostalPlace) = ("Kaia", "Oslo"));

        Assert.True((await Cards(store).RemoveAsync(card.Number, 1, dryRun: true, Cancellation)).Succeeded);
        Assert.NotNull(await Cards(store).FindAsync(card.Number, Cancellation));
        var removed = await Cards(store).RemoveAsync(card.Number, 1, dryRun: false, Cancellation);
        Assert.Null(await Cards(store).FindAsync(card.Number, Cancellation));
        Assert.True((await store.Service<UndoService>().UndoAsync(removed.Value!.OperationId, Cancellation)).Succeeded);
        Assert.Equal(("Kaia", "Oslo"), ((await Cards(store).FindAsync(card.Number, Cancellation))!.Card.StreetName, "Oslo"));
    }

    [Theory, EachDatabase]
    public async Task They_are_for_those_who_may_edit_the_organisation(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var mine = store.Given.Organization("Mine");
        var others = store.Given.Organization("Others");
        var (card, theirs) = (store.Given.AddressCard(mine), store.Given.AddressCard(others));

        foreach (var role in new[] { StaffRole.Viewer, StaffRole.Finance })
        {
            store.SignInAs(role);
            Assert.IsType<NotAllowed>((await Cards(store).CreateAsync(mine.PublicId, Address(), Cancellation)).Error);
            Assert.IsType<NotAllowed>((await Cards(store).ChangeAsync(card.Number, 1, Address(), dryRun: false, Cancellation)).Error);
            Assert.IsType<NotAllowed>((await Cards(store).RemoveAsync(card.Number, 1, dryRun: false, Cancellation)).Error);
            Assert.False((await Cards(store).FindAsync(card.Number, Cancellation))!.MayEdit);
        }

        store.SignInAs(StaffRole.Editor, mine);
        Assert.True((await Cards(store).CreateAsync(mine.PublicId, Address(), Cancellation)).Succeeded);
        Assert.IsType<NotFound>((await Cards(store).CreateAsync(others.PublicId, Address(), Cancellation)).Error);
        Assert.IsType<NotFound>((await Cards(store).ChangeAsync(theirs.Number, 1, Address(), dryRun: false, Cancellation)).Error);
        Assert.IsType<NotFound>((await Cards(store).RemoveAsync(theirs.Number, 1, dryRun: false, Cancellation)).Error);
        Assert.Null(await Cards(store).ListAsync(others.PublicId, Cancellation));
        Assert.Null(await Cards(store).FindAsync(theirs.Number, Cancellation));
    }

    private static IEnumerable<(string Field, string Code)> FaultsOf(PortalError? error) =>
        Assert.IsType<InvalidInput>(error).Fields.Select(fault => (fault.Field, fault.Code)).Order();

    private static AddressCardInput Address() => new() { StreetName = "Kaia", PostalPlace = "Oslo", Format = "PDF" };

    private static AddressCardService Cards(TestStore store) => store.Service<AddressCardService>();
}
