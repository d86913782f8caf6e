using System.Data.Common;
using System.Text;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AdminPortal.Application.Tests.Clients;

/// <summary>What was done under a key is answered again, what was not is done; whatever dies in between.</summary>
public sealed class KeepingAnswers
{
    private const string Client = "org-a";
    private static readonly byte[] Call = [.. Enumerable.Repeat((byte)1, 32)];
    private static readonly byte[] OtherCall = [.. Enumerable.Repeat((byte)2, 32)];
    private static readonly Dictionary<string, string> Headers = new() { ["Content-Type"] = "application/json", ["ETag"] = "\"1\"" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task AnAnswerThatWasKeptIsGivenAgainForADay(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var calls = store.Service<IdempotentCallService>();
        var first = await calls.BeginAsync(Client, "k", Call, Cancellation);
        Assert.Equal(IdempotentState.Fresh, first.State);
        await KeepAsync(store, first.CallId, "answer");

        store.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        var again = await calls.BeginAsync(Client, "k", Call, Cancellation);
        Assert.Equal((IdempotentState.Answered, 200, "answer"), (again.State, again.Answer!.Status, Encoding.UTF8.GetString(again.Answer.Body)));
        Assert.Equal(Headers, again.Answer.Headers);

        store.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(IdempotentState.Fresh, (await calls.BeginAsync(Client, "k", OtherCall, Cancellation)).State);
    }

    [Fact]
    public async Task ACallerWhoGoesAwayWhileTheKeyIsTakenHoldsItNot()
    {
        using var gone = new CancellationTokenSource();
        await using var store = new TestStore(configure: services => services.ConfigureDbContext<PortalDb>(options => options.AddInterceptors(new GoesAway(gone))));
        var calls = store.Service<IdempotentCallService>();

        var start = await calls.BeginAsync(Client, "k", Call, gone.Token);

        Assert.True(gone.IsCancellationRequested);
        Assert.Equal(IdempotentState.Fresh, start.State);
        await calls.LetGoAsync(start.CallId, Cancellation);
        Assert.Equal(IdempotentState.Fresh, (await calls.BeginAsync(Client, "k", Call, Cancellation)).State);
    }

    [Theory, EachDatabase]
    public async Task AKeyIsOneCallsAndOneClientsAndCaseMattersInIt(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var calls = store.Service<IdempotentCallService>();
        await KeepAsync(store, (await calls.BeginAsync(Client, "key", Call, Cancellation)).CallId, "answer");

        Assert.Equal(IdempotentState.Reused, (await calls.BeginAsync(Client, "key", OtherCall, Cancellation)).State);
        Assert.Equal(IdempotentState.Fresh, (await calls.BeginAsync(Client, "KEY", OtherCall, Cancellation)).State);
        Assert.Equal(IdempotentState.Fresh, (await calls.BeginAsync("org-b", "key", OtherCall, Cancellation)).State);
    }

    [Theory, EachDatabase]
    public async Task ACallOnItsWayHoldsItsKeyForAMinute(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var calls = store.Service<IdempotentCallService>();
        var dead = await calls.BeginAsync(Client, "k", Call, Cancellation);

        store.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(new(IdempotentState.InFlight, Wait: TimeSpan.FromSeconds(1)), await calls.BeginAsync(Client, "k", Call, Cancellation));
        Assert.Equal(IdempotentState.Reused, (await calls.BeginAsync(Client, "k", OtherCall, Cancellation)).State);

        store.Clock.Advance(TimeSpan.FromSeconds(1));
        var next = await calls.BeginAsync(Client, "k", OtherCall, Cancellation);
        Assert.Equal(IdempotentState.Fresh, next.State);
        await Assert.ThrowsAsync<IdempotencyKeyLostException>(() => KeepAsync(store, dead.CallId, "too late"));
        await KeepAsync(store, next.CallId, "answer");
        Assert.Equal(IdempotentState.Answered, (await calls.BeginAsync(Client, "k", OtherCall, Cancellation)).State);
    }

    [Theory, EachDatabase]
    public async Task WhatChangedNothingLetsGoOfItsKeyAndWhatDidDoesNot(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var calls = store.Service<IdempotentCallService>();
        await calls.LetGoAsync((await calls.BeginAsync(Client, "k", Call, Cancellation)).CallId, Cancellation);

        var second = await calls.BeginAsync(Client, "k", OtherCall, Cancellation);
        Assert.Equal(IdempotentState.Fresh, second.State);
        await KeepAsync(store, second.CallId, "answer");
        await calls.LetGoAsync(second.CallId, Cancellation);
        Assert.Equal(IdempotentState.Answered, (await calls.BeginAsync(Client, "k", OtherCall, Cancellation)).State);
    }

    [Theory, EachDatabase]
    public async Task AnAnswerIsKeptWithItsChangeOrNotAtAll(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (calls, contacts, answered) = (store.Service<IdempotentCallService>(), store.Service<ContactService>(), store.Service<AnsweredWrite>());
        var call = await calls.BeginAsync(Client, "k", Call, Cancellation);
        answered.KeepUnder(call.CallId);

        // Refused, and failed in the middle: neither leaves an answer.
        Assert.False((await AnswerAsync(new() { FirstName = "Kari" })).Succeeded);
        Assert.Null(StatusOf(store));
        await Assert.ThrowsAsync<InvalidOperationException>(() => AnswerAsync(new() { FirstName = "Kari", LastName = "N" }, () => throw new InvalidOperationException()));
        Assert.Null(StatusOf(store));
        Assert.Equal(0, CountContacts(store));

        Assert.True((await AnswerAsync(new() { FirstName = "Kari", LastName = "N" })).Succeeded);
        Assert.Equal((200, 1), (StatusOf(store), CountContacts(store)));

        // Another write under the same call has no key left: it is taken back.
        await Assert.ThrowsAsync<IdempotencyKeyLostException>(() => AnswerAsync(new() { FirstName = "Ola", LastName = "N" }));
        Assert.Equal(1, CountContacts(store));

        Task<Result<string>> AnswerAsync(ContactInput input, Action? keeping = null) => answered.RunAsync(
            () => contacts.CreateAsync(input, Cancellation),
            (id, _) => Task.FromResult(id),
            id =>
            {
                keeping?.Invoke();
                return new(200, Headers, Encoding.UTF8.GetBytes(id));
            });
    }

    [Theory, EachDatabase]
    public async Task AnswersThatAreNotGivenAgainAreForgotten(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var calls = store.Service<IdempotentCallService>();
        await KeepAsync(store, (await calls.BeginAsync(Client, "old", Call, Cancellation)).CallId, "answer");
        store.Clock.Advance(TimeSpan.FromHours(1));
        await KeepAsync(store, (await calls.BeginAsync(Client, "new", Call, Cancellation)).CallId, "answer");
        store.Clock.Advance(TimeSpan.FromHours(23));

        await new PurgeOfIdempotentCalls(store.Service<PortalStore>()).RunAsync(Cancellation);

        await using var db = store.Open();
        Assert.Equal("new", (await db.IdempotentCalls.SingleAsync(Cancellation)).Key);
    }

    [Fact]
    public async Task OfAHundredCallsAtOnceOneHasTheKey()
    {
        using var store = TestStore.InFile();

        var starts = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(
            async () =>
            {
                await using var scope = store.NewScope();
                return (await scope.ServiceProvider.GetRequiredService<IdempotentCallService>().BeginAsync(Client, "k", Call, Cancellation)).State;
            },
            Cancellation)));

        Assert.Equal(1, starts.Count(state => state == IdempotentState.Fresh));
        Assert.Equal(99, starts.Count(state => state == IdempotentState.InFlight));
    }

    private static async Task KeepAsync(TestStore store, long callId, string body)
    {
        await using var db = store.Open();
        await IdempotentCallService.KeepAsync(db, callId, new(200, Headers, Encoding.UTF8.GetBytes(body)), Cancellation);
    }

    private static int? StatusOf(TestStore store)
    {
        using var db = store.Open();
        return db.IdempotentCalls.Single().Status;
    }

    private static int CountContacts(TestStore store)
    {
        using var db = store.Open();
        return db.Contacts.Count();
    }

    /// <summary>A caller who hangs up once the key is in the store, before its call is told so.</summary>
    private sealed class GoesAway(CancellationTokenSource caller) : DbCommandInterceptor
    {
        public override ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("INSERT", StringComparison.Ordinal))
            {
                caller.Cancel();
            }

            return new(result);
        }
    }
}
