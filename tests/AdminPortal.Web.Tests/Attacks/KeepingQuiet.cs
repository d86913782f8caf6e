using System.Text;
using AdminPortal.Application.Clients;

namespace AdminPortal.Web.Tests.Attacks;

/// <summary>What the portal writes into its log, even at Debug, names objects by their ids: no person, no address, no secret, no token.</summary>
[Collection(Attacked.Name)]
public sealed class KeepingQuiet(AttackHost host)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AboutPeopleAndSecrets()
    {
        var client = await host.Store.Service<ApiClientService>().CreateAsync(new() { Name = "Quiet client", Scopes = [.. ApiScopes.All] }, Cancellation);
        var secret = client.Value!.Secret;
        var bearer = await host.BearerAsync(client.Value.ClientId);
        using var admin = await host.Admin();
        using var program = host.Browser();
        await CallAsync(program, "POST", "/account-management/contacts", bearer, """{"firstName":"Hemmelig","lastName":"Personesen","email":"hemmelig@personesen.example","mobile":"+47 912 34 567"}""");
        await CallAsync(program, "POST", "/account-management/contacts", bearer, """{"firstName":"Hemmelig","lastName":"Personesen","email":"not an address personesen"}""");
        await CallAsync(program, "POST", "/account-management/contacts", $"{bearer}tampered", "{}");
        await program.GetAsync("/account-management/contacts?page=nonsense", "Authorization", bearer, "Accept", "application/json");
        await program.SendAsync("POST", "/oauth/v2/token", AttackBrowser.FormOf(("grant_type", "client_credentials"), ("client_id", client.Value.ClientId), ("client_secret", secret)));
        await program.SendAsync("POST", "/oauth/v2/token", AttackBrowser.FormOf(("grant_type", "client_credentials"), ("client_id", client.Value.ClientId), ("client_secret", "wrong-secret-Zz9")));
        await program.SendAsync("POST", "/oauth/v2/revoke", AttackBrowser.FormOf(("token", bearer[7..]), ("client_id", client.Value.ClientId), ("client_secret", secret)));
        await admin.GetAsync("/contacts?q=Personesen");
        await admin.GetAsync("/contacts?q=hemmelig%40personesen.example");
        await admin.GetAsync("/contacts/export?q=Personesen");
        await admin.GetAsync("/sign-in/entra?returnUrl=%2Fcontacts%3Fq%3DPersonesen");
        await admin.SendAsync("POST", "/accounts/export", AttackBrowser.FormOf(("__RequestVerificationToken", "forged-antiforgery-token"), ("q", "Personesen")));
        using var nobody = host.Browser();
        await nobody.GetAsync("/contacts?q=Personesen", "Cookie", "__Host-portal=forged-cookie-Zz9");

        string[] unsaid =
        [
            "Personesen", "personesen.example", "912 34 567", "91234567", secret, "wrong-secret-Zz9", bearer[7..], CollectedLogs.EntraSecret, admin.Cookie("__Host-portal")!, "forged-antiforgery-token", "forged-cookie-Zz9",
            "Data Source=",
        ];
        var lines = host.Logs.Lines;
        Assert.NotEmpty(lines);
        foreach (var line in lines)
        {
            Assert.All(unsaid, word => Assert.False(line.Contains(word, StringComparison.OrdinalIgnoreCase), $"{word} in: {line}"));
        }
    }

    private static Task<Answer> CallAsync(AttackBrowser program, string method, string path, string bearer, string body) =>
        program.SendAsync(method, path, new StringContent(body, Encoding.UTF8, "application/json"), "Authorization", bearer, "Accept", "application/json");
}
