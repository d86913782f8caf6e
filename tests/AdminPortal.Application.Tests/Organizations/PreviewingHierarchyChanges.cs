using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.Organizations;

/// <summary>A preview answers what the change answers, and leaves no trace in any table.</summary>
public sealed class PreviewingHierarchyChanges
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public Task A_change_does_what_its_preview_said(StoreProvider provider) => HoldsAsync(provider, (store, family, dryRun) =>
        store.Service<OrganizationLifecycleService>().ChangeAsync(
            family.Middle.PublicId,
            1,
            new() { Name = "Middle", EntityId = "914742315", BillingStreet = "Storgata 1", BillingCity = "Oslo", BillingContactId = family.Contact.PublicId, PaymentTermsDays = 14 },
            dryRun,
            Cancellation));

    [Theory, EachDatabase]
    public Task A_move_does_what_its_preview_said(StoreProvider provider) => HoldsAsync(provider, (store, family, dryRun) =>
        store.Service<OrganizationLifecycleService>().MoveAsync(family.Middle.PublicId, 1, family.Other.PublicId, "Sold", dryRun, Cancellation));

    [Theory, EachDatabase]
    public Task A_deletion_does_what_its_preview_said(StoreProvider provider) => HoldsAsync(provider, (store, family, dryRun) =>
        store.Service<OrganizationBinService>().DeleteAsync(family.Middle.PublicId, 1, true, "Closed", dryRun, Cancellation), settled: true);

    [Theory, EachDatabase]
    public Task A_restore_does_what_its_preview_said(StoreProvider provider) => HoldsAsync(
        provider,
        (store, family, dryRun) => store.Service<OrganizationBinService>().RestoreAsync(family.Middle.PublicId, dryRun, Cancellation),
        settled: true,
        first: (store, family) => store.Service<OrganizationBinService>().DeleteAsync(family.Middle.PublicId, 1, true, null, false, Cancellation));

    private static async Task HoldsAsync(
        StoreProvider provider,
        Func<TestStore, Family, bool, Task<Result<Receipt>>> change,
        bool settled = false,
        Func<TestStore, Family, Task<Result<Receipt>>>? first = null)
    {
        await using var store = new TestStore(provider);
        var family = FamilyOf(store, settled);
        if (first is not null)
        {
            Assert.True((await first(store, family)).Succeeded);
        }

        var before = await HierarchyChecks.DumpAsync(store);
        var preview = await change(store, family, true);
        Assert.Equal(before, await HierarchyChecks.DumpAsync(store));
        var done = await change(store, family, false);
        Assert.NotEqual(before, await HierarchyChecks.DumpAsync(store));

        Assert.False(preview.Value!.Impact.IsEmpty);
        HierarchyChecks.Same(preview.Value.Impact, done.Value!.Impact);
        await HierarchyChecks.SoundAsync(store);
    }

    private static Family FamilyOf(TestStore store, bool settled)
    {
        var top = store.Given.Organization("Top", and: o => o.BillingEmail = "faktura@top.no");
        var middle = store.Given.Organization("Middle", top);
        var leaf = store.Given.Organization("Leaf", middle);
        store.Given.Organization("Deleted leaf", middle, o => o.DeletedAt = store.Clock.UtcNow);
        var contact = store.Given.Contact("Kari", "Nordmann", leaf, c =>
        {
            c.Email = "kari@leaf.no";
            c.Roles.Add(new() { Role = ContactRole.CommercialOwner });
        });
        var other = store.Given.Organization("Other", and: o => (o.BillingEmail, o.BillingContactId) = ("faktura@other.no", contact.Id));
        var account = store.Given.Account("Account", leaf);
        store.Given.AccountProduct(account, store.Given.Product("auth"));
        store.Given.Invoice(middle, and: i => i.Settled = settled);
        return new(middle, other, contact);
    }

    private sealed record Family(Organization Middle, Organization Other, Contact Contact);
}
