using AdminPortal.Application.Accounts;
using AdminPortal.Application.Clients;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Web.Tests.Api;

public sealed class DeletingAccounts(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task ADeletedAccountGoesToTheRecycleBinAndComesBackAsItWas()
    {
        using var own = new ApiHost();
        SeedAccounts.PutProducts(own, SeedAccounts.Put(own));
        using var http = own.Client();
        const string path = $"accounts/{SeedAccounts.Production}";

        var gone = (await http.CallAsync("DELETE", path)).Is(204);
        Assert.Equal("", gone.Body);
        (await http.AskAsync(path)).Is(404, "not_found");
        Assert.True((bool)(await http.AskAsync($"{path}?deleted=true")).Is(200).Json["isSoftDeleted"]!);
        (await http.CallAsync("DELETE", path)).Is(404, "not_found");

        var back = (await http.CallAsync("POST", $"{path}/restore")).Is(200);
        Assert.Equal("\"3\"", back.ETag);
        Assert.Equal(SeedAccounts.Detail, back.Body.Replace((string)back.Json["lastModifiedDate"]!, "2022-05-11T11:28:59Z", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AProtectedOneSaysWhoProtectsItSinceWhenAndWhy()
    {
        var top = host.Given.Organization("Top");
        host.Given.Protection(top, "Under rettslig prøving");
        var middle = host.Given.Organization("Middle", top);
        var account = host.Given.Account("Login", middle);
        host.Given.Protection(account);
        var since = host.Store.Clock.UtcNow.ToString("yyyy-MM-dd", null);

        var detail = (string)(await host.Client().CallAsync("DELETE", Path(account))).Is(409, "delete_protected").Json["detail"]!;

        Assert.Contains("Under rettslig prøving", detail, StringComparison.Ordinal);
        Assert.All([top.Name, top.PublicId, account.Name, account.PublicId, "Astrid", since], part => Assert.Contains(part, detail, StringComparison.Ordinal));
        Assert.Null(Stored(account).DeletedAt);
        var fromBelow = (string)(await host.Client(organization: middle).CallAsync("DELETE", Path(account))).Is(409, "delete_protected").Json["detail"]!;
        Assert.All([top.Name, top.PublicId, "Under rettslig"], part => Assert.DoesNotContain(part, fromBelow, StringComparison.Ordinal));
        Assert.Contains("Astrid", fromBelow, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnlyWhatLiesInTheRecycleBinAndNotTooLongComesBack()
    {
        using var http = host.Client();
        var live = Account("Live");
        var old = Account("Old", a => a.DeletedAt = DateTime.UtcNow.AddDays(-91));
        var deleted = host.Given.Organization("Deleted", and: o => o.DeletedAt = SeedAccounts.Yesterday);
        var along = host.Given.Account("Along", deleted, a => a.DeletedAt = SeedAccounts.Yesterday);

        (await http.CallAsync("POST", $"{Path(live)}/restore")).Is(409, "not_deleted");
        (await http.CallAsync("POST", $"{Path(old)}/restore")).Is(409, "restore_window_over");
        (await http.CallAsync("POST", $"{Path(along)}/restore")).Is(409, "organization_deleted");
        (await http.CallAsync("POST", "accounts/a-none/restore")).Is(404, "not_found");
    }

    [Fact]
    public async Task ItTakesTheAdminScopeAndAnAccountThatTheClientSees()
    {
        var account = Account("Login");
        var deleted = Account("Gone", a => a.DeletedAt = SeedAccounts.Yesterday);
        using var writer = host.Client(null, null, ApiScopes.AccountsWrite, ApiScopes.ContactsAdmin);
        using var admin = host.Client(null, null, ApiScopes.AccountsAdmin);
        using var elsewhere = host.Client(organization: host.Given.Organization("Elsewhere"));

        (await writer.CallAsync("DELETE", Path(account))).Is(403);
        (await writer.CallAsync("POST", $"{Path(deleted)}/restore")).Is(403);
        (await elsewhere.CallAsync("DELETE", Path(account))).Is(404, "not_found");
        (await elsewhere.CallAsync("POST", $"{Path(deleted)}/restore")).Is(404, "not_found");
        (await admin.CallAsync("DELETE", Path(account))).Is(204);
        (await admin.CallAsync("POST", $"{Path(deleted)}/restore")).Is(200);
    }

    [Fact]
    public async Task VersionAndTryAreHeeded()
    {
        var account = Account("Login");
        using var http = host.Client();

        (await http.CallAsync("DELETE", Path(account), null, "If-Match", "\"7\"")).Is(412, "stale");
        (await http.CallAsync("DELETE", $"{Path(account)}?dryRun=true")).Is(204);
        Assert.Null(Stored(account).DeletedAt);
        (await http.CallAsync("DELETE", Path(account), null, "If-Match", "\"1\"")).Is(204);
        Assert.True((await http.CallAsync("POST", $"{Path(account)}/restore?dryRun=true")).Is(200).Json["isSoftDeleted"] is null);
        Assert.NotNull(Stored(account).DeletedAt);
    }

    private static string Path(Account account) => $"accounts/{account.PublicId}";

    private Account Account(string name, Action<Account>? and = null) => host.Given.Account(name, host.Given.Organization("Fjord"), and);

    private Account Stored(Account account)
    {
        using var db = host.Store.Open();
        return db.Accounts.IgnoreQueryFilters().Single(a => a.Id == account.Id);
    }
}
