using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.Organizations;

public sealed class ListingDeletedOrganizations
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_topmost_of_each_batch_is_listed_the_newest_first(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var parent = store.Given.Organization("Parent");
        var top = store.Given.Organization("Åsen", parent, o => o.EntityId = "914 742 315");
        var inner = store.Given.Organization("Inner", top);
        store.Given.Account("Account", inner);
        store.Given.Account("Account", inner);
        store.Given.Contact("Kari", "Nordmann", top);
        var second = store.Given.Organization("Berg");
        var deletedAt = store.Clock.UtcNow;
        await Bin(store).DeleteAsync(top.PublicId, null, true, null, false, Cancellation);
        store.Clock.Advance(TimeSpan.FromDays(1));
        await Bin(store).DeleteAsync(second.PublicId, null, false, null, false, Cancellation);

        var page = await Bin(store).ListDeletedAsync(null, new(), Cancellation);

        Assert.Equal(["Berg", "Åsen"], page.Items.Select(row => row.Name));
        Assert.Equal(
            new DeletedOrganizationRow(top.PublicId, "Åsen", "914 742 315", new(parent.PublicId, "Parent"), deletedAt, "Test Admin", deletedAt.AddDays(90), 2, 2, 1),
            page.Items[1]);
        Assert.Equal(2, page.Total.Value);
        Assert.Equal(["Berg", "Åsen"], (await ListAsync(new(Sort: "name"))).Select(row => row.Name));
        Assert.Equal(["Åsen", "Berg"], (await ListAsync(new(Sort: "name", Descending: true))).Select(row => row.Name));
        Assert.Equal(["Åsen", "Berg"], (await ListAsync(new(Sort: "deleted"))).Select(row => row.Name));
        Assert.Equal(["Åsen"], (await ListAsync(new(), "asen")).Select(row => row.Name));
        Assert.Equal(["Åsen"], (await ListAsync(new(), "914742315")).Select(row => row.Name));
        Assert.Empty(await ListAsync(new(), "Inner"));

        async Task<IReadOnlyList<DeletedOrganizationRow>> ListAsync(Application.Common.PageRequest request, string? text = null) =>
            (await Bin(store).ListDeletedAsync(text, request, Cancellation)).Items;
    }

    [Theory, EachDatabase]
    public async Task The_pages_of_the_list_follow_one_another(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        foreach (var name in new[] { "First", "Second", "Third" })
        {
            await Bin(store).DeleteAsync(store.Given.Organization(name).PublicId, null, false, null, false, Cancellation);
            store.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var one = await Bin(store).ListDeletedAsync(null, new(Size: 2), Cancellation);
        var two = await Bin(store).ListDeletedAsync(null, new(one.Next, 2), Cancellation);

        Assert.Equal(["Third", "Second"], one.Items.Select(row => row.Name));
        Assert.Equal(["First"], two.Items.Select(row => row.Name));
        Assert.Null(two.Next);
    }

    [Theory, EachDatabase]
    public async Task A_deleted_one_is_found_by_its_id_with_what_it_comes_back_with(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var parent = store.Given.Organization("Parent");
        var top = store.Given.Organization("Top", parent);
        var inner = store.Given.Organization("Inner", top, o => (o.EntityLegalName, o.Country) = ("INNER AS", "NO"));
        var live = store.Given.Organization("Live");
        await Bin(store).DeleteAsync(top.PublicId, null, true, null, false, Cancellation);

        var found = (await Bin(store).FindDeletedAsync(inner.PublicId, Cancellation))!;

        Assert.Equal(
            ("Inner", "INNER AS", "NO", new(top.PublicId, "Top"), false, new(top.PublicId, "Top"), "Test Admin", 2, true),
            (found.Name, found.EntityLegalName, found.Country, found.Parent, found.IsParentDeleted, found.Top, found.DeletedBy, found.Organizations, found.MayRestore));
        Assert.Equal(found.DeletedAt.AddDays(90), found.PurgedAt);
        Assert.Null(await Bin(store).FindDeletedAsync(live.PublicId, Cancellation));
        Assert.Null(await Bin(store).FindDeletedAsync("o-p-none", Cancellation));
    }

    [Theory, EachDatabase]
    public async Task A_grant_shows_what_was_deleted_in_its_subtree(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        var mine = store.Given.Organization("Mine", top);
        store.Given.Organization("Inner", mine);
        await Bin(store).DeleteAsync(top.PublicId, null, true, null, false, Cancellation);
        store.SignInAs(StaffRole.Viewer, mine);

        var row = Assert.Single((await Bin(store).ListDeletedAsync(null, new(), Cancellation)).Items);

        Assert.Equal(("Mine", null, 2), (row.Name, row.Parent, row.Organizations));
        var found = (await Bin(store).FindDeletedAsync(mine.PublicId, Cancellation))!;
        Assert.Equal(("Mine", true, false), (found.Top.Name, found.IsParentDeleted, found.MayRestore));
        Assert.Null(await Bin(store).FindDeletedAsync(top.PublicId, Cancellation));
    }

    private static OrganizationBinService Bin(TestStore store) => store.Service<OrganizationBinService>();
}
