using AdminPortal.Application.Clients;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Xunit;
using static AdminPortal.Application.Tests.Clients.ClientSetting;

namespace AdminPortal.Application.Tests.Clients;

public sealed class ExchangingSecrets
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_old_one_works_for_as_long_as_was_asked(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var old = await store.MadeAsync();

        var fresh = Done(await store.Clients().RotateAsync(old.ClientId, 24, Cancellation));

        Assert.NotNull((await store.AskAsync(old)).Token);
        Assert.NotNull((await store.AskAsync(fresh)).Token);
        store.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.NotNull((await store.AskAsync(old)).Token);
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TokenFault.InvalidClient, (await store.AskAsync(old)).Fault);
        Assert.NotNull((await store.AskAsync(fresh)).Token);
    }

    [Theory, EachDatabase]
    public async Task A_third_is_not_given_while_two_live(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var first = await store.MadeAsync();
        var second = Done(await store.Clients().RotateAsync(first.ClientId, 720, Cancellation));

        Assert.IsType<TooManySecrets>((await store.Clients().RotateAsync(first.ClientId, 1, Cancellation)).Error);
        Assert.NotNull((await store.AskAsync(first)).Token);
        store.Clock.Advance(TimeSpan.FromHours(720));
        var third = Done(await store.Clients().RotateAsync(first.ClientId, 1, Cancellation));
        Assert.NotNull((await store.AskAsync(second)).Token);
        Assert.NotNull((await store.AskAsync(third)).Token);
    }

    [Theory, EachDatabase]
    public async Task With_no_hours_every_earlier_one_ends_at_once(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var first = await store.MadeAsync();
        var second = Done(await store.Clients().RotateAsync(first.ClientId, 10, Cancellation));
        var third = Done(await store.Clients().RotateAsync(first.ClientId, 0, Cancellation));

        Assert.Equal(TokenFault.InvalidClient, (await store.AskAsync(first)).Fault);
        Assert.Equal(TokenFault.InvalidClient, (await store.AskAsync(second)).Fault);
        Assert.NotNull((await store.AskAsync(third)).Token);
    }

    [Theory, EachDatabase]
    public async Task One_is_ended_and_the_other_goes_on(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var first = await store.MadeAsync();
        var second = Done(await store.Clients().RotateAsync(first.ClientId, 10, Cancellation));
        var secrets = (await store.Clients().FindAsync(first.ClientId, Cancellation))!.Secrets;
        var other = await store.MadeAsync(Input("Other"));

        Assert.IsType<NotFound>((await store.Clients().EndSecretAsync(other.ClientId, secrets[0].Id, false, Cancellation)).Error);
        Done(await store.Clients().EndSecretAsync(first.ClientId, secrets[0].Id, true, Cancellation));
        Assert.NotNull((await store.AskAsync(second)).Token);
        Done(await store.Clients().EndSecretAsync(first.ClientId, secrets[0].Id, false, Cancellation));

        Assert.IsType<NotFound>((await store.Clients().EndSecretAsync(first.ClientId, secrets[0].Id, false, Cancellation)).Error);
        Assert.Equal(TokenFault.InvalidClient, (await store.AskAsync(second)).Fault);
        Assert.NotNull((await store.AskAsync(first)).Token);
        Done(await store.Clients().EndSecretAsync(first.ClientId, secrets[1].Id, false, Cancellation));
        Assert.Equal(ApiClientState.WithoutSecret, (await store.Clients().FindAsync(first.ClientId, Cancellation))!.Client.State);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(721)]
    public async Task It_lives_on_for_thirty_days_at_most(int hours)
    {
        await using var store = new TestStore();
        var client = await store.MadeAsync();
        Assert.Equal(["Hours: range"], Faults(await store.Clients().RotateAsync(client.ClientId, hours, Cancellation)));
    }

    [Fact]
    public async Task Two_exchanges_at_once_make_one_new_secret()
    {
        await using var store = TestStore.InFile();
        var client = await store.MadeAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var scope = store.NewScope();
            return await ((ApiClientService)scope.ServiceProvider.GetService(typeof(ApiClientService))!).RotateAsync(client.ClientId, 1, Cancellation);
        })));

        Assert.Single(results, result => result.Succeeded);
        Assert.Equal(2, (await store.Clients().FindAsync(client.ClientId, Cancellation))!.Secrets.Count);
    }
}
