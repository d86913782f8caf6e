using AdminPortal.Application.Access;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Contacts.Contract;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Contacts;

public sealed class UpdatingContacts
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Only_what_is_sent_changes(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Fjord");
        var contact = store.Given.Contact("Ola", "Nordmann", organization, c =>
        {
            (c.MiddleName, c.Email, c.Mobile, c.Phone, c.Country) = ("Middle", "ola@fjord.no", "900 12 345", "22 33 44 55", "NO");
            c.Roles.Add(new() { Role = ContactRole.Other });
        });

        var changed = await UpdateAsync(store, contact, new() { Email = null, Phone = "1" }, [nameof(ContactInput.Email), nameof(ContactInput.Phone)]);

        Assert.True(changed.Succeeded);
        var found = (await store.Service<ContactContractService>().FindAsync(contact.PublicId, Cancellation))!;
        Assert.Equal(("Ola Middle Nordmann", null, "900 12 345", "1", "NO", "Fjord"), (found.Name, found.Email, found.Mobile, found.Phone, found.Country, found.Organization!.Name));
        Assert.Equal([ContactRole.Other], found.Roles);
        var entry = await store.Open().AuditEntries.Include(e => e.Changes).SingleAsync(Cancellation);
        Assert.Equal(["Email", "Phone"], entry.Changes.Select(change => change.Field).Order());
    }

    [Theory, EachDatabase]
    public async Task The_whole_replaces_all_but_leaves_the_last_name_where_none_is_given(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var contact = store.Given.Contact("Ola", "Nordmann", store.Given.Organization("Fjord"), c =>
        {
            (c.MiddleName, c.Email, c.Mobile, c.Phone, c.Country) = ("Middle", "ola@fjord.no", "900 12 345", "22 33 44 55", "NO");
            c.Roles.Add(new() { Role = ContactRole.Other });
        });

        Assert.True((await UpdateAsync(store, contact, new(), null)).Succeeded);

        var found = (await store.Service<ContactContractService>().FindAsync(contact.PublicId, Cancellation))!;
        Assert.Equal(new ContactRecord(contact.PublicId, "Nordmann", "", null, "Nordmann", null, null, null, null, null, null, 2), found);
    }

    [Theory, EachDatabase]
    public async Task A_fault_of_what_is_not_sent_stands_in_nobodys_way(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var contact = store.Given.Contact("Ola", "Nordmann", and: c => (c.Email, c.Country) = ("by hand", "??"));

        Assert.True((await UpdateAsync(store, contact, new() { Phone = "1" }, [nameof(ContactInput.Phone)])).Succeeded);
        var refused = await UpdateAsync(
            store, contact, new() { FirstName = " ", LastName = "", Country = "N" }, [nameof(ContactInput.FirstName), nameof(ContactInput.LastName), nameof(ContactInput.Country)]);

        Assert.Equal(
            [("Country", "length_exact"), ("LastName", "required")],
            Assert.IsType<InvalidInput>(refused.Error).Fields.Select(fault => (fault.Field, fault.Code)).Order());
        Assert.Equal(("Ola", "by hand"), store.Open().Contacts.Select(c => new ValueTuple<string, string?>(c.FirstName, c.Email)).Single());
    }

    [Theory, EachDatabase]
    public async Task It_takes_an_editor_here_and_where_it_goes(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var mine = store.Given.Organization("Mine");
        var read = store.Given.Organization("Read");
        var contact = store.Given.Contact("Ola", "Nordmann", mine);
        foreach (var (role, may) in new[] { (StaffRole.Viewer, false), (StaffRole.Finance, false), (StaffRole.Editor, true), (StaffRole.Admin, true) })
        {
            store.SignInAs(role);
            Assert.Equal((role, may), (role, (await UpdateAsync(store, contact, new() { Phone = $"{role}" }, [nameof(ContactInput.Phone)])).Succeeded));
        }

        store.SignInAs(StaffRole.Editor, mine);
        store.Given.Grant(store.User.Identity!.Id, StaffRole.Viewer, read);
        Assert.IsType<NotAllowed>((await UpdateAsync(store, contact, new() { OrganizationId = read.PublicId }, [nameof(ContactInput.OrganizationId)])).Error);
        Assert.IsType<NotAllowed>((await UpdateAsync(store, contact, new(), [nameof(ContactInput.OrganizationId)])).Error);
        Assert.True((await UpdateAsync(store, contact, new() { Phone = "2" }, [nameof(ContactInput.Phone)])).Succeeded);
        store.SignInAs(StaffRole.Editor, read);
        Assert.IsType<NotFound>((await UpdateAsync(store, contact, new() { Phone = "3" }, [nameof(ContactInput.Phone)])).Error);
    }

    [Theory, EachDatabase]
    public async Task An_old_version_is_stale(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var contact = store.Given.Contact("Ola", "Nordmann");

        Assert.True((await UpdateAsync(store, contact, new() { Phone = "1" }, [nameof(ContactInput.Phone)], version: 1)).Succeeded);
        Assert.IsType<Stale>((await UpdateAsync(store, contact, new() { Phone = "2" }, [nameof(ContactInput.Phone)], version: 1)).Error);
        Assert.Equal("1", store.Open().Contacts.Single().Phone);
    }

    [Theory, EachDatabase]
    public async Task A_contact_without_a_first_name_is_listed_by_the_last_alone(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var contact = store.Given.Contact("Ola", "Nordmann", and: c => c.MiddleName = "Middle");

        await UpdateAsync(store, contact, new(), [nameof(ContactInput.FirstName)]);

        Assert.Equal("Middle Nordmann", Assert.Single((await store.Service<ContactService>().ListAsync(new(), new(), Cancellation)).Items).Name);
    }

    private static Task<Result<Receipt>> UpdateAsync(TestStore store, Contact contact, ContactInput input, string[]? sent, int? version = null) =>
        store.Service<ContactService>().UpdateAsync(contact.PublicId, version, input, sent, Cancellation);
}
