using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.Organizations;

public sealed class WalkingTheHierarchy
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_level_holds_the_children_by_name_and_says_which_have_children(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var root = store.Given.Organization("Root");
        var leafless = store.Given.Organization("Åsen", root);
        store.Given.Organization("Below", leafless);
        store.Given.Organization("Alta", root);
        store.Given.Organization("Other root");

        var roots = (await Tree(store).LevelAsync(null, null, Cancellation))!;
        var children = (await Tree(store).LevelAsync(root.PublicId, null, Cancellation))!;

        Assert.Equal([("Other root", false), ("Root", true)], roots.Nodes.Select(node => (node.Name, node.HasChildren)));
        Assert.Equal([("Alta", false), ("Åsen", true)], children.Nodes.Select(node => (node.Name, node.HasChildren)));
        Assert.Equal(BoundedCount.Of(2), children.Total);
        Assert.Null(children.Next);
        Assert.Null(await Tree(store).LevelAsync("o-p-none", null, Cancellation));
    }

    [Theory, EachDatabase]
    public async Task A_wide_level_comes_in_parts(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var root = store.Given.Organization("Root");
        for (var i = 0; i <= OrganizationTreeService.LevelSize; i++)
        {
            store.Given.Organization($"Child {i:D3}", root);
        }

        var first = (await Tree(store).LevelAsync(root.PublicId, null, Cancellation))!;
        var second = (await Tree(store).LevelAsync(root.PublicId, first.Next, Cancellation))!;

        Assert.Equal(OrganizationTreeService.LevelSize, first.Nodes.Count);
        Assert.Equal(["Child 100"], second.Nodes.Select(node => node.Name));
    }

    [Theory, EachDatabase]
    public async Task Where_a_grant_begins_a_root_begins(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        var middle = store.Given.Organization("Middle", top);
        var inner = store.Given.Organization("Inner", middle);
        var other = store.Given.Organization("Other");
        store.SignInAs(StaffRole.Viewer, middle);
        store.Given.Grant(store.User.Identity!.Id, StaffRole.Viewer, inner);
        store.Given.Grant(store.User.Identity!.Id, StaffRole.Viewer, other);

        var roots = (await Tree(store).LevelAsync(null, null, Cancellation))!;

        Assert.Equal(["Middle", "Other"], roots.Nodes.Select(node => node.Name));
        Assert.Null(await Tree(store).LevelAsync(top.PublicId, null, Cancellation));
        Assert.Null(await Tree(store).FindAsync(top.PublicId, Cancellation));
    }

    [Theory, EachDatabase]
    public async Task A_path_leaves_out_ancestors_that_one_does_not_see(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        var middle = store.Given.Organization("Middle", top);
        var inner = store.Given.Organization("Inner", middle);

        Assert.Equal([top.PublicId, middle.PublicId, inner.PublicId], await Tree(store).PathAsync(inner.PublicId, Cancellation));
        store.SignInAs(StaffRole.Viewer, middle);
        Assert.Equal([middle.PublicId, inner.PublicId], await Tree(store).PathAsync(inner.PublicId, Cancellation));
        Assert.Empty(await Tree(store).PathAsync(top.PublicId, Cancellation));
        Assert.Equal(["Middle"], (await store.Service<OrganizationService>().FindAsync(inner.PublicId, Cancellation))!.Path.Select(step => step.Name));
    }

    [Theory, EachDatabase]
    public async Task A_search_keeps_the_ancestors_of_its_hits(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        var middle = store.Given.Organization("Middle", top);
        store.Given.Organization("Bjørn", middle, o => (o.EntityId, o.EntityVatNumber) = ("914 742 315", "NO 914 742 315 MVA"));
        store.Given.Organization("Elsewhere", top);

        foreach (var text in new[] { "bjorn", "914742315", "914 742", "NO914742315MVA" })
        {
            var found = await Tree(store).SearchAsync(text, Cancellation);
            Assert.Equal(
                (text, "Bjørn:True Middle:False Top:False"),
                (text, string.Join(' ', found.Nodes.Select(node => $"{node.Name}:{node.IsHit}"))));
            Assert.Equal(BoundedCount.Of(1), found.Hits);
        }

        store.SignInAs(StaffRole.Viewer, middle);
        var seen = await Tree(store).SearchAsync("bjorn", Cancellation);
        Assert.Equal(["Bjørn", "Middle"], seen.Nodes.Select(node => node.Name));
        Assert.Null(seen.Nodes.Single(node => node.Name == "Middle").ParentId);
        Assert.Empty((await Tree(store).SearchAsync("top", Cancellation)).Nodes);
    }

    [Theory, EachDatabase]
    public async Task Counts_are_of_the_whole_subtree(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var top = store.Given.Organization("Top");
        var below = store.Given.Organization("Below", top);
        store.Given.Account("One", top);
        store.Given.Account("Two", below);
        store.Given.Account("Gone", below, a => a.DeletedAt = store.Clock.UtcNow);
        store.Given.Invoice(below);
        store.Given.Invoice(below, and: i => i.Settled = true);

        var counts = await Tree(store).CountsAsync([top.PublicId, below.PublicId, "o-p-none"], Cancellation);

        Assert.Equal(
            [("Below", 1, 1), ("Top", 2, 1)],
            counts.Select(node => (node.Id == top.PublicId ? "Top" : "Below", node.Accounts.Value, node.UnsettledInvoices.Value)).Order());
    }

    private static OrganizationTreeService Tree(TestStore store) => store.Service<OrganizationTreeService>();
}
