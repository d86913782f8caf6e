using AdminPortal.Application.Access;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Protections;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Organizations;

public sealed class MovingAnOrganization
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_subtree_moves_as_a_whole_with_what_is_deleted_in_it(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var a = store.Given.Organization("A");
        var b = store.Given.Organization("B", a);
        var c = store.Given.Organization("C", b);
        store.Given.Organization("D", c, o => o.DeletedAt = store.Clock.UtcNow);
        var x = store.Given.Organization("X");
        var y = store.Given.Organization("Y", x);

        var moved = await MoveAsync(store, b, y, reason: "Sold");

        Assert.True(moved.Succeeded);
        await HierarchyChecks.SoundAsync(store);
        Assert.Equal(["X", "Y", "B"], (await store.Service<OrganizationService>().FindAsync(c.PublicId, Cancellation))!.Path.Select(step => step.Name));
        var entry = await store.Open().AuditEntries.Include(e => e.Changes).SingleAsync(Cancellation);
        Assert.Equal(("changed", "organization", b.PublicId, "Sold"), (entry.Action, entry.ObjectType, entry.ObjectId, entry.Reason));
        Assert.Equal(("Parent", a.PublicId, y.PublicId), entry.Changes.Select(change => (change.Field, change.OldValue, change.NewValue)).Single());
    }

    [Theory, EachDatabase]
    public async Task Becoming_a_root_and_ceasing_to_be_one_are_moves(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var a = store.Given.Organization("A");
        var b = store.Given.Organization("B", a);
        store.Given.Organization("C", b);

        Assert.True((await MoveAsync(store, b, null)).Succeeded);
        await HierarchyChecks.SoundAsync(store);
        Assert.True((await MoveAsync(store, a, b)).Succeeded);
        await HierarchyChecks.SoundAsync(store);
        Assert.Equal([("A", b.Id), ("B", null), ("C", (long?)b.Id)], store.Open().Organizations.OrderBy(o => o.Name).Select(o => new ValueTuple<string, long?>(o.Name, o.ParentId)));
    }

    [Theory, EachDatabase]
    public async Task A_move_below_itself_is_refused(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var a = store.Given.Organization("A");
        var b = store.Given.Organization("B", a);
        var c = store.Given.Organization("C", b);

        Assert.IsType<WouldCycle>((await MoveAsync(store, a, a)).Error);
        Assert.IsType<WouldCycle>((await MoveAsync(store, a, b)).Error);
        Assert.IsType<WouldCycle>((await MoveAsync(store, a, c)).Error);
        await HierarchyChecks.SoundAsync(store);
        Assert.Empty(store.Open().AuditEntries);
    }

    [Theory, EachDatabase]
    public async Task A_move_to_where_it_is_changes_nothing(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var a = store.Given.Organization("A");
        var b = store.Given.Organization("B", a);
        store.Given.Organization("C", b);

        var moved = await MoveAsync(store, b, a);

        Assert.True(moved.Value!.Impact.IsEmpty);
        Assert.Empty(store.Open().AuditEntries);
    }

    [Theory, EachDatabase]
    public async Task Unknown_and_deleted_places_and_old_versions_are_answered(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var a = store.Given.Organization("A");
        var b = store.Given.Organization("B");
        var gone = store.Given.Organization("Gone", and: o => o.DeletedAt = store.Clock.UtcNow);

        Assert.Equal([("ParentId", "unknown_organization")], Assert.IsType<InvalidInput>((await MoveAsync(store, a, gone)).Error).Fields.Select(fault => (fault.Field, fault.Code)));
        Assert.IsType<NotFound>((await MoveAsync(store, gone, a)).Error);
        Assert.IsType<Stale>((await MoveAsync(store, a, b, version: 2)).Error);
        Assert.True((await MoveAsync(store, a, b, version: 1)).Succeeded);
    }

    [Theory, EachDatabase]
    public async Task It_takes_an_editor_and_for_a_root_an_unrestricted_admin(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var a = store.Given.Organization("A");
        var b = store.Given.Organization("B");
        foreach (var (role, mayBelow, mayRoot) in new[] { (StaffRole.Viewer, false, false), (StaffRole.Finance, false, false), (StaffRole.Editor, true, false), (StaffRole.Admin, true, true) })
        {
            store.SignInAs(role);
            Assert.Equal((role, mayBelow), (role, (await MoveAsync(store, b, a, dryRun: true)).Error is not NotAllowed));
            Assert.Equal((role, mayRoot), (role, (await MoveAsync(store, b, null, dryRun: true)).Error is not NotAllowed));
        }
    }

    [Theory, EachDatabase]
    public async Task The_right_is_needed_at_the_organisation_and_where_it_goes_and_not_where_it_was(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        var mine = store.Given.Organization("Mine", top);
        var inner = store.Given.Organization("Inner", mine);
        var edited = store.Given.Organization("Edited", top);
        var read = store.Given.Organization("Read", top);
        store.SignInAs(StaffRole.Editor, mine);
        store.Given.Grant(store.User.Identity!.Id, StaffRole.Editor, edited);
        store.Given.Grant(store.User.Identity!.Id, StaffRole.Viewer, read);

        Assert.IsType<NotAllowed>((await MoveAsync(store, mine, read)).Error);
        Assert.IsType<NotAllowed>((await MoveAsync(store, read, edited)).Error);
        Assert.IsType<NotAllowed>((await MoveAsync(store, inner, null)).Error);
        Assert.IsType<InvalidInput>((await MoveAsync(store, inner, top)).Error);
        Assert.True((await MoveAsync(store, mine, edited)).Succeeded);
        await HierarchyChecks.SoundAsync(store);
        var change = await store.Open().AuditEntries.SelectMany(e => e.Changes).SingleAsync(Cancellation);
        Assert.Equal((top.PublicId, edited.PublicId), (change.OldValue, change.NewValue));
    }

    [Theory, EachDatabase]
    public async Task Leaving_a_protection_takes_a_second_person(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var guarded = store.Given.Organization("Guarded");
        var organization = store.Given.Organization("Organisation", guarded);
        var inner = store.Given.Organization("Inner", guarded);
        var other = store.Given.Organization("Other");
        store.Given.Account("Production", organization);
        store.Given.Protection(guarded, "Critical");

        var refused = await MoveAsync(store, organization, other);

        Assert.Equal(["Critical"], Assert.IsType<NeedsApproval>(refused.Error).Protections.Select(protection => protection.Reason));
        Assert.True((await MoveAsync(store, organization, inner)).Succeeded);
        var approved = await store.Service<PortalStore>().WriteAsync<Impact>(
            async session => await OrganizationMoves.ApplyAsync(
                session, await session.Db.Organizations.SingleAsync(o => o.Id == organization.Id), await session.Db.Organizations.SingleAsync(o => o.Id == other.Id), protectionLifted: true, Cancellation),
            Cancellation);
        Assert.True(approved.Succeeded);
        await HierarchyChecks.SoundAsync(store);
    }

    [Theory, EachDatabase]
    public async Task A_move_tells_what_goes_along_and_who_gets_the_next_invoice(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var old = store.Given.Organization("Old", and: o => o.BillingEmail = "faktura@old.no");
        var next = store.Given.Organization("Next", and: o => o.BillingEmail = "faktura@next.no");
        var moved = store.Given.Organization("Moved", old);
        var below = store.Given.Organization("Below", moved);
        store.Given.Organization("Deleted", moved, o => o.DeletedAt = store.Clock.UtcNow);
        var own = store.Given.Organization("Own", moved, o => o.BillingEmail = "faktura@own.no");
        store.Given.Organization("Below own", own);
        var (auth, sign) = (store.Given.Product("auth"), store.Given.Product("sign"));
        var production = store.Given.Account("Production", below);
        var sandbox = store.Given.Account("Sandbox", own, a => a.IsSandbox = true);
        store.Given.AccountProduct(store.Given.Account("Gone", below, a => a.DeletedAt = store.Clock.UtcNow), sign);
        store.Given.AccountProduct(production, auth);
        store.Given.AccountProduct(production, sign);
        store.Given.AccountProduct(sandbox, auth);
        store.Given.Invoice(below);
        store.Given.Invoice(own, lines: 2);
        store.Given.Invoice(own, and: i => i.CurrencyCode = "EUR");
        store.Given.Invoice(own, and: i => i.Settled = true);
        store.Given.Invoice(old);

        var impact = (await MoveAsync(store, moved, next)).Value!.Impact;

        Assert.Equal((3, "Below, Below own, Own"), (impact.Organizations.Count, string.Join(", ", impact.Organizations.First.Select(o => o.Name))));
        Assert.Equal(2, impact.Accounts.Count);
        Assert.Equal([new(production.PublicId, "Production", false), new(sandbox.PublicId, "Sandbox", true)], impact.Accounts.First);
        Assert.Equal([new("auth", "Product auth", 2), new("sign", "Product sign", 1)], impact.Products);
        Assert.Equal([new("EUR", 1, 125m), new("NOK", 2, 375m)], impact.Unsettled);
        Assert.Equal(
            [("Below", "faktura@old.no", "faktura@next.no"), ("Moved", "faktura@old.no", "faktura@next.no")],
            impact.Recipients.First.Select(change => (change.Organization.Name, change.Before!.Email, change.After!.Email)));
        Assert.Equal(2, impact.Recipients.Count);
        Assert.All(impact.Recipients.First, change => Assert.True(change.Before!.IsInherited && change.After!.IsInherited));
    }

    private static Task<Result<Receipt>> MoveAsync(
        TestStore store, Organization organization, Organization? parent, int? version = null, string? reason = null, bool dryRun = false) =>
        store.Service<OrganizationLifecycleService>().MoveAsync(organization.PublicId, version, parent?.PublicId, reason, dryRun, Cancellation);
}
