using System.Net;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using AdminPortal.Web.Tests.Shell;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static AdminPortal.Web.Tests.Clients.TokenHost;

namespace AdminPortal.Web.Tests.Clients;

/// <summary>Who is let in by a token, and who is not.</summary>
public sealed class CallingWithTokens(TokenHost host) : IClassFixture<TokenHost>
{
    private const string Corporate = "/corporate-accounts/v2/accounts";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Why_a_call_is_not_let_in_is_told_apart()
    {
        var client = await host.ClientAsync(ApiScopes.CorporateAccountsRead);
        var token = await host.TokenAsync(client);
        var expired = await TokenOfTwoHoursAgoAsync(client);

        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync(Corporate, $"Bearer {token}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync(Corporate, $"bearer {token}")).Status);
        await RefusedAsync(40102, null);
        await RefusedAsync(40105, "invalid_token", $"Bearer {token}x");
        await RefusedAsync(40105, "invalid_token", $"DPoP {token}");
        await RefusedAsync(40105, "invalid_token", $"Bearer {token}", $"Bearer {token}");
        await RefusedAsync(40106, "invalid_token", $"Bearer {expired}");
        await RefusedAsync(40107, null, Basic(client.ClientId, client.Secret));
    }

    [Fact]
    public async Task A_client_that_is_ended_is_out_at_once_and_scopes_that_it_loses_are_lost_at_once()
    {
        var client = await host.ClientAsync(ApiScopes.AccountsRead);
        var token = $"Bearer {await host.TokenAsync(client)}";
        var clients = host.Api.Store.Service<ApiClientService>();
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync(AccountsPath, token)).Status);

        await clients.ChangeAsync(client.ClientId, null, new() { Name = "Partner", Scopes = [ApiScopes.ContactsRead] }, false, Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.GetAsync(AccountsPath, token)).Status);

        await clients.ChangeAsync(client.ClientId, null, new() { Name = "Partner", Scopes = [ApiScopes.AccountsAdmin] }, false, Cancellation);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync(AccountsPath, token)).Status);
        await clients.RevokeAsync(client.ClientId, null, false, Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.GetAsync(AccountsPath, token)).Status);
    }

    [Fact]
    public async Task A_cookie_opens_no_endpoint_and_a_token_no_page()
    {
        var address = host.Api.Anonymous().BaseAddress!;
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var signedIn = await PortalHost.Post(browser, "/sign-in", "/sign-in/development", ("person", "dev-astrid"));
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/", Cancellation)).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(AccountsPath, Cancellation)).StatusCode);
        var token = await host.TokenAsync(await host.ClientAsync([.. ApiScopes.All]));
        var page = await host.GetAsync("/organizations", $"Bearer {token}");
        Assert.Equal(HttpStatusCode.Unauthorized, page.Status);
    }

    [Fact]
    public async Task What_one_instance_protects_and_signs_another_opens_and_checks()
    {
        using var other = new PortalHost { Store = host.Api.Store.Settings };
        var here = host.Api.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
        var there = other.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
        var token = await host.TokenAsync(await host.ClientAsync());

        Assert.Equal("secret", there.Unprotect(here.Protect("secret")));
        Assert.NotNull((await other.Services.GetRequiredService<AccessTokens>().CheckAsync(token, Cancellation)).Token);
        await using var db = host.Api.Store.Open();
        Assert.All(await db.KeyRing.ToListAsync(Cancellation), entry => Assert.StartsWith("<key ", entry.Xml, StringComparison.Ordinal));
        Assert.Single(await db.SigningKeys.ToListAsync(Cancellation));
    }

    private async Task RefusedAsync(int code, string? error, params string[] authorization)
    {
        var told = await host.GetAsync(Corporate, authorization);
        Assert.True(told.Status == HttpStatusCode.Unauthorized, told.Body);
        Assert.Equal(code, told.Json.GetProperty("errorCode").GetInt32());
        Assert.StartsWith("Bearer", told.Headers["WWW-Authenticate"], StringComparison.Ordinal);
        Assert.Equal(error is not null, told.Headers["WWW-Authenticate"].Contains("error=\"invalid_token\"", StringComparison.Ordinal));
    }

    private async Task<string> TokenOfTwoHoursAgoAsync(NewSecret client)
    {
        var services = host.Api.Services;
        var clock = new TestClock { Now = services.GetRequiredService<TimeProvider>().GetUtcNow().AddHours(-2) };
        var tokens = new AccessTokens(
            services.GetRequiredService<IDbContextFactory<PortalDb>>(), services.GetRequiredService<TokenKeys>(), services.GetRequiredService<ClientUse>(), services.GetRequiredService<IOptions<TokenSettings>>(), clock);
        return (await tokens.CreateAsync(client.ClientId, [ApiScopes.CorporateAccountsRead], Cancellation)).Token;
    }
}
