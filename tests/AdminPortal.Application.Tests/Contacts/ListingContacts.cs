using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.Contacts;

public sealed class ListingContacts
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_contact_is_found_by_e_mail_and_phone_in_any_form(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.Given.Contact("Harald", "Hårfagre", and: c => (c.Email, c.Mobile) = ("Harald@Hårfagre.no", "900 12 345"));
        store.Given.Contact("Svea", "Ström", and: c => (c.Email, c.Phone) = ("svea@strom.se", "0046 8 123 456"));

        foreach (var text in new[] { "harald@hårfagre.no", "harald@xn--hrfagre-exa.no", "HARALD@", "90012345", "+47 900 12 345", "0047 90012345", "900 12", "harfagre", "harald hår" })
        {
            Assert.Equal((text, "Harald Hårfagre"), (text, string.Join('|', await NamesAsync(store, new(Text: text)))));
        }

        foreach (var text in new[] { "+46 8 123 456", "+468123456", "004681234", "strom" })
        {
            Assert.Equal((text, "Svea Ström"), (text, string.Join('|', await NamesAsync(store, new(Text: text)))));
        }

        Assert.Empty(await NamesAsync(store, new(Text: "harald@other.no")));
    }

    [Theory, EachDatabase]
    public async Task Each_filter_narrows(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        var below = store.Given.Organization("Below", top);
        var first = store.Given.Contact("Ada", "One", top, c => c.Roles.Add(new() { Role = ContactRole.FinancialContact }));
        store.Given.Contact("Bo", "Two", below);
        store.Given.Contact("Cy", "Three");

        Assert.Equal(["Ada One", "Cy Three", "Bo Two"], await NamesAsync(store, new()));
        Assert.Equal(["Ada One", "Bo Two"], await NamesAsync(store, new(OrganizationId: top.PublicId)));
        Assert.Equal(["Ada One"], await NamesAsync(store, new(OrganizationId: top.PublicId, WithSubtree: false)));
        Assert.Equal(["Ada One"], await NamesAsync(store, new(Role: ContactRole.FinancialContact)));
        Assert.Equal(["Ada One"], await NamesAsync(store, new(Text: first.PublicId)));
        Assert.Empty(await NamesAsync(store, new(Role: ContactRole.Other)));
        Assert.Empty(await NamesAsync(store, new(OrganizationId: "o-p-none")));
    }

    [Theory, EachDatabase]
    public async Task The_list_is_by_last_name_or_by_the_latest_change(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var start = store.Clock.UtcNow;
        store.Given.Contact("Åse", "Berg", and: c => c.LastModifiedAt = start.AddHours(1));
        store.Given.Contact("Ali", "Østby", and: c => c.LastModifiedAt = start.AddHours(3));
        store.Given.Contact("Bo", "Berg", and: c => c.LastModifiedAt = start.AddHours(2));

        var byName = await Contacts(store).ListAsync(new(), new(Size: 2), Cancellation);
        var rest = await Contacts(store).ListAsync(new(), new(byName.Next, 2), Cancellation);
        var byChange = await Contacts(store).ListAsync(new(), new(Sort: "changed", Descending: true), Cancellation);

        Assert.Equal(["Bo Berg", "Åse Berg"], byName.Items.Select(row => row.Name));
        Assert.Equal(["Ali Østby"], rest.Items.Select(row => row.Name));
        Assert.Equal(["Ali Østby", "Bo Berg", "Åse Berg"], byChange.Items.Select(row => row.Name));
    }

    [Theory, EachDatabase]
    public async Task A_contact_tells_for_whom_it_is_billing_contact(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var contact = store.Given.Contact("Ada", "One");
        store.Given.Organization("Payer", and: o => o.BillingContactId = contact.Id);

        var found = await Contacts(store).FindAsync(contact.PublicId, Cancellation);

        Assert.Equal(["Payer"], found!.BillingContactFor.Select(organization => organization.Name));
        Assert.Empty(found.Path);
    }

    private static ContactService Contacts(TestStore store) => store.Service<ContactService>();

    private static async Task<List<string>> NamesAsync(TestStore store, ContactFilter filter) =>
        [.. (await Contacts(store).ListAsync(filter, new(), Cancellation)).Items.Select(row => row.Name)];
}
