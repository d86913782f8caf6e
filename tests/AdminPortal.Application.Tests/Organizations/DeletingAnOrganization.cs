using AdminPortal.Application.Access;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Protections;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Organizations;

public sealed class DeletingAnOrganization
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_empty_one_goes_with_its_contacts(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Organisation");
        store.Given.Organization("Deleted before", organization, o => (o.DeletedAt, o.DeletionId) = (store.Clock.UtcNow, "before"));
        store.Given.Account("Deleted before", organization, a => (a.DeletedAt, a.DeletionId) = (store.Clock.UtcNow, "before"));
        var contact = store.Given.Contact("Kari", "Nordmann", organization, c => c.Roles.Add(new() { Role = ContactRole.CommercialOwner }));

        var deleted = (await DeleteAsync(store, organization, reason: "Closed")).Value!;

        Assert.Equal(0, deleted.Impact.Organizations.Count + deleted.Impact.Accounts.Count);
        var gone = Assert.Single(deleted.Impact.Contacts.First);
        Assert.Equal((contact.PublicId, "Kari Nordmann"), (gone.Id, gone.Name));
        Assert.Equal([ContactRole.CommercialOwner], gone.LostRoles);
        Assert.Equal(0, await store.Open().Organizations.CountAsync(Cancellation) + await store.Open().Contacts.CountAsync(Cancellation));
        var stored = await store.Open().Organizations.IgnoreQueryFilters().SingleAsync(o => o.Id == organization.Id, Cancellation);
        Assert.Equal((store.Clock.UtcNow, "Test Admin", deleted.OperationId), (stored.DeletedAt, stored.DeletedBy, stored.DeletionId));
        Assert.Equal("before", (await store.Open().Accounts.IgnoreQueryFilters().SingleAsync(Cancellation)).DeletionId);
        Assert.Equal(
            ["deleted contact Closed", "deleted organization Closed"],
            (await store.Open().AuditEntries.ToListAsync(Cancellation)).Select(entry => $"{entry.Action} {entry.ObjectType} {entry.Reason}").Order());
    }

    [Theory, EachDatabase]
    public async Task One_with_children_or_accounts_goes_only_with_everything_below(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        var (auth, inner) = (store.Given.Product("auth"), store.Given.Organization("Inner", top));
        store.Given.Organization("Innermost", inner);
        var account = store.Given.Account("Account", inner);
        store.Given.AccountProduct(account, auth);
        store.Given.Contact("Kari", "Nordmann", inner);
        store.Given.Account("Elsewhere", store.Given.Organization("Elsewhere"));

        Assert.Equal(new HasChildren(1, 0), (await DeleteAsync(store, top)).Error);
        Assert.Equal(new HasChildren(1, 1), (await DeleteAsync(store, inner)).Error);
        var deleted = (await DeleteAsync(store, top, withEverythingBelow: true)).Value!;

        Assert.Equal((2, 1, 1), (deleted.Impact.Organizations.Count, deleted.Impact.Accounts.Count, deleted.Impact.Contacts.Count));
        Assert.Equal(["Inner", "Innermost"], deleted.Impact.Organizations.First.Select(o => o.Name));
        Assert.Equal([new("auth", "Product auth", 1)], deleted.Impact.Products);
        Assert.Equal(["Elsewhere"], store.Open().Organizations.Select(o => o.Name));
        Assert.Equal(["Elsewhere"], store.Open().Accounts.Select(a => a.Name));
        var gone = await store.Open().Organizations.IgnoreQueryFilters().Where(o => o.DeletedAt != null).Select(o => o.DeletionId).Distinct().SingleAsync(Cancellation);
        Assert.Equal(deleted.OperationId, gone);
        Assert.Equal(5, await store.Open().AuditEntries.CountAsync(entry => entry.Action == "deleted", Cancellation));
        await HierarchyChecks.SoundAsync(store);
    }

    [Theory, EachDatabase]
    public async Task Nothing_unsettled_goes(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        var inner = store.Given.Organization("Inner", top);
        store.Given.Invoice(inner);
        store.Given.Invoice(inner, and: i => i.CurrencyCode = "EUR");
        store.Given.Invoice(top, and: i => i.Settled = true);

        Assert.Equal([new("EUR", 1, 125m), new("NOK", 1, 125m)], Assert.IsType<UnsettledInvoices>((await DeleteAsync(store, top, withEverythingBelow: true)).Error).Sums);
        Assert.IsType<UnsettledInvoices>((await DeleteAsync(store, inner)).Error);
        Assert.Equal(2, await store.Open().Organizations.CountAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task Nothing_protected_goes_whether_from_above_on_it_or_below(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        var middle = store.Given.Organization("Middle", top);
        var leaf = store.Given.Organization("Leaf", middle);
        store.Given.Protection(middle, "Critical");

        foreach (var (organization, everything) in new[] { (top, true), (middle, true), (middle, false), (leaf, false) })
        {
            var refused = Assert.IsType<DeleteProtected>((await DeleteAsync(store, organization, everything)).Error);
            Assert.Equal(["Critical"], refused.Protections.Select(protection => protection.Reason));
        }

        var other = store.Given.Organization("Other");
        store.Given.Protection(store.Given.Account("Account", other));
        Assert.IsType<DeleteProtected>((await DeleteAsync(store, other, withEverythingBelow: true)).Error);
        Assert.Equal(4, await store.Open().Organizations.CountAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task It_takes_an_admin_within_the_grant(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        var mine = store.Given.Organization("Mine", top);
        var other = store.Given.Organization("Other", top);
        foreach (var role in new[] { StaffRole.Viewer, StaffRole.Finance, StaffRole.Editor })
        {
            store.SignInAs(role);
            Assert.IsType<NotAllowed>((await DeleteAsync(store, mine)).Error);
            store.SignInAs(role, mine);
            Assert.IsType<NotAllowed>((await DeleteAsync(store, mine)).Error);
        }

        store.SignInAs(StaffRole.Admin, mine);
        Assert.IsType<NotFound>((await DeleteAsync(store, other)).Error);
        Assert.IsType<Stale>((await DeleteAsync(store, mine, version: 7)).Error);
        Assert.True((await DeleteAsync(store, mine, version: 1)).Succeeded);
        Assert.IsType<NotFound>((await DeleteAsync(store, mine)).Error);
        Assert.Equal(["Other", "Top"], store.Open().Organizations.OrderBy(o => o.Name).Select(o => o.Name));
    }

    [Theory, EachDatabase]
    public async Task Who_was_billed_through_a_contact_that_goes_is_told_of(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var going = store.Given.Organization("Going");
        var kari = store.Given.Contact("Kari", "Nordmann", going, c => c.Email = "kari@going.no");
        var other = store.Given.Organization("Other", and: o => (o.BillingContactId, o.BillingEmail) = (kari.Id, "faktura@other.no"));
        store.Given.Organization("Below other", other);

        var impact = (await DeleteAsync(store, going)).Value!.Impact;

        Assert.Equal(
            [("Below other", "kari@going.no", "faktura@other.no"), ("Other", "kari@going.no", "faktura@other.no")],
            impact.Recipients.First.Select(change => (change.Organization.Name, change.Before!.Email, change.After!.Email)));
        Assert.Null((await store.Service<OrganizationService>().FindAsync(other.PublicId, Cancellation))!.BillingContact);
    }

    [Fact]
    public async Task More_than_one_operation_takes_is_refused()
    {
        await using var store = new TestStore();
        var top = store.Given.Organization("Top");
        await using (var db = store.Open())
        {
            db.Accounts.AddRange(Enumerable.Range(0, OrganizationBinService.MostObjects).Select(i => new Application.Accounts.Account
            {
                PublicId = $"a-ppge-{i:D20}",
                Name = "Account",
                OrganizationId = top.Id,
                Region = "EU",
                Cloud = "GCP",
                Version = 1,
            }));
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Equal(new TooManyAtOnce(OrganizationBinService.MostObjects + 1), (await DeleteAsync(store, top, withEverythingBelow: true, dryRun: true)).Error);
    }

    private static Task<Result<Receipt>> DeleteAsync(
        TestStore store, Organization organization, bool withEverythingBelow = false, int? version = null, string? reason = null, bool dryRun = false) =>
        store.Service<OrganizationBinService>().DeleteAsync(organization.PublicId, version, withEverythingBelow, reason, dryRun, Cancellation);
}
