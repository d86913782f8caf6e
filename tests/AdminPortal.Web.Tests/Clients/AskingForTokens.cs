using System.Net;
using System.Security.Cryptography;
using AdminPortal.Application.Clients;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using static AdminPortal.Web.Tests.Clients.TokenHost;

namespace AdminPortal.Web.Tests.Clients;

/// <summary>Operations T5 and T6 of the contract, over a real server.</summary>
public sealed class AskingForTokens(TokenHost host) : IClassFixture<TokenHost>
{
    private const string Grant = "grant_type=client_credentials";
    private const string Sdk = "/auth/open/connect/token";
    private const string Revoke = "/oauth/v2/revoke";

    [Theory]
    [InlineData(TokenHost.Path, true)]
    [InlineData(TokenHost.Path, false)]
    [InlineData(Sdk, true)]
    [InlineData(Sdk, false)]
    public async Task A_token_is_given_at_both_addresses_by_Basic_and_by_form(string path, bool basic)
    {
        var client = await host.ClientAsync();

        var told = basic
            ? await host.PostAsync(path, Grant, Basic(client.ClientId, client.Secret))
            : await host.PostAsync(path, $"{Grant}&client_id={client.ClientId}&client_secret={client.Secret}");

        Assert.True(told.Status == HttpStatusCode.OK, told.Body);
        Assert.Equal(["access_token", "token_type", "expires_in", "scope"], told.Json.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("Bearer", 3600, "accounts.read accounts.write"), (told.Json.GetProperty("token_type").GetString(), told.Json.GetProperty("expires_in").GetInt32(), told.Json.GetProperty("scope").GetString()));
        Assert.Equal("no-store", told.Headers["Cache-Control"]);
        var call = await host.GetAsync(AccountsPath, $"Bearer {told.Json.GetProperty("access_token").GetString()}");
        Assert.True(call.Status == HttpStatusCode.OK, call.Body);
    }

    [Fact]
    public async Task Basic_is_form_encoded_as_RFC_6749_has_it_and_names_its_scheme_in_any_letters()
    {
        var client = await host.ClientAsync();
        var encoded = string.Concat(client.Secret.Select(letter => $"%{(int)letter:X2}"));

        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync(TokenHost.Path, Grant, Basic(client.ClientId, encoded).Replace("Basic", "bAsIc", StringComparison.Ordinal))).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync(TokenHost.Path, $"{Grant}&client_id={client.ClientId}", Basic(client.ClientId, client.Secret))).Status);
    }

    [Theory]
    [InlineData(Grant + "&scope=accounts.read", "accounts.read")]
    [InlineData(Grant + "&scope=signicat-api", "accounts.read accounts.write")]
    [InlineData(Grant + "&scope=", "accounts.read accounts.write")]
    [InlineData(Grant + "&scope=accounts.write+accounts.read&resource=x", "accounts.read accounts.write")]
    public async Task It_has_the_scopes_that_were_asked_for(string form, string scopes)
    {
        var client = await host.ClientAsync();
        var told = await host.PostAsync(TokenHost.Path, form, Basic(client.ClientId, client.Secret));
        Assert.Equal((HttpStatusCode.OK, scopes), (told.Status, told.Json.GetProperty("scope").GetString()));
    }

    [Theory]
    [InlineData("", "400 invalid_request")]
    [InlineData("grant_type=", "400 invalid_request")]
    [InlineData("grant_type=password", "400 unsupported_grant_type")]
    [InlineData("grant_type=client_credentials&grant_type=client_credentials", "400 invalid_request")]
    [InlineData(Grant + "&scope=contacts.read", "400 invalid_scope")]
    [InlineData(Grant + "&client_secret=x", "400 invalid_request")]
    [InlineData(Grant + "&client_id=org-other", "400 invalid_request")]
    public async Task What_is_wrong_with_the_form_is_told_in_the_words_of_OAuth(string form, string answer)
    {
        var client = await host.ClientAsync();
        var told = await host.PostAsync(TokenHost.Path, form, Basic(client.ClientId, client.Secret));
        Assert.Equal(answer, told.Brief);
        Assert.Equal("no-store", told.Headers["Cache-Control"]);
        Assert.False(told.Headers.ContainsKey("WWW-Authenticate"), told.Body);
    }

    [Fact]
    public async Task Only_a_form_is_taken_and_only_by_POST()
    {
        var client = await host.ClientAsync();
        var basic = Basic(client.ClientId, client.Secret);

        Assert.Equal("400 invalid_request", (await host.PostAsync(TokenHost.Path, "{\"grant_type\":\"client_credentials\"}", basic, "application/json")).Brief);
        Assert.Equal("400 invalid_request", (await host.PostAsync(TokenHost.Path, Grant, basic, "text/plain")).Brief);
        Assert.Equal("400 invalid_request", (await host.PostAsync(TokenHost.Path, Grant + "&x=" + new string('x', 40_000), basic)).Brief);
        Assert.Equal("400 invalid_request", (await host.PostAsync(TokenHost.Path, Grant + string.Concat(Enumerable.Range(0, 2_000).Select(n => $"&a{n}=")), basic)).Brief);
        var got = await host.GetAsync($"{TokenHost.Path}?{Grant}", basic);
        Assert.Equal("405 invalid_request", got.Brief);
        Assert.Equal(["POST"], got.Allow);
    }

    [Fact]
    public async Task Who_cannot_prove_who_it_is_gets_401_and_is_asked_for_Basic_where_it_came_by_Basic()
    {
        var client = await host.ClientAsync();
        foreach (var authorization in new[] { Basic(client.ClientId, "wrong"), Basic("org-none", "wrong"), "Basic", "Basic ***", "Basic bm8tY29sb24=", "Bearer x" })
        {
            var told = await host.PostAsync(TokenHost.Path, Grant, authorization);
            Assert.Equal((authorization, "401 invalid_client", true), (authorization, told.Brief, told.Headers.TryGetValue("WWW-Authenticate", out var asks) && asks.StartsWith("Basic ", StringComparison.Ordinal)));
        }

        foreach (var form in new[] { Grant, $"{Grant}&client_id={client.ClientId}", $"{Grant}&client_id={client.ClientId}&client_secret=wrong" })
        {
            var told = await host.PostAsync(TokenHost.Path, form);
            Assert.Equal((form, "401 invalid_client", false), (form, told.Brief, told.Headers.ContainsKey("WWW-Authenticate")));
        }
    }

    [Fact]
    public async Task Guessing_is_answered_with_how_long_to_wait()
    {
        var client = await host.ClientAsync();
        for (var guess = 0; guess < SecretThrottle.TriesOfClient; guess++)
        {
            Assert.Equal("401 invalid_client", (await host.PostAsync(TokenHost.Path, Grant, Basic(client.ClientId, "wrong"))).Brief);
        }

        // The first wait is a second, which a slow machine may have let pass: one more guess makes it longer.
        await host.PostAsync(TokenHost.Path, Grant, Basic(client.ClientId, "wrong"));
        var told = await host.PostAsync(Sdk, Grant, Basic(client.ClientId, client.Secret));
        Assert.Equal("429 temporarily_unavailable", told.Brief);
        Assert.InRange(int.Parse(told.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture), 1, 4);
    }

    [Fact]
    public async Task A_token_is_taken_back_at_once_and_only_by_its_own_client()
    {
        var (client, other) = (await host.ClientAsync(), await host.ClientAsync());
        var token = await host.TokenAsync(client);
        var basic = Basic(client.ClientId, client.Secret);

        Assert.Equal("400 invalid_grant", (await host.PostAsync(Revoke, $"token={token}", Basic(other.ClientId, other.Secret))).Brief);
        Assert.Equal("401 invalid_client", (await host.PostAsync(Revoke, $"token={token}")).Brief);
        Assert.Equal("400 invalid_request", (await host.PostAsync(Revoke, "", basic)).Brief);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync(AccountsPath, $"Bearer {token}")).Status);

        Assert.Equal("200 ", (await host.PostAsync(Revoke, $"token={token}&token_type_hint=access_token", basic)).Brief);
        Assert.Equal("200 ", (await host.PostAsync(Revoke, $"token={token}", basic)).Brief);
        Assert.Equal("200 ", (await host.PostAsync(Revoke, "token=unknown", basic)).Brief);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.GetAsync(AccountsPath, $"Bearer {token}")).Status);
    }

    [Fact]
    public async Task Others_can_check_a_token_by_the_published_keys()
    {
        var token = await host.TokenAsync(await host.ClientAsync());
        var key = Assert.Single((await host.GetAsync("/oauth/v2/jwks")).Json.GetProperty("keys").EnumerateArray().ToList());
        Assert.Equal(("EC", "P-256", "sig", "ES256"), (key.GetProperty("kty").GetString(), key.GetProperty("crv").GetString(), key.GetProperty("use").GetString(), key.GetProperty("alg").GetString()));
        Assert.False(key.TryGetProperty("d", out _));

        using var pair = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new() { X = Base64UrlEncoder.DecodeBytes(key.GetProperty("x").GetString()), Y = Base64UrlEncoder.DecodeBytes(key.GetProperty("y").GetString()) },
        });
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new()
        {
            ValidIssuer = "urn:adminportal",
            ValidAudience = "urn:adminportal:api",
            ValidTypes = ["at+jwt"],
            IssuerSigningKey = new ECDsaSecurityKey(pair) { KeyId = key.GetProperty("kid").GetString() },
        });
        Assert.True(result.IsValid, result.Exception?.Message);
    }
}
