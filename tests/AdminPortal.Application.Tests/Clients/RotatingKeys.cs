using AdminPortal.Application.Clients;
using AdminPortal.Application.Data;
using AdminPortal.Application.Jobs;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static AdminPortal.Application.Tests.Clients.ClientSetting;

namespace AdminPortal.Application.Tests.Clients;

public sealed class RotatingKeys
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_new_key_signs_after_thirty_days_and_the_old_one_goes_on_checking(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var client = await store.MadeAsync();
        await store.TokenAsync(client);
        store.Clock.Advance(TokenKeys.Signing - TimeSpan.FromSeconds(1));
        var last = await store.TokenAsync(client);
        Assert.Equal(1, await store.Open().SigningKeys.CountAsync(Cancellation));

        store.Clock.Advance(TimeSpan.FromSeconds(1));
        var fresh = await store.TokenAsync(client);

        Assert.Equal(2, (await store.Service<TokenKeys>().ListAsync(Cancellation)).Count);
        store.Clock.Advance(AccessTokens.Lifetime - TimeSpan.FromSeconds(1));
        Assert.NotNull((await store.CheckAsync(last)).Token);
        Assert.NotNull((await store.CheckAsync(fresh)).Token);
        await PurgeAsync(store);
        Assert.Equal(2, await store.Open().SigningKeys.CountAsync(Cancellation));

        store.Clock.Advance(TimeSpan.FromMinutes(1));
        await PurgeAsync(store);
        Assert.Equal(1, await store.Open().SigningKeys.CountAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task One_instance_checks_what_another_has_signed(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        using var elsewhere = Instance(store);
        var token = await store.TokenAsync(await store.MadeAsync());
        var keyId = new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(token).Kid;

        Assert.NotNull(await elsewhere.FindAsync(keyId, Cancellation));
        Assert.Equal(keyId, (await elsewhere.SigningAsync(Cancellation)).Key.KeyId);
        Assert.Null(await elsewhere.FindAsync("made-up", Cancellation));
    }

    [Fact]
    public async Task Instances_that_start_at_once_make_one_key()
    {
        await using var store = TestStore.InFile();
        var instances = Enumerable.Range(0, 6).Select(_ => Instance(store)).ToList();

        var signing = await Task.WhenAll(instances.Select(keys => Task.Run(() => keys.SigningAsync(Cancellation))));

        Assert.Single(signing.Select(key => key.Key.KeyId).Distinct());
        Assert.Equal(1, await store.Open().SigningKeys.CountAsync(Cancellation));
        instances.ForEach(keys => keys.Dispose());
    }

    [Theory, EachDatabase]
    public async Task Where_the_key_ring_is_lost_a_new_key_is_made(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        await using (var db = store.Open())
        {
            db.SigningKeys.Add(new() { KeyId = "lost", ProtectedKey = "unreadable", CreatedAt = store.Clock.UtcNow, ExpiresAt = store.Clock.UtcNow.AddDays(30) });
            await db.SaveChangesAsync(Cancellation);
        }

        var token = await store.TokenAsync(await store.MadeAsync());

        Assert.NotNull((await store.CheckAsync(token)).Token);
        Assert.Null(await store.Service<TokenKeys>().FindAsync("lost", Cancellation));
    }

    [Theory, EachDatabase]
    public async Task A_key_that_is_taken_out_of_the_store_is_soon_out_of_use(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var token = await store.TokenAsync(await store.MadeAsync());
        await store.Open().SigningKeys.ExecuteDeleteAsync(Cancellation);

        store.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(new CheckedToken(null), await store.CheckAsync(token));
    }

    [Theory, EachDatabase]
    public async Task The_key_ring_lies_in_the_store_and_is_refused_until_that_is_ready(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var ring = store.Service<KeyRingStore>();
        Assert.Throws<InvalidOperationException>(ring.Read);

        store.Service<StoreState>().Enter(StorePhase.Ready);
        Assert.Empty(ring.Read());
        ring.Add("key-1", "<key>æ</key>");
        ring.Add("key-2", new string('x', 5_000));

        Assert.Equal(["<key>æ</key>", new string('x', 5_000)], ring.Read());
    }

    private static TokenKeys Instance(TestStore store) =>
        new(store.Service<IDbContextFactory<PortalDb>>(), new PlainKeys(), store.Clock, NullLogger<TokenKeys>.Instance);

    private static Task PurgeAsync(TestStore store) => store.Service<IEnumerable<IRecurringWork>>().OfType<PurgeOfTokens>().Single().RunAsync(Cancellation);
}
