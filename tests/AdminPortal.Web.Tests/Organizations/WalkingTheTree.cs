using AdminPortal.Application.Access;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using AdminPortal.Web.Organizations;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.Organizations;

public sealed class WalkingTheTree : PortalTestContext
{
    private readonly TestStore store = new();
    private readonly Organization fjord;
    private readonly Organization bris;
    private readonly Organization kuling;

    public WalkingTheTree()
    {
        Services.AddSingleton(store.Service<OrganizationTreeService>());
        fjord = store.Given.Organization("Fjord");
        bris = store.Given.Organization("Bris", fjord);
        kuling = store.Given.Organization("Kuling", fjord);
        store.Given.Organization("Vidde");
        store.SignInAs(StaffRole.Viewer);
    }

    [Fact]
    public async Task Arrows_open_enter_close_and_leave()
    {
        var tree = await ShowAsync();
        Assert.Equal(["Fjord", "Vidde"], Names(tree));

        await PressAsync(tree, "ArrowRight");
        Assert.Equal(["Fjord", "Bris", "Kuling", "Vidde"], Names(tree));
        Assert.Equal("true", Item(tree, "Fjord").GetAttribute("aria-expanded"));
        Assert.Equal("Fjord", Active(tree));

        await PressAsync(tree, "ArrowRight");
        Assert.Equal("Bris", Active(tree));
        await PressAsync(tree, "ArrowDown");
        Assert.Equal("Kuling", Active(tree));
        await PressAsync(tree, "ArrowLeft");
        Assert.Equal("Fjord", Active(tree));
        await PressAsync(tree, "ArrowLeft");
        Assert.Equal(["Fjord", "Vidde"], Names(tree));
    }

    [Fact]
    public async Task Home_end_a_letter_and_the_ends_hold()
    {
        var tree = await ShowAsync();
        await PressAsync(tree, "*");
        await PressAsync(tree, "End");
        Assert.Equal("Vidde", Active(tree));
        await PressAsync(tree, "ArrowDown");
        Assert.Equal("Vidde", Active(tree));
        await PressAsync(tree, "k");
        Assert.Equal("Kuling", Active(tree));
        await PressAsync(tree, "Home");
        Assert.Equal("Fjord", Active(tree));
        await PressAsync(tree, "ArrowUp");
        Assert.Equal("Fjord", Active(tree));
    }

    [Fact]
    public async Task Enter_shows_the_organisation_and_keeps_the_tab()
    {
        var tree = await ShowAsync(tab: "accounts");
        await PressAsync(tree, "ArrowDown");
        await PressAsync(tree, "ArrowUp");
        await PressAsync(tree, "Enter");
        Assert.EndsWith($"/organizations/{fjord.PublicId}?tab=accounts", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_opens_down_to_the_selected_one()
    {
        var tree = await ShowAsync(selected: kuling.PublicId);
        Assert.Equal(["Fjord", "Bris", "Kuling", "Vidde"], Names(tree));
        Assert.Equal("true", Item(tree, "Kuling").GetAttribute("aria-selected"));
        Assert.Equal("Kuling", Active(tree));
        Assert.Equal(("2", "2", "2"), (Item(tree, "Kuling").GetAttribute("aria-level"), Item(tree, "Kuling").GetAttribute("aria-posinset"), Item(tree, "Kuling").GetAttribute("aria-setsize")));
    }

    [Fact]
    public async Task A_hundred_siblings_are_read_at_a_time_and_the_selected_one_is_among_them()
    {
        for (var i = 0; i < OrganizationTreeService.LevelSize + 5; i++)
        {
            store.Given.Organization($"Skjær {i:D3}", bris);
        }

        var last = store.Given.Organization("Ytterst", bris);
        var tree = await ShowAsync(selected: last.PublicId);
        Assert.Contains("Ytterst", Names(tree));
        Assert.DoesNotContain("Skjær 103", Names(tree));

        await tree.Find(".tree-more").ClickAsync(new());
        Assert.Contains("Skjær 103", Names(tree));
        Assert.Single(Names(tree), "Ytterst");
        Assert.Empty(tree.FindAll(".tree-more"));
    }

    [Fact]
    public async Task A_hit_of_a_search_stands_below_its_ancestors()
    {
        var model = await new TreeLoader(store.Service<OrganizationTreeService>()).LoadAsync("kuling", null, Xunit.TestContext.Current.CancellationToken);
        var tree = Show(model, search: "kuling");
        Assert.Equal(["Fjord", "Kuling"], Names(tree));
        Assert.Equal(["Kuling"], tree.FindAll(".hit .tree-name").Select(name => name.TextContent));
    }

    private async Task<IRenderedComponent<OrganizationTree>> ShowAsync(string? selected = null, string? tab = null) =>
        Show(await new TreeLoader(store.Service<OrganizationTreeService>()).LoadAsync(null, selected, Xunit.TestContext.Current.CancellationToken), selected, tab);

    private IRenderedComponent<OrganizationTree> Show(TreeModel model, string? selected = null, string? tab = null, string? search = null) =>
        Render<OrganizationTree>(parameters => parameters
            .Add(tree => tree.Model, model)
            .Add(tree => tree.Selected, selected)
            .Add(tree => tree.Tab, tab)
            .Add(tree => tree.Search, search));

    private static Task PressAsync(IRenderedComponent<OrganizationTree> tree, string key) =>
        tree.Find("[role=tree]").KeyDownAsync(new KeyboardEventArgs { Key = key });

    private static IEnumerable<string> Names(IRenderedComponent<OrganizationTree> tree) => tree.FindAll(".tree-name").Select(name => name.TextContent);

    private static AngleSharp.Dom.IElement Item(IRenderedComponent<OrganizationTree> tree, string name) =>
        tree.FindAll("[role=treeitem]").Single(item => item.QuerySelector(".tree-name")?.TextContent == name);

    private static string? Active(IRenderedComponent<OrganizationTree> tree)
    {
        var id = tree.Find("[role=tree]").GetAttribute("aria-activedescendant");
        return tree.FindAll("[role=treeitem]").Single(item => item.Id == id).QuerySelector(".tree-name")?.TextContent;
    }
}
