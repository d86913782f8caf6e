using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.BillingAccounts;

public sealed class KeepingAddressCards
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_card_that_says_the_billing_address_follows_it_and_another_stays(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Fjord", and: o => (o.BillingStreet, o.BillingPostalCode, o.BillingCity) = ("Storgata 1A", "0155", "Oslo"));
        store.Given.AddressCard(organization, c => (c.StreetName, c.StreetAddress, c.EntranceCode, c.PostalCode, c.PostalPlace) = ("Storgata", "1a", "H0101", "0155", "OSLO"));
        store.Given.AddressCard(organization, c => (c.StreetName, c.StreetAddress, c.EntranceCode, c.PostalCode, c.PostalPlace) = ("Kaia", "2", "H0202", "0250", "Oslo"));

        await ChangeAsync(store, organization, "Karl Johans gate 22 B", "5003", "Bergen");
        Assert.Equal(
            ["Karl Johans gate|22 B||5003|Bergen|EHF", "Kaia|2|H0202|0250|Oslo|EHF"],
            await CardsAsync(store, organization.Id));

        await ChangeAsync(store, organization, "Postboks Sentrum", "5003", "Bergen");
        Assert.Equal("Postboks Sentrum|||5003|Bergen|EHF", (await CardsAsync(store, organization.Id))[0]);
        Assert.Equal(2, await store.Open().AuditEntries.CountAsync(entry => entry.ObjectType == "address_card", Cancellation));
    }

    [Theory, EachDatabase]
    public async Task A_card_never_loses_its_address(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Fjord", and: o => (o.BillingStreet, o.BillingPostalCode, o.BillingCity) = ("Storgata 1", "0155", "Oslo"));
        store.Given.AddressCard(organization, c => (c.StreetName, c.StreetAddress, c.PostalCode, c.PostalPlace) = ("Storgata", "1", "0155", "Oslo"));

        await ChangeAsync(store, organization, null, null, null);
        await ChangeAsync(store, organization, "Kaia 2", "No postal code is that long", "Oslo");

        Assert.Equal(["Storgata|1||0155|Oslo|EHF"], await CardsAsync(store, organization.Id));
    }

    [Theory, EachDatabase]
    public async Task Who_can_pay_gets_a_first_card(StoreProvider provider)
    {
        await using var store = new TestStore(provider);

        var byMail = await CreateAsync(store, "914 742 315", "faktura@fjord.no");
        var onPaper = await CreateAsync(store, "987 654 321", null);
        var withoutNumber = await CreateAsync(store, null, null);

        Assert.Equal(["Storgata|1||0155|Oslo|PDF"], await CardsAsync(store, byMail));
        Assert.Equal(["Storgata|1||0155|Oslo|PAPER"], await CardsAsync(store, onPaper));
        Assert.Empty(await CardsAsync(store, withoutNumber));
        Assert.All(store.Open().AddressCards, card => Assert.Matches("^[0-9]{8}$", card.Number));
    }

    [Fact]
    public async Task A_number_that_is_taken_is_not_given_again()
    {
        await using var store = new TestStore();
        var other = store.Given.Organization("Other");
        // The sequence gives the organisation its id, and its next figure to the card.
        store.Given.AddressCard(other, c => c.Number = "10000003");

        var id = await CreateAsync(store, "914 742 315", null);

        Assert.Equal("10000004", store.Open().AddressCards.Single(card => card.OrganizationId == id).Number);
    }

    private static async Task<long> CreateAsync(TestStore store, string? number, string? email)
    {
        var made = await store.Service<OrganizationLifecycleService>().CreateAsync(
            new() { Name = "Fjord", EntityId = number, BillingEmail = email, BillingStreet = "Storgata 1", BillingPostalCode = "0155", BillingCity = "Oslo" }, Cancellation);
        return await store.Open().Organizations.Where(o => o.PublicId == made.Value).Select(o => o.Id).SingleAsync(Cancellation);
    }

    private static async Task ChangeAsync(TestStore store, Organization organization, string? street, string? postalCode, string? city)
    {
        var changed = await store.Service<OrganizationLifecycleService>().ChangeAsync(
            organization.PublicId,
            null,
            new() { Name = organization.Name, EntityId = "914742315", BillingStreet = street, BillingPostalCode = postalCode, BillingCity = city },
            dryRun: false,
            Cancellation);
        Assert.True(changed.Succeeded);
    }

    private static async Task<List<string>> CardsAsync(TestStore store, long organization) => await store.Open().AddressCards
        .Where(card => card.OrganizationId == organization)
        .OrderBy(card => card.Id)
        .Select(card => $"{card.StreetName}|{card.StreetAddress}|{card.EntranceCode}|{card.PostalCode}|{card.PostalPlace}|{card.Format}")
        .ToListAsync(Cancellation);
}
