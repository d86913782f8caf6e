using AdminPortal.Application.Access;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Drafts;
using AdminPortal.Web.Contacts;
using AdminPortal.Web.Shared;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace AdminPortal.Web.Tests.Contacts;

public sealed class KeepingADraftOfAContact : ContactPages
{
    private readonly HandClock time;

    public KeepingADraftOfAContact()
    {
        time = new(Clock);
        Services.AddSingleton<TimeProvider>(time);
    }

    [Fact]
    public async Task Typing_is_saved_once_it_rests_and_never_where_there_is_none()
    {
        var page = New();
        await RestAsync(page);
        page.Find("#FirstName").Input("Ola");
        await time.TickAsync(page);
        Assert.Null(Draft());

        await time.TickAsync(page);

        Assert.Contains("\"FirstName\":\"Ola\"", Draft()!.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_types_on_and_on_is_saved_now_and_then()
    {
        var page = New();
        for (var letters = 1; letters < 5; letters++)
        {
            await TypeAsync(page, letters);
        }

        Assert.Null(Draft());
        await TypeAsync(page, 5);

        Assert.Contains("\"FirstName\":\"xxxxx\"", Draft()!.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_is_typing_too()
    {
        var page = New();
        page.Find("input[value=FinancialContact]").Change(true);
        await RestAsync(page);

        Assert.NotNull(Draft());
    }

    [Fact]
    public async Task A_lost_connection_saves_at_once()
    {
        var page = New();
        page.Find("#FirstName").Input("Ola");

        await Service<TabConnection>().OnConnectionDownAsync(null!, CancellationToken.None);

        Assert.Contains("Ola", Draft()!.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_keeps_it_and_coming_back_offers_it_with_what_differs()
    {
        await LeaveDraftAsync(() => New(), "Ola");
        Clock.Advance(TimeSpan.FromMinutes(5));

        var page = New();

        page.WaitForAssertion(() => Assert.Equal(["Fornavn", "Tomt", "Ola"], page.FindAll(".compare tbody tr > *").Select(cell => cell.TextContent)));
        Assert.Contains("5 minutter siden", page.Find(".drafted .notice").TextContent, StringComparison.Ordinal);
        Assert.True(page.Find(".drafted-form").HasAttribute("inert"));
        Button(page, "Fortsett på utkastet").Click();
        page.WaitForAssertion(() => Assert.Equal("Ola", page.Find("#FirstName").GetAttribute("value")));
        Assert.False(page.Find(".drafted-form").HasAttribute("inert"));
        Assert.Empty(page.FindAll(".compare"));
    }

    [Fact]
    public async Task A_discarded_one_is_gone_and_the_form_is_as_it_was()
    {
        await LeaveDraftAsync(() => New(), "Ola");
        var page = New();
        page.WaitForElement(".compare");

        Button(page, "Forkast utkastet").Click();

        page.WaitForAssertion(() => Assert.Null(Draft()));
        Assert.Equal("", page.Find("#FirstName").GetAttribute("value") ?? "");
        Assert.False(page.Find(".drafted-form").HasAttribute("inert"));
    }

    [Fact]
    public async Task One_that_is_not_decided_on_stays()
    {
        await LeaveDraftAsync(() => New(), "Ola");
        New().WaitForElement(".compare");

        await LeaveToAsync("/");

        Assert.NotNull(Draft());
    }

    [Fact]
    public async Task A_save_discards_it()
    {
        var page = New();
        page.Find("#FirstName").Input("Ola");
        page.Find("#LastName").Input("Nordmann");
        await RestAsync(page);
        Assert.NotNull(Draft());

        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Single(Store.Open().Contacts.ToList()));
        await DisposeComponentsAsync();

        Assert.Null(Draft());
    }

    [Fact]
    public async Task Cancel_discards_it()
    {
        var page = New();
        page.Find("#FirstName").Input("Ola");
        await RestAsync(page);
        Assert.NotNull(Draft());

        await LeaveToAsync("/contacts");

        Assert.Null(Draft());
    }

    [Fact]
    public async Task What_a_broken_connection_interrupted_is_taken_up_without_asking()
    {
        await LeaveDraftAsync(() => New(), "Ola");
        JSInterop.Setup<bool>("portal.hasTyped", _ => true).SetResult(true);

        var page = New();

        page.WaitForAssertion(() => Assert.Equal("Ola", page.Find("#FirstName").GetAttribute("value")));
        Assert.Contains("hentet tilbake", page.Find(".drafted .notice").TextContent, StringComparison.Ordinal);
        page.WaitForAssertion(() => JSInterop.VerifyInvoke("portal.restoreTyped"));
        Button(page, "Forkast det").Click();
        page.WaitForAssertion(() => Assert.Null(Draft()));
        Assert.Equal("", page.Find("#FirstName").GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task One_of_an_older_version_says_so_and_is_merged_from_where_it_began()
    {
        var contact = Store.Given.Contact("Ola", "Nordmann");
        await LeaveDraftAsync(() => Edit(contact.PublicId), "Kari", $"contact:{contact.PublicId}");
        Elsewhere(contact.PublicId, theirs => (theirs.FirstName, theirs.Phone) = ("Deres", "3"));

        var page = Edit(contact.PublicId);
        page.WaitForAssertion(() => Assert.Contains("er endret siden du begynte", page.Find(".drafted .notice").TextContent, StringComparison.Ordinal));
        Assert.Equal(["Fornavn", "Deres", "Kari"], page.FindAll(".compare tbody tr > *").Select(cell => cell.TextContent));
        Button(page, "Fortsett på utkastet").Click();
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Var: Ola", page.Find(".merge-field .hint").TextContent));
        Assert.Equal(["Telefon"], page.FindAll(".merge-rest tbody th").Select(field => field.TextContent));
    }

    [Fact]
    public async Task A_store_that_gives_no_answer_costs_nothing_but_the_draft()
    {
        var page = New();
        var me = Store.User.Identity!;
        Store.User.SignOut();
        page.Find("#FirstName").Input("Ola");
        await RestAsync(page);
        Assert.Equal("Ola", page.Find("#FirstName").GetAttribute("value"));

        Store.User.SignIn(me);
        await RestAsync(page);
        Assert.NotNull(Draft());
    }

    [Fact]
    public async Task Somebody_else_is_not_offered_it()
    {
        await LeaveDraftAsync(() => New(), "Ola");
        Store.SignInAs(StaffRole.Editor);

        var page = New();

        Assert.Empty(page.FindAll(".compare"));
        Assert.False(page.Find(".drafted-form").HasAttribute("inert"));
    }

    private async Task LeaveDraftAsync<T>(Func<IRenderedComponent<T>> open, string firstName, string key = "contact:new")
        where T : IComponent
    {
        open().Find("#FirstName").Input(firstName);
        await LeaveToAsync("/");
        Assert.Contains(firstName, Draft(key)!.Content, StringComparison.Ordinal);
    }

    /// <summary>As the router does: the question, the address, and then the page goes.</summary>
    private async Task LeaveToAsync(string url)
    {
        var arrived = new TaskCompletionSource();
        Service<NavigationManager>().LocationChanged += (_, _) => arrived.TrySetResult();
        Service<NavigationManager>().NavigateTo(url);
        Service<DialogService>().Close(false);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(5), Xunit.TestContext.Current.CancellationToken);
        await DisposeComponentsAsync();
    }

    private Task TypeAsync(IRenderedComponent<NewContactPage> page, int letters)
    {
        page.Find("#FirstName").Input(new string('x', letters));
        return time.TickAsync(page);
    }

    private async Task RestAsync(IRenderedComponent<NewContactPage> page)
    {
        await time.TickAsync(page);
        await time.TickAsync(page);
    }

    private StoredDraft? Draft(string key = "contact:new") =>
        Store.Service<DraftService>().FindAsync(key, CancellationToken.None).GetAwaiter().GetResult();

    private static AngleSharp.Dom.IElement Button<T>(IRenderedComponent<T> page, string text)
        where T : IComponent => page.FindAll("button").Single(button => button.TextContent.Trim() == text);
}
