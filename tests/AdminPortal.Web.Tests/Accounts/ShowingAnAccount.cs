using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Presence;
using AdminPortal.Application.Protections;
using AdminPortal.Testing;
using AdminPortal.Web.Accounts;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.Accounts;

public sealed class ShowingAnAccount : PortalTestContext
{
    private readonly TestStore store = new();

    public ShowingAnAccount()
    {
        Services.AddSingleton(store.Service<AccountService>());
        Services.AddSingleton(store.Service<AccountLifecycleService>());
        Services.AddSingleton(store.Service<AuditService>());
        Services.AddSingleton(store.Service<PresenceService>());
        Services.AddSingleton(store.Service<AccessService>());
        Services.AddSingleton(store.Service<ProtectionService>());
        Services.AddSingleton(store.Service<ProtectionRequestService>());
        store.SignInAs(StaffRole.Viewer);
    }

    [Fact]
    public void Child_products_stand_below_their_parents()
    {
        var account = store.Given.Account("Login");
        var auth = store.Given.Product("auth");
        store.Given.AccountProduct(account, auth);
        store.Given.AccountProduct(account, store.Given.Product("auth-nbid", auth));
        store.Given.AccountProduct(account, store.Given.Product("sms"));

        var page = Open(account.PublicId);

        Assert.Equal(["auth", "sms"], page.FindAll(".product-tree > li > .product-line code").Select(code => code.TextContent));
        Assert.Equal(["auth-nbid"], page.FindAll(".product-tree ul code").Select(code => code.TextContent));
    }

    [Fact]
    public void A_child_without_its_parent_does_not_vanish()
    {
        var account = store.Given.Account("Login");
        store.Given.AccountProduct(account, store.Given.Product("auth-nbid", store.Given.Product("auth")));

        Assert.Equal(["auth-nbid"], Open(account.PublicId).FindAll(".product-tree > li > .product-line code").Select(code => code.TextContent));
    }

    [Fact]
    public void An_inherited_protection_leads_to_where_it_stands()
    {
        var top = store.Given.Organization("Top");
        store.Given.Protection(top, "Avtalen løper");
        var account = store.Given.Account("Login", store.Given.Organization("Below", top));

        var page = Open(account.PublicId);

        Assert.Equal($"/organizations/{top.PublicId}#protection", page.Find(".protection-title a").GetAttribute("href"));
        Assert.Contains("Avtalen løper", page.Find(".protection").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void One_from_above_what_the_reader_sees_says_only_that()
    {
        var top = store.Given.Organization("Top");
        var below = store.Given.Organization("Below", top);
        store.Given.Protection(top);
        var account = store.Given.Account("Login", below);
        store.SignInAs(StaffRole.Viewer, below);

        var page = Open(account.PublicId);

        Assert.StartsWith("Vern på en organisasjon lenger opp", page.Find(".protection-title").TextContent.Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain("Top", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "om 90 dager")]
    [InlineData(78, "om 12 dager")]
    [InlineData(89.5, "innen ett døgn")]
    [InlineData(91, "ved neste opprydding")]
    public void A_deleted_account_counts_down_to_its_end(double daysAgo, string text)
    {
        var account = store.Given.Account("Gone", and: a => a.DeletedAt = store.Clock.UtcNow.AddDays(-daysAgo));

        Assert.Contains(text, Open(account.PublicId).Find(".notice.warning").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_exist_is_not_found()
    {
        var missed = false;
        Service<NavigationManager>().OnNotFound += (_, _) => missed = true;

        var page = Render<AccountPage>(part => part.Add(p => p.Id, "a-ppge-none"));

        page.WaitForAssertion(() => Assert.True(missed));
    }

    private IRenderedComponent<AccountPage> Open(string id)
    {
        var page = Render<AccountPage>(part => part.Add(p => p.Id, id));
        page.WaitForElement("h1");
        return page;
    }
}
