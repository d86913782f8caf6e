using System.Globalization;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Protections;

namespace AdminPortal.Web.Tests.Api;

public sealed class ProtectingAccounts(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("{}", null)]
    [InlineData("""{"reason":null,"reviewDate":null}""", null)]
    [InlineData("""{"reason":" Legal hold ","setByName":"Nobody","reviewOn":"2001-01-01"}""", "Legal hold")]
    public async Task AnAccountIsProtected(string? body, string? reason)
    {
        var account = Account();

        var answer = (await host.Client("Script").CallAsync("PUT", Path(account), body)).Is(200);

        Assert.Equal((account.PublicId, true, "\"1\""), ((string?)answer.Json["id"], (bool)answer.Json["isDeleteProtected"]!, answer.ETag));
        var stored = Stored(account)!;
        Assert.Equal((reason, null), (stored.Reason, stored.ReviewOn));
        using var db = host.Store.Open();
        Assert.Equal("Script", db.ApiClients.Single(c => c.ClientId == stored.SetById).Name);
    }

    [Fact]
    public async Task ReasonAndReviewDateAreReplaced()
    {
        var account = Account();
        using var http = host.Client();
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30);
        var text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        (await http.CallAsync("PUT", Path(account), $$"""{"reason":"First","reviewDate":"{{text}}"}""")).Is(200);
        Assert.Equal(("First", day), (Stored(account)!.Reason, Stored(account)!.ReviewOn));
        (await http.CallAsync("PUT", Path(account), """{"reason":"Second"}""")).Is(200);
        Assert.Equal(("Second", null), (Stored(account)!.Reason, Stored(account)!.ReviewOn));
    }

    [Theory]
    [InlineData("""{"reason":1,"reviewDate":2}""", "reason", "reviewDate")]
    [InlineData("""{"reason":["x"],"reviewDate":"2027-02-30"}""", "reason", "reviewDate")]
    [InlineData("""{"reason":"a\u0007b","reviewDate":"2001-01-01"}""", "reason", "reviewDate")]
    [InlineData("""{"reviewDate":"2099-01-01T00:00:00Z"}""", "reviewDate")]
    public async Task FaultyMembersAreNamed(string body, params string[] named)
    {
        var account = Account();

        (await host.Client().CallAsync("PUT", Path(account), body)).IsInvalid(named);
        (await host.Client().CallAsync("PUT", Path(account), $$"""{"reason":"{{new string('x', 1001)}}"}""")).IsInvalid("reason");

        Assert.Null(Stored(account));
    }

    [Fact]
    public async Task TheProtectionOfASandboxAccountIsLiftedAtOnce()
    {
        var account = Account(isSandbox: true);
        host.Given.Protection(account);
        using var http = host.Client();

        (await http.CallAsync("DELETE", Path(account), null, "If-Match", "\"4\"")).Is(412, "stale");
        var answer = (await http.CallAsync("DELETE", Path(account))).Is(200);

        Assert.Equal((account.PublicId, false), ((string?)answer.Json["id"], (bool)answer.Json["isDeleteProtected"]!));
        Assert.Null(Stored(account));
        (await http.CallAsync("DELETE", Path(account))).Is(404, "not_found");
    }

    [Theory]
    [InlineData("""{"reason":"Contract is over"}""", "Contract is over")]
    [InlineData(null, null)]
    [InlineData("""{"reason":""}""", null)]
    public async Task ThatOfAProductionAccountIsAskedOfASecondPerson(string? body, string? reason)
    {
        var account = Account();
        host.Given.Protection(account);
        using var http = host.Client("Script");

        var answer = (await http.CallAsync("DELETE", Path(account), body)).Is(202);

        Assert.Equal(["id", "accountId", "reason", "requestedBy", "requestedAt", "expiresAt"], answer.Json.AsObject().Select(member => member.Key));
        Assert.Null(answer.Headers.Location);
        Assert.Equal(account.PublicId, (string?)answer.Json["accountId"]);
        Assert.True(reason is null ? ((string)answer.Json["reason"]!).Length > 0 : (string?)answer.Json["reason"] == reason, answer.Body);
        Assert.Equal(ProtectionRequestService.Lifetime, Time(answer, "expiresAt") - Time(answer, "requestedAt"));
        Assert.NotNull(Stored(account));
        using var db = host.Store.Open();
        Assert.Equal((ProtectionRequestKind.Lift, ProtectionRequestStatus.Pending), db.ProtectionRequests.Where(r => r.AccountId == account.Id).Select(r => ValueTuple.Create(r.Kind, r.Status)).Single());
        (await http.CallAsync("DELETE", Path(account), body)).Is(409, "already_asked");
    }

    [Fact]
    public async Task AskingMayBeTried()
    {
        var account = Account();
        host.Given.Protection(account);

        (await host.Client().CallAsync("DELETE", $"{Path(account)}?dryRun=true")).Is(202);
        (await host.Client().CallAsync("DELETE", Path(account), """{"reason":5}""")).IsInvalid("reason");
        (await host.Client().CallAsync("DELETE", Path(account), $$"""{"reason":"{{new string('x', 1001)}}"}""")).IsInvalid("reason");

        using var db = host.Store.Open();
        Assert.False(db.ProtectionRequests.Any(r => r.AccountId == account.Id));
    }

    [Fact]
    public async Task ProtectingTakesTheWriteScopeAndLiftingTheAdminScope()
    {
        var account = Account(isSandbox: true);
        using var reader = host.Client(null, null, ApiScopes.AccountsRead);
        using var writer = host.Client(null, null, ApiScopes.AccountsWrite);
        using var admin = host.Client(null, null, ApiScopes.AccountsAdmin);
        using var elsewhere = host.Client(organization: host.Given.Organization("Elsewhere"));

        (await reader.CallAsync("PUT", Path(account))).Is(403);
        (await elsewhere.CallAsync("PUT", Path(account))).Is(404, "not_found");
        (await writer.CallAsync("PUT", Path(account), null, "If-Match", "\"9\"")).Is(412, "stale");
        (await writer.CallAsync("PUT", Path(account), null, "If-Match", "\"1\"")).Is(200);
        (await writer.CallAsync("DELETE", Path(account))).Is(403);
        (await elsewhere.CallAsync("DELETE", Path(account))).Is(404, "not_found");
        (await admin.CallAsync("DELETE", Path(account))).Is(200);
    }

    private static DateTimeOffset Time(Reply answer, string member) => DateTimeOffset.Parse((string)answer.Json[member]!, CultureInfo.InvariantCulture);

    private static string Path(Account account) => $"accounts/{account.PublicId}/delete-protection";

    private Account Account(bool isSandbox = false) => host.Given.Account("Login", host.Given.Organization("Fjord"), a => a.IsSandbox = isSandbox);

    private DeleteProtection? Stored(Account account)
    {
        using var db = host.Store.Open();
        return db.Protections.SingleOrDefault(p => p.AccountId == account.Id);
    }
}
