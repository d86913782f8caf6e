using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Data;
using AdminPortal.Application.Drafts;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using AdminPortal.Web.Accounts;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.Accounts;

public sealed class MakingAnAccount : PortalTestContext
{
    private readonly TestStore store;
    private SlowUser user = null!;

    public MakingAnAccount()
    {
        store = new(configure: services => services.AddSingleton<ICurrentUser>(provider => user = new(store!.User)));
        Services.AddSingleton(store.Service<AccountService>());
        Services.AddSingleton(store.Service<OrganizationService>());
        Services.AddSingleton(store.Service<AccessService>());
        Services.AddSingleton(store.Service<DraftService>());
        Services.AddSingleton(store.Service<LatestChangeService>());
        SetRendererInfo(new("Server", isInteractive: true));
    }

    [Fact]
    public void Until_the_circuit_lives_nothing_can_be_typed_that_would_be_lost()
    {
        SetRendererInfo(new("Static", isInteractive: false));
        var page = Open("/accounts/new");

        Assert.True(page.Find("form").HasAttribute("inert"));
        SetRendererInfo(new("Server", isInteractive: true));
        Assert.False(Open("/accounts/new").Find("form").HasAttribute("inert"));
    }

    [Fact]
    public void Every_fault_is_shown_at_once_and_at_its_field()
    {
        var page = Open("/accounts/new");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll(".field-error").Count));
        foreach (var field in new[] { "Name", "OrganizationId" })
        {
            var control = page.Find($"#{field}");
            Assert.Equal("true", control.GetAttribute("aria-invalid"));
            Assert.Contains($"{field}-error", control.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        }

        Assert.Equal(
            ["Navn: Må fylles ut", "Organisasjon: Må fylles ut", "Type: Må fylles ut", "Sky: Må fylles ut"],
            page.FindAll("[role=alert] li").Select(fault => fault.TextContent));
    }

    [Fact]
    public void A_good_form_leads_to_the_account()
    {
        var organization = store.Given.Organization("Fjord");
        var page = Open($"/accounts/new?organization={organization.PublicId}");
        Fill(page);

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Single(store.Open().Accounts.ToList()));
        var account = store.Open().Accounts.Single();
        Assert.Equal(("Login", true, "OTC", (long?)organization.Id), (account.Name, account.IsSandbox, account.Cloud, account.OrganizationId));
        page.WaitForAssertion(() => Assert.EndsWith($"/accounts/{account.PublicId}", Service<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Equal(AccountForm.CreatedState, Service<NavigationManager>().HistoryEntryState);
    }

    [Fact]
    public void What_was_typed_stays_after_a_refusal_and_after_a_store_that_gives_no_answer()
    {
        var page = Open($"/accounts/new?organization={store.Given.Organization("Fjord").PublicId}");
        Fill(page);
        page.Find("#Name").Input(new string('x', 256));
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("høyst 255", page.Find("#Name-error").TextContent, StringComparison.Ordinal));
        Assert.Equal(256, page.Find("#Name").GetAttribute("value")!.Length);

        page.Find("#Name").Input("Login");
        store.User.SignOut();
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Tjenesten svarte ikke", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Login", page.Find("#Name").GetAttribute("value"));
        Assert.Equal("Fjord", page.Find("#OrganizationId").GetAttribute("value"));
        Assert.True(page.Find("input[value=sandbox]").HasAttribute("checked"));

        store.SignInAs(StaffRole.Editor);
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Single(store.Open().Accounts.ToList()));
    }

    [Fact]
    public void Pressing_twice_makes_one()
    {
        var page = Open($"/accounts/new?organization={store.Given.Organization("Fjord").PublicId}");
        Fill(page);
        user.Hold();
        var before = user.Calls;

        page.Find("form").Submit();
        Assert.Equal("true", page.Find("button[type=submit]").GetAttribute("aria-disabled"));
        Assert.False(page.Find("button[type=submit]").HasAttribute("disabled"));
        page.Find("form").Submit();
        user.Release();

        page.WaitForAssertion(() => Assert.Single(store.Open().Accounts.ToList()));
        Assert.Equal(before + 1, user.Calls);
        page.Find("form").Submit();
        Assert.Equal(before + 1, user.Calls);
    }

    [Fact]
    public void A_viewer_gets_an_explanation_and_no_form()
    {
        store.SignInAs(StaffRole.Viewer);

        var page = Open("/accounts/new");

        page.WaitForAssertion(() => Assert.Contains("Du kan ikke opprette kontoer", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public void Leaving_what_was_typed_is_asked_about()
    {
        var page = Open("/accounts/new");
        page.Find("#Name").Input("Login");
        var navigation = Service<BunitNavigationManager>();

        navigation.NavigateTo("/contacts");

        Assert.EndsWith("/accounts/new", navigation.Uri, StringComparison.Ordinal);
    }

    private IRenderedComponent<NewAccountPage> Open(string url)
    {
        Service<NavigationManager>().NavigateTo(url);
        var page = Render<NewAccountPage>();
        page.WaitForElement("h1");
        return page;
    }

    private static void Fill(IRenderedComponent<NewAccountPage> page)
    {
        page.Find("#Name").Input("Login");
        page.Find("input[value=sandbox]").Change("sandbox");
        page.Find("input[value=OTC]").Change("OTC");
    }
}
