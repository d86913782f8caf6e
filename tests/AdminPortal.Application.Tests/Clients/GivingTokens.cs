using AdminPortal.Application.Clients;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Jobs;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using Xunit;
using static AdminPortal.Application.Tests.Clients.ClientSetting;

namespace AdminPortal.Application.Tests.Clients;

public sealed class GivingTokens
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_token_says_what_RFC_9068_asks_for(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var client = await store.MadeAsync();

        var issued = (await store.AskAsync(client)).Token!;

        var token = new JsonWebToken(issued.Token);
        Assert.Equal(("at+jwt", "ES256", 3600), (token.Typ, token.Alg, issued.Seconds));
        Assert.Equal(("urn:adminportal", "urn:adminportal:api", client.ClientId), (token.Issuer, Assert.Single(token.Audiences), token.Subject));
        Assert.Equal((client.ClientId, "accounts.read accounts.write"), (token.GetClaim("client_id").Value, token.GetClaim("scope").Value));
        Assert.Equal((store.Clock.UtcNow, store.Clock.UtcNow.AddHours(1)), (token.IssuedAt, token.ValidTo));
        Assert.Matches("^[0-9a-f]{32}$", token.Id);
        Assert.NotEqual(token.Id, new JsonWebToken(await store.TokenAsync(client)).Id);
        var found = (await store.CheckAsync(issued.Token)).Token!;
        Assert.Equal((client.ClientId, "Partner", token.Id), (found.ClientId, found.ClientName, found.TokenId));
        Assert.Equal(["accounts.read", "accounts.write"], found.Scopes);
    }

    [Theory]
    [InlineData(null, "accounts.read accounts.write")]
    [InlineData("", "accounts.read accounts.write")]
    [InlineData("signicat-api", "accounts.read accounts.write")]
    [InlineData("signicat-api accounts.read", "accounts.read accounts.write")]
    [InlineData("accounts.read", "accounts.read")]
    [InlineData(" accounts.write  accounts.read accounts.read", "accounts.read accounts.write")]
    public async Task It_has_the_scopes_that_were_asked_for(string? asked, string given)
    {
        await using var store = new TestStore();
        Assert.Equal(given.Split(' '), (await store.AskAsync(await store.MadeAsync(), asked)).Token!.Scopes);
    }

    [Theory]
    [InlineData("accounts.admin")]
    [InlineData("accounts.read contacts.read")]
    [InlineData("nonsense")]
    [InlineData("accounts.")]
    [InlineData("ACCOUNTS.READ")]
    public async Task Scopes_that_the_client_has_not_are_refused(string asked)
    {
        await using var store = new TestStore();
        Assert.Equal(TokenFault.InvalidScope, (await store.AskAsync(await store.MadeAsync(), asked)).Fault);
    }

    [Theory, EachDatabase]
    public async Task A_wrong_secret_gets_none_and_neither_does_a_client_that_is_not_or_is_over(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var input = Input();
        input.ExpiresOn = OsloTime.Today(store.Clock);
        var client = await store.MadeAsync(input);

        Assert.Equal(TokenFault.InvalidClient, (await store.AskAsync(client.ClientId, client.Secret[1..])).Fault);
        Assert.Equal(TokenFault.InvalidClient, (await store.AskAsync(client.ClientId, client.Secret.ToUpperInvariant())).Fault);
        Assert.Equal(TokenFault.InvalidClient, (await store.AskAsync(client.ClientId.ToUpperInvariant(), client.Secret)).Fault);
        Assert.Equal(TokenFault.InvalidClient, (await store.AskAsync(new string('x', 10_000), new string('y', 10_000))).Fault);
        Assert.NotNull((await store.AskAsync(client)).Token);
        store.Clock.Now = OsloTime.EndOf(input.ExpiresOn.Value);
        Assert.Equal(TokenFault.InvalidClient, (await store.AskAsync(client)).Fault);
    }

    [Theory, EachDatabase]
    public async Task It_is_noted_when_the_client_and_its_secret_were_used(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var client = await store.MadeAsync();
        var start = store.Clock.UtcNow;
        await store.AskAsync(client);
        store.Clock.Advance(TimeSpan.FromSeconds(59));
        var token = await store.TokenAsync(client);
        await store.CheckAsync(token);
        Assert.Equal(0, await store.Service<ClientUse>().WriteAsync(Cancellation));
        Assert.Equal((start, start), await UsedAsync());

        store.Clock.Advance(TimeSpan.FromSeconds(1));
        await store.CheckAsync(token);
        await store.CheckAsync(token);
        Assert.Equal((start, start), await UsedAsync());
        Assert.Equal(1, await store.Service<ClientUse>().WriteAsync(Cancellation));
        Assert.Equal((start.AddMinutes(1), start), await UsedAsync());
        Assert.Equal(1, (await store.Clients().FindAsync(client.ClientId, Cancellation))!.Version);

        async Task<(DateTime?, DateTime?)> UsedAsync()
        {
            var found = (await store.Clients().FindAsync(client.ClientId, Cancellation))!;
            return (found.Client.LastUsedAt, found.Secrets[0].LastUsedAt);
        }
    }

    [Theory, EachDatabase]
    public async Task A_token_is_taken_back_by_its_own_client_only(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (client, other) = (await store.MadeAsync(), await store.MadeAsync(Input("Other")));
        var (token, second) = (await store.TokenAsync(client), await store.TokenAsync(client));

        Assert.Equal(TokenFault.ForeignToken, (await RevokeAsync(other, token)).Fault);
        Assert.NotNull((await store.CheckAsync(token)).Token);
        Assert.Equal(TokenFault.InvalidClient, (await RevokeAsync(client with { Secret = "wrong" }, token)).Fault);
        Assert.Null((await RevokeAsync(client, token)).Fault);
        Assert.Null((await RevokeAsync(client, token)).Fault);
        Assert.Null((await RevokeAsync(client, "no token")).Fault);
        Assert.Equal(new CheckedToken(null), await store.CheckAsync(token));
        Assert.NotNull((await store.CheckAsync(second)).Token);

        store.Clock.Advance(TimeSpan.FromHours(1));
        await PurgeAsync();
        Assert.Equal(1, await store.Open().RevokedTokens.CountAsync(Cancellation));
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        await PurgeAsync();
        Assert.Equal(0, await store.Open().RevokedTokens.CountAsync(Cancellation));

        Task<TokenOutcome> RevokeAsync(NewSecret by, string what) => store.Service<TokenService>().RevokeAsync(new(by.ClientId, by.Secret, null), what, Cancellation);
        Task PurgeAsync() => store.Service<IEnumerable<IRecurringWork>>().OfType<PurgeOfTokens>().Single().RunAsync(Cancellation);
    }
}
