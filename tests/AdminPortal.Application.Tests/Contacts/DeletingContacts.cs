using AdminPortal.Application.Access;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Contacts;

public sealed class DeletingContacts
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_deleted_contact_leaves_the_list_and_lies_in_the_recycle_bin(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var fjord = store.Given.Organization("Fjord");
        var kari = WithRoles(store, fjord);

        var deleted = await Contacts(store).DeleteAsync(kari.PublicId, 1, "Har sluttet", dryRun: false, Cancellation);

        Assert.Equal([ContactRole.CommercialOwner, ContactRole.FinancialContact], Assert.Single(deleted.Value!.Impact.Contacts.First).LostRoles);
        Assert.Empty((await Contacts(store).ListAsync(new(), new(), Cancellation)).Items);
        var row = Assert.Single((await Contacts(store).ListAsync(new(Deleted: true, OrganizationId: fjord.PublicId), new(), Cancellation)).Items);
        Assert.Equal((kari.PublicId, store.Clock.UtcNow), (row.Id, row.DeletedAt));
        var detail = (await Contacts(store).FindAsync(kari.PublicId, Cancellation))!;
        Assert.Equal((store.Clock.UtcNow, store.Clock.UtcNow.AddDays(90), "Test Admin"), (detail.DeletedAt, detail.RestoreUntil, detail.DeletedBy));
        Assert.Equal((false, true, true), (detail.MayEdit, detail.MayDelete, detail.MayExport));
        var entry = store.Open().AuditEntries.Single();
        Assert.Equal(("deleted", "Har sluttet", deleted.Value.OperationId), (entry.Action, entry.Reason, entry.OperationId));
    }

    [Theory, EachDatabase]
    public async Task It_comes_back_with_its_id_roles_and_billing_contacts(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var fjord = store.Given.Organization("Fjord");
        var kari = WithRoles(store, fjord);
        var billed = store.Given.Organization("Billed", and: o => o.BillingContactId = kari.Id);
        await Contacts(store).DeleteAsync(kari.PublicId, null, null, dryRun: false, Cancellation);
        store.Clock.Advance(TimeSpan.FromDays(89));

        var restored = await Contacts(store).RestoreAsync(kari.PublicId, dryRun: false, Cancellation);

        Assert.Equal([("Billed", null, "kari@fjord.no"), ("Fjord", null, "kari@fjord.no")], restored.Value!.Impact.Recipients.First.Select(c => (c.Organization.Name, c.Before?.Email, c.After?.Email)));
        var detail = (await Contacts(store).FindAsync(kari.PublicId, Cancellation))!;
        Assert.Equal([ContactRole.CommercialOwner, ContactRole.FinancialContact], detail.Roles);
        Assert.Equal(billed.PublicId, Assert.Single(detail.BillingContactFor).Id);
        Assert.Equal((null, null, true), (detail.DeletedAt, detail.RestoreUntil, detail.MayEdit));
        Assert.Equal(["deleted", "restored"], store.Open().AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Action));
    }

    [Theory, EachDatabase]
    public async Task It_does_not_come_back_when_it_never_left_is_too_late_or_has_nowhere_to_go(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var gone = store.Given.Organization("Gone", and: o => o.DeletedAt = store.Clock.UtcNow);
        var live = store.Given.Contact("Ola", "Lever");
        var late = store.Given.Contact("Ola", "Sen", and: c => c.DeletedAt = store.Clock.UtcNow.AddDays(-90));
        var homeless = store.Given.Contact("Ola", "Hjemløs", gone, c => c.DeletedAt = store.Clock.UtcNow);

        Assert.IsType<NotDeleted>((await Contacts(store).RestoreAsync(live.PublicId, dryRun: true, Cancellation)).Error);
        Assert.IsType<RestoreWindowOver>((await Contacts(store).RestoreAsync(late.PublicId, dryRun: false, Cancellation)).Error);
        Assert.IsType<OrganizationDeleted>((await Contacts(store).RestoreAsync(homeless.PublicId, dryRun: false, Cancellation)).Error);
        Assert.IsType<NotFound>((await Contacts(store).RestoreAsync("c-p-none", dryRun: false, Cancellation)).Error);
        Assert.Empty(store.Open().AuditEntries);
    }

    [Theory, EachDatabase]
    public async Task What_lies_in_the_recycle_bin_cannot_be_changed(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var kari = store.Given.Contact("Kari", "Nordmann", and: c => c.DeletedAt = store.Clock.UtcNow);

        Assert.IsType<NotFound>((await Contacts(store).ChangeAsync(kari.PublicId, null, new() { FirstName = "K", LastName = "N" }, dryRun: false, Cancellation)).Error);
        Assert.IsType<NotFound>((await Contacts(store).SetRolesAsync(kari.PublicId, null, [], null, dryRun: false, Cancellation)).Error);
        Assert.IsType<NotFound>((await Contacts(store).DeleteAsync(kari.PublicId, null, null, dryRun: false, Cancellation)).Error);
    }

    [Theory, EachDatabase]
    public async Task Faulty_roles_long_reasons_and_old_versions_are_refused(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var kari = store.Given.Contact("Kari", "Nordmann");
        var words = new string('x', 1001);

        var roles = await Contacts(store).SetRolesAsync(kari.PublicId, null, [(ContactRole)9], null, dryRun: false, Cancellation);
        var reason = await Contacts(store).DeleteAsync(kari.PublicId, null, words, dryRun: false, Cancellation);

        Assert.Equal([("Roles", "invalid")], Assert.IsType<InvalidInput>(roles.Error).Fields.Select(f => (f.Field, f.Code)));
        Assert.Equal([("Reason", "length_max")], Assert.IsType<InvalidInput>(reason.Error).Fields.Select(f => (f.Field, f.Code)));
        Assert.IsType<Stale>((await Contacts(store).SetRolesAsync(kari.PublicId, 7, [], null, dryRun: false, Cancellation)).Error);
        Assert.IsType<Stale>((await Contacts(store).DeleteAsync(kari.PublicId, 7, null, dryRun: true, Cancellation)).Error);
    }

    [Theory, EachDatabase]
    public async Task Editors_set_roles_and_admins_delete_and_restore(StoreProvider provider)
    {
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            await OnlyWhatTheRoleAllowsAsync(provider, role);
        }
    }

    private static async Task OnlyWhatTheRoleAllowsAsync(StoreProvider provider, StaffRole role)
    {
        await using var store = new TestStore(provider);
        var mine = store.Given.Organization("Mine");
        var other = store.Given.Organization("Other");
        var ours = WithRoles(store, mine);
        var gone = store.Given.Contact("Ola", "Gone", mine, c => c.DeletedAt = store.Clock.UtcNow);
        var theirs = WithRoles(store, other);
        var theirGone = store.Given.Contact("Ola", "Theirs", other, c => c.DeletedAt = store.Clock.UtcNow);
        store.SignInAs(role, mine);

        Assert.Equal(role is StaffRole.Editor or StaffRole.Admin, Allowed(await Contacts(store).SetRolesAsync(ours.PublicId, null, [], null, dryRun: true, Cancellation)));
        Assert.Equal(role is StaffRole.Admin, Allowed(await Contacts(store).DeleteAsync(ours.PublicId, null, null, dryRun: true, Cancellation)));
        Assert.Equal(role is StaffRole.Admin, Allowed(await Contacts(store).RestoreAsync(gone.PublicId, dryRun: true, Cancellation)));
        Assert.IsType<NotFound>((await Contacts(store).SetRolesAsync(theirs.PublicId, null, [], null, dryRun: false, Cancellation)).Error);
        Assert.IsType<NotFound>((await Contacts(store).DeleteAsync(theirs.PublicId, null, null, dryRun: false, Cancellation)).Error);
        Assert.IsType<NotFound>((await Contacts(store).RestoreAsync(theirGone.PublicId, dryRun: false, Cancellation)).Error);
        Assert.Null(await Contacts(store).FindAsync(theirGone.PublicId, Cancellation));
        Assert.Equal(gone.PublicId, Assert.Single((await Contacts(store).ListAsync(new(Deleted: true), new(), Cancellation)).Items).Id);
        Assert.Empty(store.Open().AuditEntries);
    }

    private static bool Allowed(Result<Receipt> result)
    {
        Assert.True(result.Succeeded || result.Error is NotAllowed, result.Error?.ToString());
        return result.Succeeded;
    }

    private static Contact WithRoles(TestStore store, Application.Organizations.Organization place) => store.Given.Contact("Kari", "Nordmann", place, c =>
    {
        c.Email = "kari@fjord.no";
        c.Roles.AddRange([new() { Role = ContactRole.CommercialOwner }, new() { Role = ContactRole.FinancialContact }]);
    });

    private static ContactService Contacts(TestStore store) => store.Service<ContactService>();
}
