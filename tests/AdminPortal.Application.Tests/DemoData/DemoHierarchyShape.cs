using AdminPortal.Application.Data.DemoData;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.DemoData;

public sealed class DemoHierarchyShape
{
    [Theory]
    [InlineData(30)]
    [InlineData(200)]
    [InlineData(2_000)]
    public async Task The_closure_says_what_the_parents_say(int organizations)
    {
        await using var store = await DemoStore.FilledAsync(organizations);
        var parents = await store.Db.Organizations.IgnoreQueryFilters().ToDictionaryAsync(o => o.Id, o => o.ParentId, TestContext.Current.CancellationToken);
        var expected = new HashSet<(long, long, int)>();
        foreach (var id in parents.Keys)
        {
            var depth = 0;
            for (long? above = id; above is not null; above = parents[above.Value])
            {
                Assert.True(expected.Add((above.Value, id, depth++)), $"{id} lies below itself");
            }
        }

        var links = await store.Db.Closure.ToListAsync(TestContext.Current.CancellationToken);

        Assert.True(expected.SetEquals(links.Select(link => (link.AncestorId, link.DescendantId, link.Depth))));
        Assert.Equal(expected.Count, links.Count);
    }

    [Fact]
    public async Task There_are_groups_of_three_to_six_levels_one_deep_chain_and_one_wide_node()
    {
        await using var store = await DemoStore.FilledAsync();
        var cancellationToken = TestContext.Current.CancellationToken;
        var levels = await store.Db.Closure
            .Where(link => link.Ancestor.ParentId == null)
            .GroupBy(link => link.AncestorId)
            .Select(tree => tree.Max(link => link.Depth) + 1)
            .ToListAsync(cancellationToken);
        var widest = await store.Db.Organizations.IgnoreQueryFilters().MaxAsync(o => o.Children.Count, cancellationToken);

        Assert.Equal(40, widest);
        Assert.Single(levels, 12);
        Assert.Contains(levels, depth => depth is >= 3 and <= 6);
        Assert.DoesNotContain(levels, depth => depth is > 6 and < 12);
    }

    [Fact]
    public void At_twenty_thousand_one_has_ten_thousand_children_and_one_a_thousand()
    {
        var hierarchy = new DemoHierarchy(20_000);
        var children = Enumerable.Range(0, hierarchy.Count).Select(hierarchy.ParentOf).Where(parent => parent >= 0).CountBy(parent => parent).ToDictionary();

        Assert.Equal(10_000, children[DemoHierarchy.Widest]);
        Assert.Equal(1_000, children[hierarchy.Wide]);
    }
}
