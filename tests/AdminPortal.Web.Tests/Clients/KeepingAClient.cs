using AdminPortal.Application.Access;
using AdminPortal.Application.Clients;
using AdminPortal.Web.Admin;
using AdminPortal.Web.Clients;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Shared;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace AdminPortal.Web.Tests.Clients;

public sealed class KeepingAClient : ClientPages
{
    [Fact]
    public async Task The_list_says_what_each_may_where_and_whether_it_works()
    {
        var fjord = Store.Given.Organization("Fjord");
        await GivenClientAsync("Alt", null, ApiScopes.ContactsRead, ApiScopes.ContactsWrite, ApiScopes.InvoicesRead);
        var ended = await GivenClientAsync("Del", fjord);
        await Service<ApiClientService>().RevokeAsync(ended.ClientId, null, dryRun: false, Cancellation);

        var page = OpenList();

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
        var rows = page.FindAll("tbody tr").Select(row => string.Join('|', row.QuerySelectorAll("td").Select(cell => string.Join('/', cell.TextContent.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))))).ToList();
        Assert.Contains("Kontakter: lese og endreFakturaer: lese|Alt|Utløper ikke|Aldri|Aktiv", rows[0], StringComparison.Ordinal);
        Assert.Contains("Kontoer: lese|Fjordog alt under|Utløper ikke|Aldri|Trukket tilbake", rows[1], StringComparison.Ordinal);
        Assert.Equal(ended.ClientId, page.FindAll("tbody .copy-id code")[1].TextContent);
        Assert.Equal($"/admin/clients/{ended.ClientId}", page.FindAll(".row-link")[1].GetAttribute("href"));
    }

    [Fact]
    public void An_empty_list_says_what_a_client_is()
    {
        var page = OpenList();

        page.WaitForAssertion(() => Assert.Contains("Ingen API-klienter ennå", page.Markup, StringComparison.Ordinal));
        Assert.Equal("/admin/clients/new", page.Find(".panel-head a.button").GetAttribute("href"));
    }

    [Fact]
    public async Task Who_settles_sees_neither_the_tab_nor_the_clients()
    {
        var made = await GivenClientAsync("Nattjobb");
        Store.SignInAs(StaffRole.Finance);

        var page = OpenList();

        page.WaitForAssertion(() => Assert.Contains("API-klienter er for administratorer", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".tabs"));
        Assert.DoesNotContain(made.ClientId, page.Markup, StringComparison.Ordinal);
        Service<NavigationManager>().NavigateTo($"/admin/clients/{made.ClientId}");
        Assert.DoesNotContain(made.ClientId, Render<ClientPage>(parameters => parameters.Add(one => one.Id, made.ClientId)).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_secret_is_shown_once_and_the_first_lives_on_for_as_long_as_chosen()
    {
        var made = await GivenClientAsync("Nattjobb");
        var page = Open(made.ClientId);

        page.Find("#client-secrets + button").Click();
        page.Find("dialog input[value='168']").Change("168");
        page.Find("dialog .button.primary").Click();

        page.WaitForElement(".new-secret");
        var secret = page.FindAll(".new-secret code")[1].TextContent;
        page.WaitForAssertion(() => Assert.Equal([$"…{secret[^4..]}", $"…{made.Secret[^4..]}"], page.FindAll("tbody td.primary").Select(cell => cell.TextContent)));
        Assert.Equal(Store.Clock.UtcNow.AddDays(7), Store.Open().ApiClientSecrets.OrderBy(one => one.Id).First().ExpiresAt);

        page.Find(".new-secret .actions button:last-of-type").Click();
        Assert.DoesNotContain(secret, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_third_secret_ends_both_and_says_so()
    {
        var made = await GivenClientAsync("Nattjobb");
        await Service<ApiClientService>().RotateAsync(made.ClientId, 24, Cancellation);
        var page = Open(made.ClientId);

        page.Find("#client-secrets + button").Click();
        Assert.Contains("Begge slutter å virke med en gang", page.Find("dialog .notice").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("dialog input"));
        page.Find("dialog .button.danger").Click();

        page.WaitForElement(".new-secret");
        Assert.Single(Store.Open().ApiClientSecrets.Where(secret => secret.RevokedAt == null));
    }

    [Fact]
    public async Task A_secret_is_ended_at_once_and_the_last_one_with_a_warning()
    {
        var made = await GivenClientAsync("Nattjobb");
        var page = Open(made.ClientId);

        page.Find($"button[aria-label='Avslutt hemmeligheten som slutter på {made.Secret[^4..]}']").Click();
        page.WaitForAssertion(() => Assert.Contains("den eneste hemmeligheten", page.Find("dialog").TextContent, StringComparison.Ordinal));
        page.WaitForElement("dialog .impact, dialog .muted");
        page.Find("dialog .button.danger").Click();

        page.WaitForAssertion(() => Assert.Equal("Uten hemmelighet", page.Find(".page-subtitle .badge").TextContent));
        Assert.NotNull(Store.Open().ApiClientSecrets.Single().RevokedAt);
        Assert.Contains("Ingen hemmelighet virker lenger", page.Markup, StringComparison.Ordinal);
        Assert.Null(Service<Notices>().Current!.OperationId);
    }

    [Fact]
    public async Task Revoking_takes_the_name_and_leaves_nothing_to_do()
    {
        var made = await GivenClientAsync("Nattjobb");
        var page = Open(made.ClientId);
        Assert.NotEmpty(page.FindAll(".page-head .actions a"));

        page.Find(".danger-zone button").Click();
        page.WaitForElement("dialog textarea").Input("Byttet leverandør");
        page.Find("dialog .button.danger").Click();
        page.WaitForElement("#typed-name-error");
        Assert.Null(Store.Open().ApiClients.Single().RevokedAt);

        page.Find("#typed-name").Input("Nattjobb");
        page.Find("dialog .button.danger").Click();

        page.WaitForAssertion(() => Assert.Equal("Trukket tilbake", page.Find(".page-subtitle .badge").TextContent));
        Assert.Empty(page.FindAll(".danger-zone, .page-head .actions a, #client-secrets + button"));
        Assert.Contains(Store.Open().AuditEntries, entry => entry.Reason == "Byttet leverandør");
    }

    [Fact]
    public async Task A_change_starts_from_what_the_client_has()
    {
        var fjord = Store.Given.Organization("Fjord");
        var made = await GivenClientAsync("Nattjobb", fjord, ApiScopes.AccountsRead, ApiScopes.AccountsWrite);
        var page = Render<EditClientPage>(parameters => parameters.Add(one => one.Id, made.ClientId));
        page.WaitForElement("#Name");
        Assert.True(page.Find("input[name=scope-accounts][value=write]").HasAttribute("checked"));
        Assert.Equal("Fjord", page.Find("#OrganizationId").GetAttribute("value"));

        page.Find("#Name").Input("Dagjobb");
        page.Find("#ExpiresOn").Change("2031-01-31");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.EndsWith($"/admin/clients/{made.ClientId}", Here, StringComparison.Ordinal));
        var client = Store.Open().ApiClients.Single();
        Assert.Equal(("Dagjobb", "accounts.read accounts.write", fjord.Id), (client.Name, client.Scopes, client.OrganizationId));
        Assert.Equal(new DateTime(2031, 1, 31, 23, 0, 0, DateTimeKind.Utc), client.ExpiresAt);
        Open(made.ClientId).WaitForAssertion(() => Assert.NotEmpty(page.Markup));
        Assert.Contains("31. jan. 2031", Open(made.ClientId).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_change_it_at_once_are_shown_what_the_other_did()
    {
        var made = await GivenClientAsync("Nattjobb");
        var page = Render<EditClientPage>(parameters => parameters.Add(one => one.Id, made.ClientId));
        page.WaitForElement("#Name");
        var stored = await Service<ApiClientService>().FindAsync(made.ClientId, Cancellation);
        await Service<ApiClientService>().ChangeAsync(made.ClientId, stored!.Version, new() { Name = "Kveldsjobb", Scopes = [ApiScopes.AccountsRead] }, dryRun: false, Cancellation);

        page.Find("#Name").Input("Dagjobb");
        page.Find("form").Submit();

        page.WaitForComponent<MergePanel>();
        Assert.Contains("Kveldsjobb", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Dagjobb", page.Markup, StringComparison.Ordinal);
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private IRenderedComponent<AdminPage> OpenList()
    {
        Service<NavigationManager>().NavigateTo("/admin?tab=clients");
        return Render<AdminPage>();
    }
}
