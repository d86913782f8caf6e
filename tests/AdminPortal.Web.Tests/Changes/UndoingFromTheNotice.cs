using AdminPortal.Application.Accounts;
using AdminPortal.Application.Changes;
using AdminPortal.Testing;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Shared;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Web.Tests.Changes;

public sealed class UndoingFromTheNotice : PortalTestContext
{
    private readonly TestStore store = new();
    private readonly Account account;

    public UndoingFromTheNotice()
    {
        Services.AddSingleton(store.Service<UndoService>());
        account = store.Given.Account("Before", store.Given.Organization("Fjord"));
    }

    [Fact]
    public async Task Undo_takes_the_change_back_says_so_and_offers_to_do_it_again()
    {
        var host = Render<NoticeHost>();
        var operation = await RenameAsync("After");
        Service<Notices>().Show("Kontoen heter After.", operation);

        host.WaitForElement("[data-undo]").Click();

        host.WaitForAssertion(() => Assert.Equal("Angret: Kontoen heter After.", host.Find(".notice-body").TextContent.Trim()));
        Assert.Equal("Before", store.Open().Accounts.Single().Name);
        Assert.Equal("Gjør om", host.Find("[data-undo]").TextContent.Trim());

        host.Find("[data-undo]").Click();

        host.WaitForAssertion(() => Assert.Equal("Endringen er gjort på nytt.", host.Find(".notice-body").TextContent.Trim()));
        Assert.Equal("After", store.Open().Accounts.Single().Name);
    }

    [Fact]
    public async Task Why_it_cannot_be_undone_stands_in_the_same_notice()
    {
        var host = Render<NoticeHost>();
        var operation = await RenameAsync("After");
        await RenameAsync("Later");
        Service<Notices>().Show("Kontoen heter After.", operation);

        host.WaitForElement("[data-undo]").Click();

        host.WaitForAssertion(() => Assert.Contains("Kan ikke angres, for dette er endret siden: navn.", host.Find(".notice.warning").TextContent, StringComparison.Ordinal));
        Assert.Contains("Kontoen heter After.", host.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Empty(host.FindAll("[data-undo]"));
        Assert.Equal("Later", store.Open().Accounts.Single().Name);
    }

    [Fact]
    public void A_notice_without_a_change_has_no_undo_and_goes_when_dismissed()
    {
        var host = Render<NoticeHost>();
        Service<Notices>().Show("Sagt.");

        host.WaitForAssertion(() => Assert.Contains("Sagt.", host.Markup, StringComparison.Ordinal));
        Assert.Empty(host.FindAll("[data-undo]"));
        host.Find(".icon-button").Click();
        host.WaitForAssertion(() => Assert.Empty(host.FindAll(".notice")));
    }

    [Fact]
    public async Task What_the_page_shows_is_loaded_again()
    {
        var accounts = store.Service<AccountService>();
        var view = Render<LoadView<AccountDetail>>(parameters => parameters
            .Add(v => v.Key, "account")
            .Add(v => v.Load, cancellation => accounts.FindAsync(account.PublicId, cancellation))
            .Add(v => v.ChildContent, shown => $"<b>{shown.Name}</b>"));
        view.WaitForAssertion(() => Assert.Equal("Before", view.Find("b").TextContent));
        var host = Render<NoticeHost>();
        await RenameAsync("After");
        var operation = await RenameAsync("Last");
        Service<Notices>().Show("Kontoen heter Last.", operation);

        host.WaitForElement("[data-undo]").Click();

        view.WaitForAssertion(() => Assert.Equal("After", view.Find("b").TextContent));
    }

    private async Task<string> RenameAsync(string name) =>
        (await store.Service<AccountLifecycleService>().ChangeAsync(account.PublicId, null, new() { Name = name }, false, Xunit.TestContext.Current.CancellationToken)).Value!.OperationId;
}
