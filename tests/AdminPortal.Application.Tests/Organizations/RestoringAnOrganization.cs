using AdminPortal.Application.Access;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Organizations;

public sealed class RestoringAnOrganization
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_went_together_comes_back_together_as_it_was(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        var inner = store.Given.Organization("Inner", top);
        var account = store.Given.Account("Account", inner);
        store.Given.AccountProduct(account, store.Given.Product("auth"));
        store.Given.Contact("Kari", "Nordmann", inner);
        store.Given.Account("Deleted before", inner, a => (a.DeletedAt, a.DeletionId) = (store.Clock.UtcNow, "before"));
        await Bin(store).DeleteAsync(top.PublicId, null, true, null, false, Cancellation);

        var restored = (await Bin(store).RestoreAsync(inner.PublicId, false, Cancellation)).Value!;

        Assert.Equal((inner.PublicId, 1, 1, 1), (restored.Id, restored.Impact.Organizations.Count, restored.Impact.Accounts.Count, restored.Impact.Contacts.Count));
        Assert.Equal([("auth", 1)], restored.Impact.Products.Select(product => (product.Code, product.Accounts)));
        Assert.Equal([inner.PublicId, top.PublicId], store.Open().Organizations.OrderBy(o => o.Name).Select(o => o.PublicId));
        Assert.Equal(["auth"], store.Open().Accounts.Where(a => a.PublicId == account.PublicId).SelectMany(a => a.Products).Select(p => p.ProductCode));
        Assert.Equal(1, await store.Open().Contacts.CountAsync(Cancellation));
        Assert.False(await store.Open().Organizations.AnyAsync(o => o.DeletionId != null || o.DeletedBy != null, Cancellation));
        Assert.Equal(1, await store.Open().Accounts.CountAsync(Cancellation));
        Assert.Equal(4, await store.Open().AuditEntries.CountAsync(entry => entry.Action == "restored", Cancellation));
        await HierarchyChecks.SoundAsync(store);
    }

    [Theory, EachDatabase]
    public async Task A_protection_comes_back_with_what_it_stands_on(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Organisation");
        await Bin(store).DeleteAsync(organization.PublicId, null, false, null, false, Cancellation);
        store.Given.Protection(organization, "Critical");

        await Bin(store).RestoreAsync(organization.PublicId, false, Cancellation);

        Assert.True((await store.Service<OrganizationService>().FindAsync(organization.PublicId, Cancellation))!.IsDeleteProtected);
    }

    [Theory, EachDatabase]
    public async Task It_does_not_come_back_below_something_deleted(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        var inner = store.Given.Organization("Inner", top);
        await Bin(store).DeleteAsync(inner.PublicId, null, true, null, false, Cancellation);
        await Bin(store).DeleteAsync(top.PublicId, null, true, null, false, Cancellation);

        Assert.Equal(new ParentDeleted(top.PublicId), (await Bin(store).RestoreAsync(inner.PublicId, false, Cancellation)).Error);
        Assert.True((await Bin(store).FindDeletedAsync(inner.PublicId, Cancellation))!.IsParentDeleted);
        store.SignInAs(StaffRole.Admin, inner);
        Assert.Equal(new ParentDeleted(null), (await Bin(store).RestoreAsync(inner.PublicId, false, Cancellation)).Error);
        store.SignInAs(StaffRole.Admin);
        Assert.True((await Bin(store).RestoreAsync(top.PublicId, false, Cancellation)).Succeeded);
        Assert.True((await Bin(store).RestoreAsync(inner.PublicId, false, Cancellation)).Succeeded);
        await HierarchyChecks.SoundAsync(store);
    }

    [Theory, EachDatabase]
    public async Task What_is_not_deleted_unknown_or_out_of_time_is_answered(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Organisation");

        Assert.IsType<NotDeleted>((await Bin(store).RestoreAsync(organization.PublicId, false, Cancellation)).Error);
        Assert.IsType<NotFound>((await Bin(store).RestoreAsync("o-p-none", false, Cancellation)).Error);
        await Bin(store).DeleteAsync(organization.PublicId, null, false, null, false, Cancellation);
        store.Clock.Advance(TimeSpan.FromDays(90) - TimeSpan.FromSeconds(1));
        Assert.True((await Bin(store).RestoreAsync(organization.PublicId, true, Cancellation)).Succeeded);
        Assert.True((await Bin(store).FindDeletedAsync(organization.PublicId, Cancellation))!.MayRestore);
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<RestoreWindowOver>((await Bin(store).RestoreAsync(organization.PublicId, false, Cancellation)).Error);
        Assert.False((await Bin(store).FindDeletedAsync(organization.PublicId, Cancellation))!.MayRestore);
    }

    [Theory, EachDatabase]
    public async Task It_takes_an_admin_of_the_topmost(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        var inner = store.Given.Organization("Inner", top);
        await Bin(store).DeleteAsync(top.PublicId, null, true, null, false, Cancellation);
        foreach (var role in new[] { StaffRole.Viewer, StaffRole.Finance, StaffRole.Editor })
        {
            store.SignInAs(role);
            Assert.IsType<NotAllowed>((await Bin(store).RestoreAsync(top.PublicId, false, Cancellation)).Error);
            Assert.False((await Bin(store).FindDeletedAsync(top.PublicId, Cancellation))!.MayRestore);
        }

        store.SignInAs(StaffRole.Admin, inner);
        Assert.Equal(new ParentDeleted(null), (await Bin(store).RestoreAsync(inner.PublicId, false, Cancellation)).Error);
        store.SignInAs(StaffRole.Viewer);
        store.Given.Grant(store.User.Identity!.Id, StaffRole.Admin, inner);
        Assert.IsType<NotAllowed>((await Bin(store).RestoreAsync(inner.PublicId, false, Cancellation)).Error);
        store.SignInAs(StaffRole.Admin, top);
        Assert.True((await Bin(store).RestoreAsync(inner.PublicId, false, Cancellation)).Succeeded);
    }

    [Theory, EachDatabase]
    public async Task One_of_which_nothing_says_what_went_along_comes_back_alone(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Organisation", and: o => o.DeletedAt = store.Clock.UtcNow);
        store.Given.Organization("Other", and: o => o.DeletedAt = store.Clock.UtcNow);
        store.Given.Account("Account", organization, a => a.DeletedAt = store.Clock.UtcNow);

        var row = Assert.Single((await Bin(store).ListDeletedAsync("organisation", new(), Cancellation)).Items);
        Assert.Equal((1, 0, 0), (row.Organizations, row.Accounts, row.Contacts));
        Assert.True((await Bin(store).RestoreAsync(organization.PublicId, false, Cancellation)).Value!.Impact.IsEmpty);
        Assert.Equal(["Organisation"], store.Open().Organizations.Select(o => o.Name));
        Assert.Empty(store.Open().Accounts);
    }

    [Theory, EachDatabase]
    public async Task Who_is_billed_through_a_contact_that_comes_back_is_told_of(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var going = store.Given.Organization("Going");
        var kari = store.Given.Contact("Kari", "Nordmann", going, c => c.Email = "kari@going.no");
        store.Given.Organization("Other", and: o => o.BillingContactId = kari.Id);
        await Bin(store).DeleteAsync(going.PublicId, null, false, null, false, Cancellation);

        var impact = (await Bin(store).RestoreAsync(going.PublicId, false, Cancellation)).Value!.Impact;

        var change = Assert.Single(impact.Recipients.First);
        Assert.Equal(("Other", null, "kari@going.no"), (change.Organization.Name, change.Before?.Email, change.After!.Email));
        Assert.Empty(Assert.Single(impact.Contacts.First).LostRoles);
    }

    [Theory, EachDatabase]
    public async Task Contacts_and_accounts_that_were_deleted_together_come_back_by_the_same_way(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Organisation");
        store.Given.Account("Account", organization, a => (a.DeletedAt, a.DeletionId) = (store.Clock.UtcNow, "bulk"));
        store.Given.Contact("Kari", "Nordmann", organization, c => (c.DeletedAt, c.DeletionId, c.Email) = (store.Clock.UtcNow, "bulk", "kari@fjord.no"));

        var first = await RestoreAsync("bulk");
        var second = await RestoreAsync("bulk");

        Assert.Equal((0, 1, 1), (first.Value!.Organizations.Count, first.Value.Accounts.Count, first.Value.Contacts.Count));
        Assert.IsType<NotDeleted>(second.Error);
        await Bin(store).DeleteAsync(organization.PublicId, null, true, null, false, Cancellation);
        store.Given.Account("Late", organization, a => (a.DeletedAt, a.DeletionId) = (store.Clock.UtcNow, "late"));
        Assert.Equal(new ParentDeleted(organization.PublicId), (await RestoreAsync("late")).Error);

        Task<Result<Impact>> RestoreAsync(string deletion) =>
            store.Service<PortalStore>().WriteAsync<Impact>(session => OrganizationRestore.ApplyAsync(session, deletion, Cancellation), Cancellation);
    }

    private static OrganizationBinService Bin(TestStore store) => store.Service<OrganizationBinService>();
}
