using AdminPortal.Application.Access;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Organizations.Contract;
using AdminPortal.Application.Protections;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Organizations;

public sealed class UpdatingAnOrganization
{
    private static readonly string[] Name = [nameof(OrganizationInput.Name)];
    private static readonly string[] NameAndParent = [nameof(OrganizationInput.Name), nameof(OrganizationInput.ParentId)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Facts_and_a_move_are_one_change(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var a = store.Given.Organization("A");
        var b = store.Given.Organization("B", a, o => o.Country = "SE");
        store.Given.Organization("C", b);
        var x = store.Given.Organization("X");

        var changed = await UpdateAsync(store, b, new() { Name = "Moved", ParentId = x.PublicId }, NameAndParent, version: 1);

        Assert.True(changed.Succeeded);
        await HierarchyChecks.SoundAsync(store);
        var found = (await ReadAsync(store, b))!;
        Assert.Equal(("Moved", "SE", "X", 2), (found.Name, found.Country, found.ParentOrganization!.Name, found.Version));
        var entry = await store.Open().AuditEntries.Include(e => e.Changes).SingleAsync(Cancellation);
        Assert.Equal((b.PublicId, changed.Value.OperationId), (entry.ObjectId, entry.OperationId));
        Assert.Equal([("Name", "B", "Moved"), ("Parent", a.PublicId, x.PublicId)], entry.Changes.Select(change => (change.Field, change.OldValue, change.NewValue)).Order());

        Assert.True((await store.Service<UndoService>().UndoAsync(changed.Value.OperationId, Cancellation)).Succeeded);
        await HierarchyChecks.SoundAsync(store);
        Assert.Equal(("B", "A"), ((await ReadAsync(store, b))!.Name, (await ReadAsync(store, b))!.ParentOrganization!.Name));
    }

    [Theory, EachDatabase]
    public async Task A_move_that_is_refused_takes_the_facts_back(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var a = store.Given.Organization("A");
        var b = store.Given.Organization("B", a);
        store.Given.Account("Production", b);
        store.Given.Protection(a);
        var x = store.Given.Organization("X");

        Assert.IsType<WouldCycle>((await UpdateAsync(store, a, new() { Name = "Changed", ParentId = b.PublicId }, NameAndParent)).Error);
        Assert.IsType<WouldCycle>((await UpdateAsync(store, a, new() { Name = "Changed", ParentId = a.PublicId }, NameAndParent)).Error);
        Assert.IsType<NeedsApproval>((await UpdateAsync(store, b, new() { Name = "Changed", ParentId = x.PublicId }, NameAndParent)).Error);

        await HierarchyChecks.SoundAsync(store);
        Assert.Equal(["A", "B", "X"], store.Open().Organizations.Select(o => o.Name).Order());
        Assert.Empty(store.Open().AuditEntries);
    }

    [Theory, EachDatabase]
    public async Task Without_a_parent_a_root_stays_and_no_other_becomes_one(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var root = store.Given.Organization("Root");
        var below = store.Given.Organization("Below", root);

        Assert.True((await UpdateAsync(store, root, new() { Name = "Root, changed" }, NameAndParent)).Succeeded);
        var refused = await UpdateAsync(store, below, new() { Name = "Below, changed" }, NameAndParent);
        Assert.Equal([("ParentId", "required")], Assert.IsType<InvalidInput>(refused.Error).Fields.Select(fault => (fault.Field, fault.Code)));
        var unknown = await UpdateAsync(store, below, new() { Name = "No", ParentId = "o-p-none" }, NameAndParent);
        Assert.Equal(
            [("Name", "length_between"), ("ParentId", "unknown_organization")],
            Assert.IsType<InvalidInput>(unknown.Error).Fields.Select(fault => (fault.Field, fault.Code)).Order());
        Assert.True((await UpdateAsync(store, below, new() { Name = "Below, changed", ParentId = root.PublicId }, NameAndParent)).Succeeded);

        store.SignInAs(StaffRole.Editor, below);
        Assert.True((await UpdateAsync(store, below, new() { Name = "Where it hangs is unseen" }, NameAndParent)).Succeeded);
        Assert.Equal(root.Id, store.Open().Organizations.Single(o => o.Id == below.Id).ParentId);
    }

    [Theory, EachDatabase]
    public async Task Only_what_is_sent_changes_and_is_judged(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var contact = store.Given.Contact("Kari", "Nordmann");
        var organization = store.Given.Organization("Organisation", and: o =>
            (o.BillingEmail, o.BillingCity, o.BillingCountry, o.PaymentTermsDays, o.BillingContactId) = ("by hand", "Bergen", "??", 14, contact.Id));

        Assert.True((await UpdateAsync(store, organization, new() { Name = "Changed" }, Name)).Succeeded);

        var found = (await ReadAsync(store, organization))!;
        Assert.Equal(("Changed", "by hand", "Bergen", 14, "Kari Nordmann"), (found.Name, found.BillingEmail, found.BillingAddress!.City, found.PaymentTermsDays, found.BillingContact!.Name));
        Assert.True((await UpdateAsync(store, organization, new(), [nameof(OrganizationInput.BillingContactId)])).Succeeded);
        Assert.Null((await ReadAsync(store, organization))!.BillingContact);
        Assert.True((await UpdateAsync(store, organization, new() { Name = "Whole" }, null)).Succeeded);
        Assert.Null((await ReadAsync(store, organization))!.PaymentTermsDays);
    }

    [Theory, EachDatabase]
    public async Task It_takes_an_editor_here_and_where_it_goes(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var mine = store.Given.Organization("Mine");
        var inner = store.Given.Organization("Inner", mine);
        var read = store.Given.Organization("Read");
        foreach (var (role, may) in new[] { (StaffRole.Viewer, false), (StaffRole.Finance, false), (StaffRole.Editor, true), (StaffRole.Admin, true) })
        {
            store.SignInAs(role);
            Assert.Equal((role, may), (role, (await UpdateAsync(store, mine, new() { Name = $"By {role}" }, Name)).Succeeded));
        }

        store.SignInAs(StaffRole.Editor, mine);
        store.Given.Grant(store.User.Identity!.Id, StaffRole.Viewer, read);
        Assert.IsType<NotAllowed>((await UpdateAsync(store, inner, new() { Name = "Inner", ParentId = read.PublicId }, NameAndParent)).Error);
        Assert.IsType<NotAllowed>((await UpdateAsync(store, read, new() { Name = "Read" }, Name)).Error);
        Assert.IsType<Stale>((await UpdateAsync(store, inner, new() { Name = "Inner" }, Name, version: 7)).Error);
        store.SignInAs(StaffRole.Editor, read);
        Assert.IsType<NotFound>((await UpdateAsync(store, inner, new() { Name = "Inner" }, Name)).Error);
    }

    [Theory, EachDatabase]
    public async Task Where_no_roots_are_made_a_parent_is_required(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var parent = store.Given.Organization("Parent");

        var refused = await store.Service<OrganizationLifecycleService>().CreateBelowAsync(new() { Name = "X", ParentId = " " }, Cancellation);
        var made = await store.Service<OrganizationLifecycleService>().CreateBelowAsync(new() { Name = "Child", ParentId = parent.PublicId }, Cancellation);

        Assert.Equal(
            [("Name", "length_between"), ("ParentId", "required")],
            Assert.IsType<InvalidInput>(refused.Error).Fields.Select(fault => (fault.Field, fault.Code)).Order());
        Assert.Equal("Parent", (await store.Service<OrganizationContractService>().FindAsync(made.Value!, Cancellation))!.ParentOrganization!.Name);
    }

    private static Task<OrganizationRecord?> ReadAsync(TestStore store, Organization organization) =>
        store.Service<OrganizationContractService>().FindAsync(organization.PublicId, Cancellation);

    private static Task<Result<Receipt>> UpdateAsync(TestStore store, Organization organization, OrganizationInput input, string[]? sent, int? version = null) =>
        store.Service<OrganizationLifecycleService>().UpdateAsync(organization.PublicId, version, input, sent, Cancellation);
}
