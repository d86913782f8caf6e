using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Contacts;

public sealed class WritingContacts
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_contact_is_made_as_typed(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Fjord");

        var id = (await Contacts(store).CreateAsync(
            new()
            {
                OrganizationId = organization.PublicId,
                FirstName = " Harald ",
                LastName = "Hårfagre",
                Email = "harald@hårfagre.no",
                Mobile = "900 12 345",
                Country = "no",
                Roles = [ContactRole.FinancialContact, ContactRole.CommercialOwner],
            },
            Cancellation)).Value!;

        var contact = (await Contacts(store).FindAsync(id, Cancellation))!;
        Assert.Equal(("Harald", "Hårfagre", "harald@hårfagre.no", "900 12 345", "NO"), (contact.FirstName, contact.LastName, contact.Email, contact.Mobile, contact.Country));
        Assert.Equal([ContactRole.CommercialOwner, ContactRole.FinancialContact], contact.Roles);
        Assert.Equal("Fjord", contact.Organization!.Name);
        Assert.Equal(1, contact.Version);
    }

    [Theory, EachDatabase]
    public async Task Every_fault_is_told_at_once(StoreProvider provider)
    {
        await using var store = new TestStore(provider);

        var result = await Contacts(store).CreateAsync(
            new()
            {
                OrganizationId = "o-p-none",
                MiddleName = new('m', 65),
                LastName = " ",
                Email = "not an address",
                Mobile = new('1', 129),
                Country = "N1",
                Roles = [(ContactRole)99],
            },
            Cancellation);

        Assert.Equal(
            [
                ("Country", "invalid"), ("Email", "email"), ("FirstName", "required"), ("LastName", "required"), ("MiddleName", "length_max"),
                ("Mobile", "length_max"), ("OrganizationId", "unknown_organization"), ("Roles", "invalid"),
            ],
            Assert.IsType<InvalidInput>(result.Error).Fields.Select(fault => (fault.Field, fault.Code)).Order());
        Assert.Empty(store.Open().Contacts);
    }

    [Theory, EachDatabase]
    public async Task Changing_replaces_fields_and_roles_and_the_trail_marks_what_is_personal(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Fjord");
        var id = (await Contacts(store).CreateAsync(
            new() { OrganizationId = organization.PublicId, FirstName = "Ola", LastName = "Nordmann", Email = "ola@fjord.no", Roles = [ContactRole.Other] }, Cancellation)).Value!;

        var changed = await Contacts(store).ChangeAsync(
            id, 1, new() { OrganizationId = organization.PublicId, FirstName = "Ola", LastName = "Fjell", Roles = [ContactRole.FinancialContact] }, dryRun: false, Cancellation);

        Assert.True(changed.Succeeded);
        var contact = (await Contacts(store).FindAsync(id, Cancellation))!;
        Assert.Equal(("Fjell", null, 2), (contact.LastName, contact.Email, contact.Version));
        Assert.Equal([ContactRole.FinancialContact], contact.Roles);
        var entry = await store.Open().AuditEntries.Include(e => e.Changes).OrderBy(e => e.Sequence).LastAsync(Cancellation);
        Assert.Equal(("changed", "contact", id), (entry.Action, entry.ObjectType, entry.ObjectId));
        Assert.Equal(
            [
                ("Email", "ola@fjord.no", null, true), ("LastName", "Nordmann", "Fjell", true),
                ("Roles", null, "FinancialContact", false), ("Roles", "Other", null, false),
            ],
            entry.Changes.Select(change => (change.Field, change.OldValue, change.NewValue, change.IsPersonal)).Order());
    }

    [Theory, EachDatabase]
    public async Task A_role_given_or_taken_alone_is_a_change(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var contact = store.Given.Contact("Ola", "Nordmann");

        await Contacts(store).ChangeAsync(contact.PublicId, 1, new() { FirstName = "Ola", LastName = "Nordmann", Roles = [ContactRole.Other] }, dryRun: false, Cancellation);
        await Contacts(store).ChangeAsync(contact.PublicId, 2, new() { FirstName = "Ola", LastName = "Nordmann" }, dryRun: false, Cancellation);

        var found = (await Contacts(store).FindAsync(contact.PublicId, Cancellation))!;
        Assert.Empty(found.Roles);
        Assert.Equal(3, found.Version);
        Assert.Equal(2, await store.Open().AuditEntries.CountAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task A_change_made_from_an_old_version_is_stale_and_writes_nothing(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var contact = store.Given.Contact("Ola", "Nordmann");
        await Contacts(store).ChangeAsync(contact.PublicId, 1, new() { FirstName = "Ola", LastName = "Fjell" }, dryRun: false, Cancellation);

        var late = await Contacts(store).ChangeAsync(contact.PublicId, 1, new() { FirstName = "Ola", LastName = "Vik" }, dryRun: false, Cancellation);

        Assert.IsType<Stale>(late.Error);
        Assert.Equal("Fjell", store.Open().Contacts.Single().LastName);
        Assert.Equal(1, await store.Open().AuditEntries.CountAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task A_contact_of_no_organisation_is_for_unrestricted_callers(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var mine = store.Given.Organization("Mine");
        store.SignInAs(StaffRole.Editor, mine);

        var refused = await Contacts(store).CreateAsync(new() { FirstName = "Ola", LastName = "Nordmann" }, Cancellation);

        Assert.IsType<NotAllowed>(refused.Error);
        store.SignInAs(StaffRole.Editor);
        Assert.True((await Contacts(store).CreateAsync(new() { FirstName = "Ola", LastName = "Nordmann" }, Cancellation)).Succeeded);
    }

    [Theory, EachDatabase]
    public async Task Moving_a_contact_needs_the_right_at_both_ends(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var read = store.Given.Organization("Read");
        var edited = store.Given.Organization("Edited");
        var theirs = store.Given.Contact("Ola", "Read", read);
        var ours = store.Given.Contact("Kari", "Edited", edited);
        store.SignInAs(StaffRole.Viewer, read);
        store.Given.Grant(store.User.Identity!.Id, StaffRole.Editor, edited);

        var away = await Contacts(store).ChangeAsync(ours.PublicId, 1, new() { OrganizationId = read.PublicId, FirstName = "Kari", LastName = "Edited" }, dryRun: false, Cancellation);
        var here = await Contacts(store).ChangeAsync(theirs.PublicId, 1, new() { OrganizationId = edited.PublicId, FirstName = "Ola", LastName = "Read" }, dryRun: false, Cancellation);

        Assert.IsType<NotAllowed>(away.Error);
        Assert.IsType<NotAllowed>(here.Error);
    }

    private static ContactService Contacts(TestStore store) => store.Service<ContactService>();
}
