using AdminPortal.E2E.Hosting;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace AdminPortal.E2E;

public sealed class BrowsingTheHierarchy(PortalHost host) : Journey(host)
{
    private ILocator Tree => Page.GetByRole(AriaRole.Tree);

    private ILocator Node(string name) => Page.GetByRole(AriaRole.Treeitem, new() { Name = name });

    [Fact]
    public async Task The_keyboard_leads_from_the_tree_to_an_account()
    {
        await SignInAs("Vigdis", "/organizations");
        await Tree.FocusAsync();
        await Press("M", "M");
        await Expect(Tree).ToHaveAttributeAsync("aria-activedescendant", "node-o-p-avKce97dOKlnAlOw2R55");
        await Press("ArrowRight");
        await Expect(Node("My Parent Organization")).ToHaveAttributeAsync("aria-expanded", "true");
        await Press("ArrowDown", "Enter");
        await ExpectHeading("My Organization");
        await Expect(Node("My Organization")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(Tree).ToBeFocusedAsync();
        await Link("Kontoer").Last.PressAsync("Enter");
        await Link("My Account").PressAsync("Enter");
        await ExpectHeading("My Account");
        await Expect(Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/accounts/a-ppge-ovC1eMDgt0hkgqZUSaPh$"));
    }

    [Fact]
    public async Task A_search_keeps_the_ancestors_of_its_hits_and_is_in_the_address()
    {
        await SignInAs("Vigdis", "/organizations");
        await Page.GetByLabel("Søk i hierarkiet").FillAsync("my organization");
        await Expect(Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"\?q=my%20organization$"));
        await Expect(Page.GetByRole(AriaRole.Treeitem)).ToHaveCountAsync(2);
        await Expect(Node("My Parent Organization")).ToHaveAttributeAsync("aria-expanded", "true");
        await Page.ReloadAsync();
        await Interactive();
        await Expect(Page.GetByRole(AriaRole.Treeitem)).ToHaveCountAsync(2);
        await Expect(Page.GetByLabel("Søk i hierarkiet")).ToHaveValueAsync("my organization");
    }

    [Fact]
    public async Task Back_restores_the_organisation_and_its_tab()
    {
        await SignInAs("Vigdis", "/organizations/o-p-avKce97dOKlnAlOw2R55?tab=children");
        await Link("My Organization").Last.ClickAsync();
        await ExpectHeading("My Organization");
        await Page.GoBackAsync();
        await ExpectHeading("My Parent Organization");
        await Expect(Page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_has_one_subtree_sees_its_top_as_the_only_root()
    {
        await SignInAs("Sigrid", "/organizations");
        await Expect(Page.Locator("[role=treeitem][aria-level='1']")).ToHaveCountAsync(1);
        Expected.Add("404");
        var answer = await Page.GotoAsync("/organizations/o-p-0TgcUq7CylltM7OkwB4t");
        Assert.Equal(404, answer!.Status);
        await ExpectHeading("Finner ikke siden");
    }

    [Fact]
    public async Task An_unknown_id_is_a_page_that_does_not_exist()
    {
        Expected.Add("404");
        await SignInAs("Vigdis");
        var answer = await Page.GotoAsync("/organizations/o-p-00000000000000000000");
        Assert.Equal(404, answer!.Status);
        await ExpectHeading("Finner ikke siden");
    }
}
