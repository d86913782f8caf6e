using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Presence;
using AdminPortal.Application.Protections;
using AdminPortal.Testing;
using AdminPortal.Web.Accounts;
using AdminPortal.Web.Changes;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AdminPortal.Web.Tests.Accounts;

public sealed class ChangingAnAccountOnItsPage : PortalTestContext
{
    private readonly TestStore store = new();

    public ChangingAnAccountOnItsPage()
    {
        Services.AddSingleton(store.Service<AccessService>());
        Services.AddSingleton(store.Service<AccountService>());
        Services.AddSingleton(store.Service<AccountLifecycleService>());
        Services.AddSingleton(store.Service<OrganizationService>());
        Services.AddSingleton(store.Service<AuditService>());
        Services.AddSingleton(store.Service<PresenceService>());
        Services.AddSingleton(store.Service<ProtectionService>());
        Services.AddSingleton(store.Service<ProtectionRequestService>());
        Services.AddSingleton(store.Service<IOptions<RetentionSettings>>());
        SetRendererInfo(new("Server", isInteractive: true));
    }

    [Theory]
    [InlineData(StaffRole.Viewer, 0, false, false)]
    [InlineData(StaffRole.Editor, 3, true, false)]
    [InlineData(StaffRole.Admin, 3, true, true)]
    public void Each_role_is_offered_what_it_may_do(StaffRole role, int actions, bool products, bool danger)
    {
        var account = WithProducts("auth");
        store.SignInAs(role);

        var page = Open(account);

        Assert.Equal(actions, page.FindAll(".page-head .actions > *").Count);
        Assert.Equal(products, page.FindAll("#product").Count > 0);
        Assert.Equal(products, page.FindAll(".product-line button").Count > 0);
        Assert.Equal(danger, page.FindAll(".danger-zone").Count > 0);
    }

    [Fact]
    public void Disabling_asks_first_and_enabling_is_done_at_once()
    {
        var account = WithProducts("auth");
        var page = Open(account);

        page.Find(".page-head button:last-of-type").Click();
        page.WaitForAssertion(() => Assert.Contains("Produkter i bruk: 1", page.Find("dialog").TextContent, StringComparison.Ordinal));
        Assert.True(Stored(account).Enabled);
        page.Find("dialog textarea").Input("Ubetalt");
        page.Find("dialog .button.danger").Click();

        page.WaitForAssertion(() => Assert.Contains("Deaktivert", page.Find(".page-subtitle").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("dialog"));
        Assert.Equal("Ubetalt", store.Open().AuditEntries.Single().Reason);
        Assert.NotNull(Service<Notices>().Current!.OperationId);

        page.Find(".page-head button:last-of-type").Click();
        page.WaitForAssertion(() => Assert.Contains("Aktiv", page.Find(".page-subtitle").TextContent, StringComparison.Ordinal));
        Assert.True(Stored(account).Enabled);
    }

    [Fact]
    public void A_child_product_brings_its_parent_along_and_says_so()
    {
        var account = WithProducts();
        var page = Open(account);

        page.Find("#product").Change("auth-nbid");
        Assert.Equal("Trenger Product auth, som legges til samtidig.", page.Find(".add-product .hint").TextContent);
        page.Find(".add-product").Submit();

        page.WaitForAssertion(() => Assert.Equal(["auth", "auth-nbid"], Codes(page)));
        Assert.Equal(["", "sms"], page.FindAll("#product option").Select(option => option.GetAttribute("value")));
        Assert.Equal("Login har fått Product auth, Product auth-nbid.", Service<Notices>().Current!.Text);
    }

    [Fact]
    public void Adding_nothing_says_what_is_missing()
    {
        var page = Open(WithProducts());

        page.Find(".add-product").Submit();

        page.WaitForAssertion(() => Assert.Equal("Må fylles ut", page.Find("#product-error").TextContent.Trim()));
        Assert.Empty(store.Open().AccountProducts);
    }

    [Fact]
    public void Removing_a_parent_names_the_children_that_go_along()
    {
        var account = WithProducts("auth", "auth-nbid", "sms");
        var page = Open(account);

        page.Find("button[aria-label='Fjern Product auth']").Click();
        page.WaitForAssertion(() => Assert.Contains("Produkter i bruk: 2", page.Find("dialog").TextContent, StringComparison.Ordinal));
        Assert.Equal(["auth-nbid"], page.FindAll("dialog .notice code").Select(code => code.TextContent));
        Assert.Equal("Fjern 2 produkter", page.Find("dialog .button.danger").TextContent.Trim());
        page.Find("dialog .button.danger").Click();

        page.WaitForAssertion(() => Assert.Equal(["sms"], Codes(page)));
    }

    [Fact]
    public void A_move_is_previewed_for_the_place_that_is_chosen()
    {
        var to = store.Given.Organization("Havn");
        var account = WithProducts("auth");
        var page = Open(account);
        page.FindAll(".page-head button")[0].Click();
        Assert.Empty(page.FindAll("dialog .impact"));

        var picker = page.FindComponent<Web.Shared.OrganizationPicker>().Instance;
        page.InvokeAsync(() => picker.ValueChanged.InvokeAsync(new(to.PublicId, "Havn", null, [])));
        page.WaitForAssertion(() => Assert.Contains("Produkter i bruk: 1", page.Find("dialog").TextContent, StringComparison.Ordinal));
        Assert.Equal("Flytt kontoen Login til Havn?", page.Find("dialog h2").TextContent);
        page.Find("dialog .button.primary").Click();

        page.WaitForAssertion(() => Assert.Equal(to.Id, Stored(account).OrganizationId));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll($"a[href='/organizations/{to.PublicId}']")));
    }

    [Fact]
    public void Deleting_takes_the_name_and_leads_back_to_the_list()
    {
        var account = WithProducts("auth");
        var page = Open(account);
        page.Find(".danger-zone button").Click();
        page.WaitForElement("#typed-name").Input("Logout");
        page.Find("dialog .button.danger").Click();
        Assert.Null(Stored(account).DeletedAt);

        page.Find("#typed-name").Input("Login");
        page.Find("dialog .button.danger").Click();

        page.WaitForAssertion(() => Assert.NotNull(Stored(account).DeletedAt));
        Assert.EndsWith("/accounts", Service<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Equal("Kontoen Login er slettet og ligger i papirkurven.", Service<Notices>().Current!.Text);
    }

    [Fact]
    public void Delete_of_what_is_protected_stays_visible_and_explains()
    {
        var account = WithProducts("auth");
        store.Given.Protection(account, "Avtalen løper");
        var page = Open(account);
        Assert.Contains("slettevernet", page.Find(".danger-zone").TextContent, StringComparison.Ordinal);

        page.Find(".danger-zone button").Click();

        page.WaitForAssertion(() => Assert.Contains("Avtalen løper", page.Find("dialog").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("dialog .button.danger"));
        Assert.Empty(page.FindAll("#typed-name"));
    }

    [Fact]
    public void What_is_deleted_can_be_restored_on_its_page_and_not_be_changed()
    {
        var account = WithProducts("auth");
        Delete(account);
        var page = Open(account);
        Assert.Empty(page.FindAll(".page-head .actions > *"));
        Assert.Empty(page.FindAll(".product-line button"));
        Assert.Contains("av Test Admin", page.Find(".notice.warning").TextContent, StringComparison.Ordinal);

        page.Find(".notice.warning button").Click();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".page-head .actions > *")));
        Assert.Null(Stored(account).DeletedAt);
    }

    [Fact]
    public void Who_may_not_restore_is_told_who_may_and_what_has_to_come_back_first()
    {
        var account = WithProducts("auth");
        Delete(account);
        store.SignInAs(StaffRole.Editor);
        Assert.Contains("En administrator kan gjenopprette", Open(account).Find(".notice.warning").TextContent, StringComparison.Ordinal);

        store.SignInAs(StaffRole.Admin);
        var gone = store.Given.Organization("Fjord", and: o => o.DeletedAt = store.Clock.UtcNow);
        var inside = store.Given.Account("Inside", gone, a => a.DeletedAt = store.Clock.UtcNow);
        var page = Open(inside);
        Assert.Empty(page.FindAll(".notice.warning button"));
        Assert.Equal($"/organizations/{gone.PublicId}", page.Find(".notice.warning a").GetAttribute("href"));
    }

    private Account WithProducts(params string[] held)
    {
        var account = store.Given.Account("Login", store.Given.Organization("Fjord"));
        var auth = store.Given.Product("auth");
        foreach (var product in new[] { auth, store.Given.Product("auth-nbid", auth), store.Given.Product("sms") }.Where(product => held.Contains(product.Code)))
        {
            store.Given.AccountProduct(account, product);
        }

        return account;
    }

    private void Delete(Account account) => Assert.True(
        store.Service<AccountLifecycleService>().DeleteAsync(account.PublicId, null, null, false, CancellationToken.None).GetAwaiter().GetResult().Succeeded);

    private Account Stored(Account account) => store.Open().Accounts.IgnoreQueryFilters().Single(a => a.Id == account.Id);

    private static List<string> Codes(IRenderedComponent<AccountPage> page) => [.. page.FindAll(".product-tree code").Select(code => code.TextContent)];

    private IRenderedComponent<AccountPage> Open(Account account)
    {
        var page = Render<AccountPage>(part => part.Add(p => p.Id, account.PublicId));
        page.WaitForElement("h1");
        return page;
    }
}
