using AdminPortal.Application.Access;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.BillingAccounts;

public sealed class FindingABillingAccount
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task By_number_with_or_without_prefix_by_reference_and_by_the_names_of_its_parties(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var owner = store.Given.Organization("Bjørnøya Kraft");
        var payer = store.Given.Organization("Hårfagre Holding");
        var other = store.Given.Organization("Other");
        store.Given.BillingAccount(owner, payer, a => (a.Number, a.AccountReference1) = ("1234567", "Økonomi 2024"));
        store.Given.BillingAccount(other, and: a => (a.Number, a.AccountReference3) = ("5512", "100% sikker"));

        foreach (var text in new[] { "1234567", "551234567", "55 1234 567", "1234", "økonomi", "ØKONOMI", "bjornoya", "Hårfagre", "2024" })
        {
            Assert.Equal(["1234567"], await NumbersAsync(store, new(text)));
        }

        Assert.Equal(["1234567", "5512"], await NumbersAsync(store, new("5512")));
        Assert.Equal(["5512"], await NumbersAsync(store, new("555512")));
        Assert.Equal(["1234567", "5512"], await NumbersAsync(store, new("551")));
        Assert.Equal(["5512"], await NumbersAsync(store, new("100%")));
        Assert.Empty(await NumbersAsync(store, new("100_")));
        Assert.Empty(await NumbersAsync(store, new("234567")));
    }

    [Theory, EachDatabase]
    public async Task By_organisation_with_or_without_those_below_and_by_status(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var parent = store.Given.Organization("Parent");
        var child = store.Given.Organization("Child", parent);
        var other = store.Given.Organization("Other");
        store.Given.BillingAccount(child, and: a => a.Number = "1");
        store.Given.BillingAccount(other, parent, a => (a.Number, a.Status) = ("2", BillingAccountStatus.Open));
        store.Given.BillingAccount(other, and: a => a.Number = "3");

        Assert.Equal(["1", "2"], await NumbersAsync(store, new(OrganizationId: parent.PublicId)));
        Assert.Equal(["2"], await NumbersAsync(store, new(OrganizationId: parent.PublicId, WithSubtree: false)));
        Assert.Equal(["2"], await NumbersAsync(store, new(Status: BillingAccountStatus.Open)));
        Assert.Empty(await NumbersAsync(store, new(OrganizationId: "o-p-none")));
        store.SignInAs(StaffRole.Viewer, child);
        Assert.Equal(["1"], await NumbersAsync(store, new()));
        Assert.Empty(await NumbersAsync(store, new(OrganizationId: parent.PublicId)));
    }

    [Theory, EachDatabase]
    public async Task Sorted_by_number_reference_or_age(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Fjord");
        store.Given.BillingAccount(organization, and: a => (a.Number, a.AccountReference1, a.CreatedAt) = ("3", "B", store.Clock.UtcNow.AddDays(-1)));
        store.Given.BillingAccount(organization, and: a => (a.Number, a.AccountReference1, a.CreatedAt) = ("1", null, store.Clock.UtcNow));
        store.Given.BillingAccount(organization, and: a => (a.Number, a.AccountReference1, a.CreatedAt) = ("2", "A", store.Clock.UtcNow.AddDays(-2)));

        Assert.Equal(["1", "2", "3"], await SortedAsync(store, null));
        Assert.Equal(["1", "2", "3"], await SortedAsync(store, "reference"));
        Assert.Equal(["2", "3", "1"], await SortedAsync(store, "created"));
        var first = await Accounts(store).ListAsync(new(), new(null, 2, "reference"), Cancellation);
        Assert.Equal(["3"], (await Accounts(store).ListAsync(new(), new(first.Next, 2, "reference"), Cancellation)).Items.Select(row => row.Number));
    }

    [Theory, EachDatabase]
    public async Task Its_page_warns_of_odd_numbers_of_owner_and_payer(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var owner = store.Given.Organization("Owner", and: o => o.EntityId = "987 654 321");
        var payer = store.Given.Organization("Payer", and: o => o.EntityId = "914742315");
        store.Given.Organization("Namesake", and: o => o.EntityId = "914 742 315");
        store.Given.BillingAccount(owner, payer, a => a.Number = "1");
        store.Given.BillingAccount(store.Given.Organization("None"), and: a => a.Number = "2");
        store.Given.BillingAccount(store.Given.Organization("Swedish", and: o => (o.EntityId, o.Country) = ("987654322", "SE")), and: a => a.Number = "3");

        var detail = (await Accounts(store).FindAsync("1", Cancellation))!;

        Assert.Equal(
            [("number_check_digit", "Owner", "987654321"), ("number_shared", "Payer", "914742315")],
            detail.Warnings.Select(warning => (warning.Code, warning.Party.Name, warning.Number)).Order());
        Assert.Equal(detail.Warnings, await Accounts(store).WarningsAsync(owner.PublicId, payer.PublicId, Cancellation));
        Assert.Equal((1, true, true, true), (detail.Version, detail.MayEdit, detail.MayActivate, detail.MayCancel));
        Assert.Equal(["number_missing"], (await Accounts(store).FindAsync("2", Cancellation))!.Warnings.Select(warning => warning.Code));
        Assert.Empty((await Accounts(store).FindAsync("3", Cancellation))!.Warnings);
        Assert.Null(await Accounts(store).FindAsync("551", Cancellation));
    }

    [Theory, EachDatabase]
    public async Task Of_a_party_that_is_not_seen_nothing_is_told(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var mine = store.Given.Organization("Mine", and: o => o.EntityId = "914742315");
        var others = store.Given.Organization("Others", and: o => o.EntityId = "914742315");
        store.Given.BillingAccount(others, mine, a => a.Number = "1");
        store.SignInAs(StaffRole.Editor, mine);

        var detail = (await Accounts(store).FindAsync("1", Cancellation))!;

        Assert.Equal(new BillingParty(null, "Others"), detail.Account.Owner);
        Assert.Empty(detail.Warnings);
        Assert.Equal((false, false, false), (detail.MayEdit, detail.MayActivate, detail.MayCancel));
    }

    private static async Task<IEnumerable<string>> NumbersAsync(TestStore store, BillingAccountFilter filter) =>
        (await Accounts(store).ListAsync(filter, new(), Cancellation)).Items.Select(row => row.Number);

    private static async Task<IEnumerable<string>> SortedAsync(TestStore store, string? sort) =>
        (await Accounts(store).ListAsync(new(), new(Sort: sort), Cancellation)).Items.Select(row => row.Number);

    private static BillingAccountService Accounts(TestStore store) => store.Service<BillingAccountService>();
}
