using System.Security.Cryptography;
using System.Text;
using AdminPortal.Application.Access;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Xunit;
using static AdminPortal.Application.Tests.Clients.ClientSetting;

namespace AdminPortal.Application.Tests.Clients;

public sealed class CheckingTokens
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_token_is_good_for_an_hour_and_then_told_to_have_expired(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var token = await store.TokenAsync(await store.MadeAsync());

        store.Clock.Advance(AccessTokens.Lifetime + TimeSpan.FromSeconds(29));
        Assert.NotNull((await store.CheckAsync(token)).Token);
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new CheckedToken(null, IsExpired: true), await store.CheckAsync(token));
        Assert.Equal(new CheckedToken(null), await store.CheckAsync(Altered(token)));
    }

    [Fact]
    public async Task A_token_that_others_have_made_or_altered_is_refused()
    {
        await using var store = new TestStore();
        var client = await store.MadeAsync(Input(scopes: [.. ApiScopes.All]));
        var good = await store.TokenAsync(client);
        var kid = new JsonWebToken(good).Kid;
        var published = Assert.Single(await store.Service<TokenKeys>().ListAsync(Cancellation));
        var publicKey = Encoding.ASCII.GetBytes(published.X + published.Y);
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var ours = (await store.Service<TokenKeys>().SigningAsync(Cancellation)).Key;
        var es256 = new SigningCredentials(ours, SecurityAlgorithms.EcdsaSha256);

        Assert.NotNull((await store.CheckAsync(Forged(es256))).Token);
        await RefusedAsync("altered", Altered(good));
        await RefusedAsync("unsigned", Unsigned(good, "none"));
        await RefusedAsync("unsigned in other letters", Unsigned(good, "NoNe"));
        await RefusedAsync("without its signature", good[..(good.LastIndexOf('.') + 1)]);
        await RefusedAsync("HS256 by the public key", Forged(new(new SymmetricSecurityKey(publicKey) { KeyId = kid }, SecurityAlgorithms.HmacSha256)));
        await RefusedAsync("another key under our name", Forged(new(new ECDsaSecurityKey(own) { KeyId = kid }, SecurityAlgorithms.EcdsaSha256)));
        await RefusedAsync("another key", Forged(new(new ECDsaSecurityKey(own) { KeyId = "other" }, SecurityAlgorithms.EcdsaSha256)));
        await RefusedAsync("another audience", Forged(es256, token => token.Audience = "urn:other"));
        await RefusedAsync("another issuer", Forged(es256, token => token.Issuer = "urn:other"));
        await RefusedAsync("another kind of token", Forged(es256, token => token.TokenType = "JWT"));
        await RefusedAsync("without an end", Forged(es256, token => token.Expires = null));
        await RefusedAsync("of later", Forged(es256, token => (token.NotBefore, token.Expires) = (store.Clock.UtcNow.AddMinutes(5), store.Clock.UtcNow.AddHours(1))));
        await RefusedAsync("encrypted", $"{Base64UrlEncoder.Encode($$"""{"alg":"dir","enc":"A256GCM","kid":"{{kid}}"}""")}.a.b.c.d");
        await RefusedAsync("of nobody", Forged(es256, token => token.Claims["sub"] = "org-none"));
        foreach (var nonsense in new[] { "", ".", "..", "a.b.c", "e30.e30.", "e30.e30.e30.e30.e30", "Bearer", new string('a', 100_000), $"{good}.", $"{good}\0" })
        {
            await RefusedAsync(nonsense.Length > 100 ? "nonsense" : nonsense, nonsense);
        }

        async Task RefusedAsync(string what, string token) => Assert.Equal((what, new CheckedToken(null)), (what, await store.CheckAsync(token)));

        string Forged(SigningCredentials credentials, Action<SecurityTokenDescriptor>? and = null)
        {
            var descriptor = new SecurityTokenDescriptor
            {
                TokenType = "at+jwt",
                Issuer = "urn:adminportal",
                Audience = "urn:adminportal:api",
                Expires = store.Clock.UtcNow.AddHours(1),
                SigningCredentials = credentials,
                Claims = new Dictionary<string, object> { ["sub"] = client.ClientId, ["jti"] = "forged", ["scope"] = "accounts.read" },
            };
            and?.Invoke(descriptor);
            return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
        }
    }

    [Theory, EachDatabase]
    public async Task What_the_client_has_lost_since_its_tokens_have_lost_too(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var client = await store.MadeAsync(Input(scopes: [ApiScopes.AccountsAdmin, ApiScopes.ContactsWrite, ApiScopes.InvoicesRead]));
        var token = await store.TokenAsync(client);

        Done(await store.Clients().ChangeAsync(client.ClientId, null, Input(scopes: [ApiScopes.AccountsRead, ApiScopes.ContactsAdmin]), false, Cancellation));

        Assert.Equal([ApiScopes.ContactsWrite, ApiScopes.AccountsRead], (await store.CheckAsync(token)).Token!.Scopes);
    }

    [Theory, EachDatabase]
    public async Task A_client_that_is_over_has_no_good_tokens(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var input = Input();
        input.ExpiresOn = OsloTime.Today(store.Clock);
        var client = await store.MadeAsync(input);
        store.Clock.Now = OsloTime.EndOf(input.ExpiresOn.Value).AddMinutes(-1);
        var token = await store.TokenAsync(client);
        Assert.NotNull((await store.CheckAsync(token)).Token);

        store.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(new CheckedToken(null), await store.CheckAsync(token));
    }

    [Theory, EachDatabase]
    public async Task A_token_acts_with_the_lower_of_what_it_and_its_client_have(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.Given.Organization("Fjord");
        var client = await store.MadeAsync(Input(scopes: [ApiScopes.OrganizationsWrite]));
        var organizations = store.Service<OrganizationService>();

        Assert.True((await MayAsync(ApiScopes.OrganizationsAdmin)).MayEdit);
        Assert.False((await MayAsync(ApiScopes.OrganizationsAdmin)).MayAdminister);
        Assert.False((await MayAsync(ApiScopes.OrganizationsRead)).MayEdit);
        Assert.Empty((await MayAsync(ApiScopes.ContactsAdmin)).Roles);

        async Task<CallerRights> MayAsync(string ofToken)
        {
            store.User.SignIn(new CallerIdentity(client.ClientId, "Partner", [], ChangeSource.Api) { Client = new("organizations", [ofToken]) });
            return await store.Service<AccessService>().MineAsync(Cancellation);
        }
    }

    private static string Altered(string token)
    {
        var parts = token.Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]).Replace("accounts.read", "accounts.admin", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(payload)}.{parts[2]}";
    }

    private static string Unsigned(string token, string algorithm)
    {
        var parts = token.Split('.');
        return $"{Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[0]).Replace("ES256", algorithm, StringComparison.Ordinal))}.{parts[1]}.";
    }
}
