using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Data.DemoData;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.DemoData;

/// <summary>The objects that the source documents' examples name, by the ids printed there.</summary>
public sealed class DocumentSamples
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(30)]
    [InlineData(200)]
    public async Task My_organisation_is_as_printed(int organizations)
    {
        await using var store = await DemoStore.FilledAsync(organizations);
        var found = await store.Db.Organizations.IgnoreQueryFilters().Include(o => o.Parent).Include(o => o.Children).Include(o => o.BillingContact)
            .SingleAsync(o => o.PublicId == "o-p-0TgcUq7CylltM7OkwB4t", Stop);

        Assert.Equal(("My Organization", "999000999", "NO", null, null), (found.Name, found.EntityId, found.Country, found.EntityVatNumber, found.EntityLegalName));
        Assert.Equal(new DateTime(2022, 5, 1, 3, 14, 39, DateTimeKind.Utc), found.LastModifiedAt);
        Assert.Equal(("billing@myorg.com", "Signistreet 39", "5089", "Bergen", null, "NO"),
            (found.BillingEmail, found.BillingStreet, found.BillingPostalCode, found.BillingCity, found.BillingRegion, found.BillingCountry));
        Assert.Equal(("o-p-avKce97dOKlnAlOw2R55", "My Parent Organization", "111999555", null), (found.Parent!.PublicId, found.Parent.Name, found.Parent.EntityId, found.Parent.ParentId));
        Assert.Equal("c-p-5831eMDkMehkgq39L3KK", found.BillingContact!.PublicId);
        Assert.Empty(found.Children);
    }

    [Fact]
    public async Task Its_accounts_are_as_printed()
    {
        await using var store = await DemoStore.FilledAsync();
        var accounts = await store.Db.Accounts.IgnoreQueryFilters().Include(account => account.Products)
            .Where(account => account.Organization!.PublicId == "o-p-0TgcUq7CylltM7OkwB4t").OrderBy(account => account.Id).ToListAsync(Stop);

        Assert.Equal(["a-ppge-ovC1eMDgt0hkgqZUSaPh", "a-spge-PmN5cDIdq0cz93ZUS276"], accounts.Select(account => account.PublicId));
        Assert.Equal([("My Account", false, true), ("My Sandbox Account", true, false)], accounts.Select(account => (account.Name, account.IsSandbox, account.Enabled)));
        Assert.Equal(new DateTime(2022, 5, 11, 11, 28, 59, DateTimeKind.Utc), accounts[0].LastModifiedAt);
        Assert.Equal(["auth", "auth-nbid", "auth-sbid", "sign", "sign-nbid"], accounts[0].Products.Select(product => product.ProductCode).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Its_contact_is_as_printed_and_the_only_one()
    {
        await using var store = await DemoStore.FilledAsync();
        var contact = await store.Db.Contacts.Include(c => c.Roles).SingleAsync(c => c.Organization!.PublicId == "o-p-0TgcUq7CylltM7OkwB4t", Stop);

        Assert.Equal(("c-p-5831eMDkMehkgq39L3KK", "Harald", "Hårfagre", "harald@hårfagre.no", "+4799999999", "NO"),
            (contact.PublicId, contact.FirstName, contact.LastName, contact.Email, contact.Mobile, contact.Country));
        Assert.Equal(("harald@xn--hrfagre-exa.no", "harald harfagre"), (contact.EmailSearch, contact.NameSearch));
        Assert.Empty(contact.Roles);
    }

    [Fact]
    public async Task The_billing_account_is_as_printed()
    {
        await using var store = await DemoStore.FilledAsync();
        var account = await store.Db.BillingAccounts.Include(b => b.Owner).Include(b => b.Payer).Include(b => b.AddressCard).SingleAsync(b => b.Number == "1234567", Stop);
        var card = account.AddressCard!;

        Assert.Equal(("914742315", "TELENOR", "914742315"), (account.Owner.EntityId, account.Owner.Name, account.Payer!.EntityId));
        Assert.Equal(("Telenor ASA - IT department", "DevOps team", "Linus Torvalds"), (account.AccountReference1, account.AccountReference2, account.AccountReference3));
        Assert.Equal(("Innherredsveien", "1A", "H0101", "7018", "Trondheim"), (card.StreetName, card.StreetAddress, card.EntranceCode, card.PostalCode, card.PostalPlace));
        Assert.Equal((BillingAccountStatus.Open, BillingAccountType.Normal), (account.Status, account.Type));
    }

    [Fact]
    public async Task One_organisation_has_several_address_cards_and_one_has_exactly_one()
    {
        await using var store = await DemoStore.FilledAsync();
        var several = await store.Db.Set<AddressCard>().Where(card => card.Organization.EntityDigits == "987654321").Select(card => card.Number).ToListAsync(Stop);

        Assert.Equal(3, several.Count);
        Assert.Contains("664158", several);
        Assert.Equal(1, await store.Db.Set<AddressCard>().CountAsync(card => card.OrganizationId == DemoOrganizations.Id(DemoSamples.OneCard), Stop));
    }

    [Theory]
    [InlineData("987654321")]
    [InlineData("914742315")]
    [InlineData("999000999")]
    [InlineData("111999555")]
    public async Task A_printed_number_belongs_to_one_organisation(string number)
    {
        await using var store = await DemoStore.FilledAsync(500);

        Assert.Equal(1, await store.Db.Organizations.IgnoreQueryFilters().CountAsync(organization => organization.EntityDigits == number, Stop));
    }
}
