using AdminPortal.Application.Access;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AdminPortal.Application.Tests.BillingAccounts;

public sealed class CreatingABillingAccount
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task It_is_passive_with_the_payers_only_card_and_a_number_of_its_own(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var owner = store.Given.Organization("Owner");
        var payer = store.Given.Organization("Payer");
        var card = store.Given.AddressCard(payer);

        var number = (await Accounts(store).CreateAsync(
            new() { OwnerId = owner.PublicId, PayerId = payer.PublicId, AccountReference1 = " Økonomi/ regnskap ", AccountReference2 = "Avd. 410, nr-7", AccountReference3 = " " },
            Cancellation)).Value!;

        Assert.Matches("^[1-9][0-9]{0,7}$", number);
        var account = (await store.Service<BillingAccountService>().FindAsync(number, Cancellation))!.Account;
        Assert.Equal((new(owner.PublicId, "Owner"), new(payer.PublicId, "Payer"), null), (account.Owner, account.CompanyPayer, account.PersonalPayer));
        Assert.Equal(("Økonomi/ regnskap", "Avd. 410, nr-7", null), (account.Reference1, account.Reference2, account.Reference3));
        Assert.Equal((BillingAccountStatus.Passive, BillingAccountType.Normal, card.Number), (account.Status, account.Type, account.InvoiceAddress!.Number));
    }

    [Theory, EachDatabase]
    public async Task The_trail_names_owner_payer_and_card_as_people_know_them(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Fjord");
        var card = store.Given.AddressCard(organization);

        var number = (await Accounts(store).CreateAsync(Of(organization), Cancellation)).Value!;

        var entry = await store.Open().AuditEntries.Include(e => e.Changes).SingleAsync(Cancellation);
        Assert.Equal(("created", "billing_account", number, organization.Id), (entry.Action, entry.ObjectType, entry.ObjectId, entry.OrganizationId));
        Assert.Equal(
            [("AddressCardId", card.Number), ("OwnerId", organization.PublicId), ("PayerId", organization.PublicId)],
            entry.Changes.Where(change => change.Field.EndsWith("Id", StringComparison.Ordinal)).Select(change => (change.Field, change.NewValue)).Order());
    }

    [Theory, EachDatabase]
    public async Task Of_several_cards_one_has_to_be_named_and_it_has_to_be_the_payers(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var payer = store.Given.Organization("Payer");
        var other = store.Given.Organization("Other");
        store.Given.AddressCard(payer);
        var second = store.Given.AddressCard(payer);
        var theirs = store.Given.AddressCard(other);

        Assert.Equal("card_needed", await CardFaultAsync(store, payer, null));
        Assert.Equal("card_needed", await CardFaultAsync(store, store.Given.Organization("Without"), null));
        Assert.Equal("unknown_card", await CardFaultAsync(store, payer, theirs.Number));
        Assert.Equal("unknown_card", await CardFaultAsync(store, payer, "1"));
        Assert.Equal("card_number", await CardFaultAsync(store, payer, "66O001"));
        Assert.Equal("card_number", await CardFaultAsync(store, payer, new('1', 17)));
        Assert.Equal("none", await CardFaultAsync(store, payer, $" {second.Number} "));
        Assert.Equal(second.Id, store.Open().BillingAccounts.Single().AddressCardId);
    }

    [Theory, EachDatabase]
    public async Task Every_fault_is_told_at_once(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var gone = store.Given.Organization("Gone", and: o => o.DeletedAt = store.Clock.UtcNow);

        var result = await Accounts(store).CreateAsync(
            new() { OwnerId = gone.PublicId, PayerId = " ", AccountReference1 = "a;b", AccountReference2 = new('x', 31), AccountReference3 = "ﬂ\u00a0x", AddressCardNumber = "x" }, Cancellation);

        Assert.Equal(
            [
                ("AccountReference1", "reference"), ("AccountReference2", "reference"), ("AccountReference3", "reference"),
                ("AddressCardNumber", "card_number"), ("OwnerId", "unknown_organization"), ("PayerId", "required"),
            ],
            Assert.IsType<InvalidInput>(result.Error).Fields.Select(fault => (fault.Field, fault.Code)).Order());
    }

    [Theory]
    [InlineData("Telenor ASA/ IT department", true)]
    [InlineData("Æ Ø Å é ß 漢 - 1,2.3/4", true)]
    [InlineData("123456789012345678901234567890", true)]
    [InlineData("1234567890123456789012345678901", false)]
    [InlineData("A&B", false)]
    [InlineData("A_B", false)]
    [InlineData("A\tB", false)]
    [InlineData("😀", false)]
    [InlineData("٣", false)]
    public void A_reference_has_letters_digits_spaces_and_some_punctuation(string text, bool isAllowed) =>
        Assert.Equal(isAllowed, new AccountReferenceAttribute().IsValid(text));

    [Theory, EachDatabase]
    public async Task Who_may_edit_the_owner_and_see_the_payer_may_make_one(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var mine = store.Given.Organization("Mine");
        var child = store.Given.Organization("Child", mine);
        var read = store.Given.Organization("Read");
        var others = store.Given.Organization("Others");
        foreach (var organization in new[] { mine, child, read, others })
        {
            store.Given.AddressCard(organization);
        }

        foreach (var (role, mayMake) in new[] { (StaffRole.Viewer, false), (StaffRole.Finance, false), (StaffRole.Editor, true), (StaffRole.Admin, true) })
        {
            store.SignInAs(role);
            Assert.Equal(mayMake, (await Accounts(store).CreateAsync(Of(mine), Cancellation)).Error is not NotAllowed);
        }

        store.SignInAs(StaffRole.Editor, mine);
        store.Given.Grant(store.User.Identity!.Id, StaffRole.Viewer, read);
        Assert.True((await Accounts(store).CreateAsync(Of(child, mine), Cancellation)).Succeeded);
        Assert.True((await Accounts(store).CreateAsync(Of(mine, read), Cancellation)).Succeeded);
        Assert.IsType<NotAllowed>((await Accounts(store).CreateAsync(Of(read, mine), Cancellation)).Error);
        Assert.Equal(
            [("OwnerId", "unknown_organization"), ("PayerId", "unknown_organization")],
            Assert.IsType<InvalidInput>((await Accounts(store).CreateAsync(Of(others), Cancellation)).Error).Fields.Select(fault => (fault.Field, fault.Code)));
    }

    [Fact]
    public async Task A_number_that_an_account_an_unclaimed_invoice_or_the_trail_has_is_not_given_again()
    {
        await using var store = new TestStore();
        var organization = store.Given.Organization("Fjord");
        store.Given.AddressCard(organization);
        // The sequence has given the organisation 1.
        store.Given.BillingAccount(organization, and: a => a.Number = "10000002");
        store.Given.Invoice(null, and: i => i.InvoiceCustomerAccountNumber = "5510000003");
        store.Given.AuditEntry(organization, e => (e.ObjectType, e.ObjectId) = ("billing_account", "10000004"));

        Assert.Equal("10000005", (await Accounts(store).CreateAsync(Of(organization), Cancellation)).Value);
    }

    [Fact]
    public async Task Many_at_once_get_a_number_each()
    {
        await using var store = TestStore.InFile();
        var organization = store.Given.Organization("Fjord");
        store.Given.AddressCard(organization);

        var made = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            await using var scope = store.NewScope();
            return (await scope.ServiceProvider.GetRequiredService<BillingAccountChangeService>().CreateAsync(Of(organization), Cancellation)).Value;
        }));

        Assert.Equal(12, made.OfType<string>().Distinct().Count());
    }

    private static async Task<string> CardFaultAsync(TestStore store, Organization payer, string? card)
    {
        var result = await Accounts(store).CreateAsync(new() { OwnerId = payer.PublicId, PayerId = payer.PublicId, AddressCardNumber = card }, Cancellation);
        return result.Error is InvalidInput { Fields: [{ Field: "AddressCardNumber", Code: var code }] } ? code : result.Succeeded ? "none" : $"{result.Error}";
    }

    private static BillingAccountInput Of(Organization owner, Organization? payer = null) => new() { OwnerId = owner.PublicId, PayerId = (payer ?? owner).PublicId };

    private static BillingAccountChangeService Accounts(TestStore store) => store.Service<BillingAccountChangeService>();
}
