using AdminPortal.Application.Access;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.BillingAccounts;

public sealed class ListingBillingAccounts
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task ThoseThatAnOrganisationOwnsOrPaysForAreListedByNumber(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var parent = store.Given.Organization("Parent");
        var child = store.Given.Organization("Child", parent);
        var card = store.Given.AddressCard(parent, c => (c.Number, c.StreetName, c.StreetAddress, c.EntranceCode, c.PostalCode, c.PostalPlace) =
            ("664158", "Innherredsveien", "1A", "H0101", "7018", "Trondheim"));
        store.Given.BillingAccount(child, parent, a =>
        {
            (a.Number, a.Status, a.Type, a.AddressCardId) = ("1234567", BillingAccountStatus.Open, BillingAccountType.RingKontant, card.Id);
            (a.AccountReference1, a.AccountReference2, a.AccountReference3) = ("IT department", "DevOps team", "Linus Torvalds");
        });
        store.Given.BillingAccount(parent, and: a => a.Number = "1000000");
        store.Given.BillingAccount(child, and: a => a.Number = "2000000");

        var page = await Accounts(store).ListForOrganizationAsync(parent.PublicId, new(), Cancellation);

        Assert.Equal(["1000000", "1234567"], page!.Items.Select(row => row.Number));
        var row = page.Items[1];
        Assert.Equal("551234567", row.NumberOnInvoices);
        Assert.Equal(("IT department", "DevOps team", "Linus Torvalds"), (row.Reference1, row.Reference2, row.Reference3));
        Assert.Equal((new(child.PublicId, "Child"), new(parent.PublicId, "Parent"), null), (row.Owner, row.CompanyPayer, row.PersonalPayer));
        Assert.Equal((BillingAccountStatus.Open, BillingAccountType.RingKontant), (row.Status, row.Type));
        Assert.Equal(new("664158", "Innherredsveien", "1A", "H0101", "7018", "Trondheim", "EHF"), row.InvoiceAddress);
        Assert.Null(page.Items[0].InvoiceAddress);
    }

    [Theory, EachDatabase]
    public async Task APersonMayPay(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var owner = store.Given.Organization("Owner");
        store.Given.BillingAccount(owner, and: a => (a.PayerId, a.PersonalPayerFirstName, a.PersonalPayerLastName) = (null, "Ola", "Nordmann"));

        var row = Assert.Single((await Accounts(store).ListForOrganizationAsync(owner.PublicId, new(), Cancellation))!.Items);

        Assert.Equal((null, "Ola Nordmann"), (row.CompanyPayer, row.PersonalPayer));
    }

    [Theory, EachDatabase]
    public async Task OfAPartyOutsideTheGrantOnlyTheNameShows(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var mine = store.Given.Organization("Mine");
        var others = store.Given.Organization("Others");
        var card = store.Given.AddressCard(others);
        store.Given.BillingAccount(others, mine, a => a.Number = "1");
        store.Given.BillingAccount(mine, others, a => (a.Number, a.AddressCardId) = ("2", card.Id));
        store.Given.BillingAccount(others, and: a => a.Number = "3");
        store.SignInAs(StaffRole.Viewer, mine);

        var page = await Accounts(store).ListForOrganizationAsync(mine.PublicId, new(), Cancellation);

        Assert.Equal([new(null, "Others"), new(mine.PublicId, "Mine")], page!.Items.Select(row => row.Owner));
        Assert.Equal([new(mine.PublicId, "Mine"), new(null, "Others")], page.Items.Select(row => row.CompanyPayer));
        Assert.All(page.Items, row => Assert.Null(row.InvoiceAddress));
        Assert.Equal(2, page.Total.Value);
    }

    [Theory, EachDatabase]
    public async Task ANameThatManyPartiesHaveFindsNoneOutsideTheGrant(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var mine = store.Given.Organization("Mine");
        var others = Enumerable.Range(1, 201).Select(n => store.Given.Organization($"Others {n}")).ToList();
        store.Given.BillingAccount(others[0], mine, a => a.Number = "1");
        store.Given.BillingAccount(others[1], and: a => a.Number = "2");
        store.SignInAs(StaffRole.Viewer, mine);

        var page = await Accounts(store).ListAsync(new("others"), new(), Cancellation);

        Assert.Equal("1", Assert.Single(page.Items).Number);
        Assert.Equal(1, page.Total.Value);
    }

    [Theory, EachDatabase]
    public async Task AnOrganisationsAddressCardsAreListedByNumber(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Organization");
        store.Given.AddressCard(organization, c => c.Number = "700002");
        store.Given.AddressCard(organization, c => c.Number = "700001");
        store.Given.AddressCard(store.Given.Organization("Other"));

        var cards = await store.Service<AddressCardService>().ListAsync(organization.PublicId, Cancellation);

        Assert.Equal(["700001", "700002"], cards!.Select(card => card.Number));
    }

    [Fact]
    public async Task AnOrganisationThatOneMayNotSeeHasNone()
    {
        await using var store = new TestStore();
        var others = store.Given.Organization("Others");
        store.SignInAs(StaffRole.Viewer, store.Given.Organization("Mine"));

        Assert.Null(await Accounts(store).ListForOrganizationAsync(others.PublicId, new PageRequest(), Cancellation));
        Assert.Null(await store.Service<AddressCardService>().ListAsync(others.PublicId, Cancellation));
    }

    private static BillingAccountService Accounts(TestStore store) => store.Service<BillingAccountService>();
}
