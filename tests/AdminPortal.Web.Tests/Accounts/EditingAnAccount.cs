using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Testing;
using AdminPortal.Web.Accounts;
using AdminPortal.Web.Changes;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.Accounts;

public sealed class EditingAnAccount : PortalTestContext
{
    private readonly TestStore store = new();

    public EditingAnAccount()
    {
        Services.AddSingleton(store.Service<AccountService>());
        Services.AddSingleton(store.Service<AccountLifecycleService>());
        SetRendererInfo(new("Server", isInteractive: true));
    }

    [Fact]
    public void A_new_name_leads_to_the_account_with_a_notice()
    {
        var account = store.Given.Account("Login");
        var page = Edit(account.PublicId);
        page.Find("#Name").Input("Innlogging");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Innlogging", store.Open().Accounts.Single().Name));
        page.WaitForAssertion(() => Assert.EndsWith($"/accounts/{account.PublicId}", Service<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Equal("Kontoen heter nå Innlogging.", Service<Notices>().Current!.Text);
    }

    [Fact]
    public void A_save_of_nothing_new_says_nothing()
    {
        var page = Edit(store.Given.Account("Login").PublicId);

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("/accounts/a-", Service<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Null(Service<Notices>().Current);
    }

    [Fact]
    public void A_faulty_name_is_told_and_stays()
    {
        var page = Edit(store.Given.Account("Login").PublicId);
        page.Find("#Name").Input("");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Navn: Må fylles ut", page.Find("[role=alert] li").TextContent));
    }

    [Fact]
    public void A_conflict_shows_both_and_saves_mine_only_when_told_to()
    {
        var account = store.Given.Account("Login");
        var page = Edit(account.PublicId);
        page.Find("#Name").Input("Mitt");
        Elsewhere(account.PublicId, "Deres");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal(["Navn", "Deres", "Mitt"], page.FindAll(".conflict tbody tr > *").Select(cell => cell.TextContent)));
        Assert.Equal("Deres", store.Open().Accounts.Single().Name);
        page.FindAll(".notice .button")[1].Click();
        page.WaitForAssertion(() => Assert.Equal("Mitt", store.Open().Accounts.Single().Name));
    }

    [Fact]
    public void A_conflict_can_take_theirs()
    {
        var account = store.Given.Account("Login");
        var page = Edit(account.PublicId);
        page.Find("#Name").Input("Mitt");
        Elsewhere(account.PublicId, "Deres");
        page.Find("form").Submit();
        page.WaitForElement(".conflict");

        page.FindAll(".notice .button")[0].Click();

        Assert.Equal("Deres", page.Find("#Name").GetAttribute("value"));
        Assert.Empty(page.FindAll(".conflict"));
    }

    [Fact]
    public void A_viewer_gets_an_explanation_and_a_deleted_account_no_form_at_all()
    {
        var account = store.Given.Account("Login");
        store.SignInAs(StaffRole.Viewer);
        Assert.Empty(Edit(account.PublicId).FindAll("form"));

        var missed = false;
        Service<NavigationManager>().OnNotFound += (_, _) => missed = true;
        var page = Render<EditAccountPage>(part => part.Add(p => p.Id, store.Given.Account("Gone", and: a => a.DeletedAt = store.Clock.UtcNow).PublicId));
        page.WaitForAssertion(() => Assert.True(missed));
    }

    private void Elsewhere(string id, string name) => Assert.True(
        store.Service<AccountLifecycleService>().ChangeAsync(id, null, new() { Name = name }, false, CancellationToken.None).GetAwaiter().GetResult().Succeeded);

    private IRenderedComponent<EditAccountPage> Edit(string id)
    {
        var page = Render<EditAccountPage>(part => part.Add(p => p.Id, id));
        page.WaitForElement("h1");
        return page;
    }
}
