using AdminPortal.Application.Access;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Organizations;

public sealed class ChangingAnOrganization
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Changing_replaces_all_facts_and_leaves_the_parent(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var parent = store.Given.Organization("Parent");
        var organization = store.Given.Organization("Before", parent, o => (o.Website, o.BillingEmail, o.Country) = ("https://before.no", "f@before.no", "SE"));

        var changed = await ChangeAsync(store, organization, new() { Name = "After", EntityId = "914742315", ParentId = "o-p-ignored" }, version: 1);

        Assert.True(changed.Succeeded);
        Assert.Equal(organization.PublicId, changed.Value.Id);
        var found = (await store.Service<OrganizationService>().FindAsync(organization.PublicId, Cancellation))!;
        Assert.Equal(("After", "914742315", null, null, null, 2), (found.Name, found.EntityId, found.Website, found.BillingEmail, found.Country, found.Version));
        Assert.Equal("Parent", Assert.Single(found.Path).Name);
        var entry = await store.Open().AuditEntries.Include(e => e.Changes).SingleAsync(Cancellation);
        Assert.Equal(("changed", "organization", organization.PublicId, changed.Value.OperationId), (entry.Action, entry.ObjectType, entry.ObjectId, entry.OperationId));
        Assert.Equal(
            [("BillingEmail", "f@before.no", null), ("Country", "SE", null), ("EntityId", null, "914742315"), ("Name", "Before", "After"), ("Website", "https://before.no", null)],
            entry.Changes.Select(change => (change.Field, change.OldValue, change.NewValue)).Order());
    }

    [Theory, EachDatabase]
    public async Task It_takes_an_editor_of_the_organisation(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var other = store.Given.Organization("Other");
        var organization = store.Given.Organization("Organisation");
        foreach (var (role, may) in new[] { (StaffRole.Viewer, false), (StaffRole.Finance, false), (StaffRole.Editor, true), (StaffRole.Admin, true) })
        {
            store.SignInAs(role);
            Assert.Equal((role, may), (role, (await ChangeAsync(store, organization, new() { Name = $"By {role}" })).Error is not NotAllowed));
        }

        store.SignInAs(StaffRole.Admin, other);
        Assert.IsType<NotFound>((await ChangeAsync(store, organization, new() { Name = "Unseen" })).Error);
        Assert.Equal("By Admin", store.Open().Organizations.Single(o => o.Id == organization.Id).Name);
    }

    [Theory, EachDatabase]
    public async Task Faults_an_old_version_and_what_is_deleted_are_answered(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Organisation");
        var gone = store.Given.Organization("Gone", and: o => o.DeletedAt = store.Clock.UtcNow);
        await ChangeAsync(store, organization, new() { Name = "First" }, version: 1);

        Assert.IsType<Stale>((await ChangeAsync(store, organization, new() { Name = "Second" }, version: 1)).Error);
        Assert.IsType<NotFound>((await ChangeAsync(store, gone, new() { Name = "Gone" })).Error);
        var faulty = await ChangeAsync(store, organization, new() { Name = " ", BillingContactId = "c-p-none" }, version: 1);
        Assert.Equal(
            [("BillingContactId", "unknown_contact"), ("Name", "required")],
            Assert.IsType<InvalidInput>(faulty.Error).Fields.Select(fault => (fault.Field, fault.Code)).Order());
        Assert.Equal("First", store.Open().Organizations.Single().Name);
    }

    [Theory, EachDatabase]
    public async Task Due_dates_follow_the_payment_terms(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var organization = store.Given.Organization("Organisation");
        var other = store.Given.Organization("Other");
        var open = store.Given.Invoice(organization, and: i => i.DueOn = new(2026, 4, 1));
        var settled = store.Given.Invoice(organization, and: i => (i.Settled, i.DueOn) = (true, new(2026, 3, 30)));
        var theirs = store.Given.Invoice(other, and: i => (i.UserId, i.DueOn) = (organization.Id, new(2026, 4, 1)));

        await ChangeAsync(store, organization, new() { Name = "Organisation", PaymentTermsDays = 14 });
        Assert.Equal([new(2026, 3, 16), new(2026, 3, 14), new(2026, 4, 1)], await DueAsync());
        await ChangeAsync(store, organization, new() { Name = "Organisation", PaymentTermsDays = 0 });
        Assert.Equal([new(2026, 3, 2), new(2026, 2, 28), new(2026, 4, 1)], await DueAsync());
        await ChangeAsync(store, organization, new() { Name = "Organisation" });
        Assert.Equal([new(2026, 4, 1), new(2026, 3, 30), new(2026, 4, 1)], await DueAsync());

        async Task<List<DateOnly>> DueAsync()
        {
            long[] ids = [open.Id, settled.Id, theirs.Id];
            return await store.Open().Invoices.Where(i => ids.Contains(i.Id)).OrderBy(i => i.Id).Select(i => i.DueOn).ToListAsync(Cancellation);
        }
    }

    [Theory, EachDatabase]
    public async Task A_change_tells_whose_next_invoice_goes_to_somebody_else(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top", and: o => o.BillingEmail = "old@top.no");
        var middle = store.Given.Organization("Middle", top);
        store.Given.Organization("Inner", middle);
        var own = store.Given.Organization("Own", top, o => o.BillingEmail = "faktura@own.no");
        store.Given.Organization("Below own", own);
        var kari = store.Given.Contact("Kari", "Nordmann", top, c => c.Email = "kari@top.no");

        var impact = (await ChangeAsync(store, top, new() { Name = "Top", BillingEmail = "old@top.no", BillingContactId = kari.PublicId })).Value!.Impact;

        Assert.Equal(3, impact.Recipients.Count);
        Assert.Equal(["Inner", "Middle", "Top"], impact.Recipients.First.Select(change => change.Organization.Name));
        Assert.All(impact.Recipients.First, change => Assert.Equal(("old@top.no", "kari@top.no", "Top"), (change.Before!.Email, change.After!.Email, change.After.From.Name)));
        Assert.Equal([true, true, false], impact.Recipients.First.Select(change => change.After!.IsInherited));
        Assert.Empty((await ChangeAsync(store, top, new() { Name = "Renamed", BillingEmail = "new@top.no", BillingContactId = kari.PublicId })).Value!.Impact.Recipients.First);
    }

    [Theory, EachDatabase]
    public async Task A_billing_contact_that_one_does_not_see_stays(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        var hidden = store.Given.Contact("Kari", "Nordmann", top);
        var mine = store.Given.Organization("Mine", top, o => o.BillingContactId = hidden.Id);
        var seen = store.Given.Contact("Ola", "Nordmann", mine);
        store.SignInAs(StaffRole.Editor, mine);

        await ChangeAsync(store, mine, new() { Name = "Renamed" });
        Assert.Equal(hidden.Id, store.Open().Organizations.Single(o => o.Id == mine.Id).BillingContactId);
        Assert.IsType<InvalidInput>((await ChangeAsync(store, mine, new() { Name = "Renamed", BillingContactId = hidden.PublicId })).Error);
        await ChangeAsync(store, mine, new() { Name = "Renamed", BillingContactId = seen.PublicId });
        Assert.Equal(seen.Id, store.Open().Organizations.Single(o => o.Id == mine.Id).BillingContactId);
        await ChangeAsync(store, mine, new() { Name = "Renamed" });
        Assert.Null(store.Open().Organizations.Single(o => o.Id == mine.Id).BillingContactId);
        var old = await store.Open().AuditEntries.SelectMany(e => e.Changes).Where(c => c.Field == "BillingContact").OrderBy(c => c.EntrySequence).Select(c => c.OldValue).ToListAsync(Cancellation);
        Assert.Equal([hidden.PublicId, seen.PublicId], old);
    }

    private static Task<Result<Receipt>> ChangeAsync(TestStore store, Organization organization, OrganizationInput input, int? version = null) =>
        store.Service<OrganizationLifecycleService>().ChangeAsync(organization.PublicId, version, input, dryRun: false, Cancellation);
}
