using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Organizations;

public sealed class CreatingAnOrganization
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_organisation_is_made_as_typed_in_its_place(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var root = store.Given.Organization("Root");
        var parent = store.Given.Organization("Parent", root);
        var contact = store.Given.Contact("Kari", "Nordmann", root, c => c.Email = "kari@root.no");

        var id = (await Lifecycle(store).CreateAsync(
            new()
            {
                ParentId = parent.PublicId,
                Name = " Fjord AS ",
                EntityId = "914 742 315",
                EntityVatNumber = "NO 914 742 315 MVA",
                EntityLegalName = "FJORD AS",
                Country = "no",
                Website = "https://fjord.no",
                BillingEmail = "faktura@fjørd.no",
                BillingStreet = "Storgata 1",
                BillingPostalCode = "0155",
                BillingCity = "Oslo",
                BillingRegion = "",
                BillingCountry = "no",
                BillingContactId = contact.PublicId,
                PaymentTermsDays = 14,
            },
            Cancellation)).Value!;

        var made = (await store.Service<OrganizationService>().FindAsync(id, Cancellation))!;
        Assert.Equal(
            ("Fjord AS", "914 742 315", "NO 914 742 315 MVA", "FJORD AS", "NO", "https://fjord.no", "faktura@fjørd.no", 14),
            (made.Name, made.EntityId, made.EntityVatNumber, made.EntityLegalName, made.Country, made.Website, made.BillingEmail, made.PaymentTermsDays));
        Assert.Equal(new BillingAddress("Storgata 1", "0155", "Oslo", null, "NO"), made.BillingAddress);
        Assert.Equal("Kari Nordmann", made.BillingContact!.Name);
        Assert.Equal(["Root", "Parent"], made.Path.Select(step => step.Name));
        Assert.Equal(1, made.Version);
        await HierarchyChecks.SoundAsync(store);
        var entries = await store.Open().AuditEntries.OrderBy(entry => entry.Sequence).Select(entry => entry.Action + " " + entry.ObjectType).ToListAsync(Cancellation);
        Assert.Equal(["created organization", "created address_card"], entries);
    }

    [Theory, EachDatabase]
    public async Task Every_fault_is_told_at_once(StoreProvider provider)
    {
        await using var store = new TestStore(provider);

        var result = await Lifecycle(store).CreateAsync(
            new()
            {
                ParentId = "o-p-none",
                Name = "ab",
                EntityId = new('1', 256),
                Country = "N1",
                BillingEmail = "no address",
                BillingCountry = "NOR",
                BillingContactId = "c-p-none",
                PaymentTermsDays = 366,
            },
            Cancellation);

        Assert.Equal(
            [
                ("BillingContactId", "unknown_contact"), ("BillingCountry", "length_exact"), ("BillingEmail", "email"), ("Country", "invalid"),
                ("EntityId", "length_max"), ("Name", "length_between"), ("ParentId", "unknown_organization"), ("PaymentTermsDays", "range"),
            ],
            Assert.IsType<InvalidInput>(result.Error).Fields.Select(fault => (fault.Field, fault.Code)).Order());
        Assert.Empty(store.Open().Organizations);
    }

    [Theory, EachDatabase]
    public async Task Below_a_parent_it_takes_an_editor_and_as_a_root_an_admin(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var parent = store.Given.Organization("Parent");
        foreach (var (role, mayBelow, mayRoot) in new[] { (StaffRole.Viewer, false, false), (StaffRole.Finance, false, false), (StaffRole.Editor, true, false), (StaffRole.Admin, true, true) })
        {
            store.SignInAs(role);

            var below = await Lifecycle(store).CreateAsync(new() { ParentId = parent.PublicId, Name = "Below" }, Cancellation);
            var root = await Lifecycle(store).CreateAsync(new() { Name = "Root" }, Cancellation);

            Assert.Equal((role, mayBelow, mayRoot), (role, below.Error is not NotAllowed, root.Error is not NotAllowed));
            Assert.Equal((role, mayBelow, mayRoot), (role, below.Succeeded, root.Succeeded));
        }

        await HierarchyChecks.SoundAsync(store);
    }

    [Theory, EachDatabase]
    public async Task A_scoped_grant_reaches_as_far_as_its_subtree(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        var mine = store.Given.Organization("Mine", top);
        var inner = store.Given.Organization("Inner", mine);
        store.SignInAs(StaffRole.Admin, mine);

        var within = await Lifecycle(store).CreateAsync(new() { ParentId = inner.PublicId, Name = "Within" }, Cancellation);
        var above = await Lifecycle(store).CreateAsync(new() { ParentId = top.PublicId, Name = "Above" }, Cancellation);
        var root = await Lifecycle(store).CreateAsync(new() { Name = "Root" }, Cancellation);

        Assert.True(within.Succeeded);
        Assert.Equal(("ParentId", "unknown_organization"), Assert.IsType<InvalidInput>(above.Error).Fields.Select(fault => (fault.Field, fault.Code)).Single());
        Assert.IsType<NotAllowed>(root.Error);
        await HierarchyChecks.SoundAsync(store);
    }

    [Theory, EachDatabase]
    public async Task Nothing_is_made_below_what_is_deleted(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var gone = store.Given.Organization("Gone", and: o => o.DeletedAt = store.Clock.UtcNow);

        var result = await Lifecycle(store).CreateAsync(new() { ParentId = gone.PublicId, Name = "Below" }, Cancellation);

        Assert.IsType<InvalidInput>(result.Error);
    }

    [Theory, EachDatabase]
    public async Task The_form_knows_where_it_is_and_what_may_be_made(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        var mine = store.Given.Organization("Mine", top);

        var asAdmin = (await Lifecycle(store).StartAsync(mine.PublicId, Cancellation))!;
        store.SignInAs(StaffRole.Editor, mine);
        var asEditor = (await Lifecycle(store).StartAsync(mine.PublicId, Cancellation))!;
        var nowhere = (await Lifecycle(store).StartAsync(null, Cancellation))!;

        Assert.Equal(["Top", "Mine"], asAdmin.Path.Select(step => step.Name));
        Assert.Equal(("Mine", true, true), (asAdmin.Parent!.Name, asAdmin.MayCreate, asAdmin.MayMakeRoot));
        Assert.Equal(["Mine"], asEditor.Path.Select(step => step.Name));
        Assert.Equal((true, false), (asEditor.MayCreate, asEditor.MayMakeRoot));
        Assert.Equal((null, true, false), (nowhere.Parent, nowhere.MayCreate, nowhere.MayMakeRoot));
        Assert.Null(await Lifecycle(store).StartAsync(top.PublicId, Cancellation));
    }

    private static OrganizationLifecycleService Lifecycle(TestStore store) => store.Service<OrganizationLifecycleService>();
}
