using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Testing;
using AdminPortal.Web.Accounts;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Shared;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.Accounts;

public sealed class EditingAnAccount : PortalTestContext
{
    private readonly TestStore store = new();

    public EditingAnAccount()
    {
        Serve(store);
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
    public void What_both_wrote_is_asked_for_and_mine_is_saved_only_when_told_to()
    {
        var account = store.Given.Account("Login");
        var page = Edit(account.PublicId);
        page.Find("#Name").Input("Mitt");
        Elsewhere(account.PublicId, "Deres");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal(["Mitt", "Deres"], page.FindAll(".merge-field strong").Select(value => value.TextContent)));
        Assert.Equal("Var: Login", page.Find(".merge-field .hint").TextContent);
        Assert.Equal("Deres", Stored.Name);
        Button(page, "Lagre flettet").Click();
        page.WaitForAssertion(() => Assert.Equal("Mitt", Stored.Name));
        Assert.Equal("Kontoen heter nå Mitt.", Service<Notices>().Current!.Text);
    }

    [Fact]
    public void Theirs_can_be_chosen_and_edited_on()
    {
        var account = store.Given.Account("Login");
        var page = Edit(account.PublicId);
        page.Find("#Name").Input("Mitt");
        Elsewhere(account.PublicId, "Deres");
        page.Find("form").Submit();
        page.WaitForElement(".merge");

        page.FindAll(".merge-field input")[1].Change("on");
        Button(page, "Rediger videre").Click();

        page.WaitForAssertion(() => Assert.Equal("Deres", page.Find("#Name").GetAttribute("value")));
        Assert.Empty(page.FindAll(".merge"));
    }

    [Fact]
    public async Task What_was_deleted_meanwhile_leaves_what_was_typed()
    {
        var account = store.Given.Account("Login");
        var page = Edit(account.PublicId);
        page.Find("#Name").Input("Mitt");
        Assert.True((await store.Service<AccountLifecycleService>().DeleteAsync(account.PublicId, null, null, false, CancellationToken.None)).Succeeded);

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Navn: Mitt", page.Find(".written").TextContent));
    }

    [Fact]
    public async Task A_draft_of_a_new_name_is_offered_again()
    {
        var account = store.Given.Account("Login");
        var page = Edit(account.PublicId);
        page.Find("#Name").Input("Utkast");
        await Service<TabConnection>().OnConnectionDownAsync(null!, CancellationToken.None);
        await DisposeComponentsAsync();

        page = Edit(account.PublicId);

        page.WaitForAssertion(() => Assert.Equal(["Navn", "Login", "Utkast"], page.FindAll(".compare tbody tr > *").Select(cell => cell.TextContent)));
        Button(page, "Fortsett på utkastet").Click();
        page.WaitForAssertion(() => Assert.Equal("Utkast", page.Find("#Name").GetAttribute("value")));
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

    private Account Stored => store.Open().Accounts.Single();

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<EditAccountPage> page, string text) =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == text);

    private void Elsewhere(string id, string name) => Assert.True(
        store.Service<AccountLifecycleService>().ChangeAsync(id, null, new() { Name = name }, false, CancellationToken.None).GetAwaiter().GetResult().Succeeded);

    private IRenderedComponent<EditAccountPage> Edit(string id)
    {
        var page = Render<EditAccountPage>(part => part.Add(p => p.Id, id));
        page.WaitForElement("h1");
        return page;
    }
}
