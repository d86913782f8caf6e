using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace AdminPortal.Application.Tests.Access;

public sealed class FollowingASession
{
    [Theory, EachDatabase]
    public async Task NothingIsToldUntilSomethingChanges(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        using var watch = WatchOf(store);
        var (heard, _) = await FollowAsync(store, watch, "erik");

        await watch.LookAsync(CancellationToken.None);

        Assert.Empty(heard);
    }

    [Theory, EachDatabase]
    public async Task AChangeOfWhatAPersonMayDoIsToldToThemAlone(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        using var watch = WatchOf(store);
        var (erik, _) = await FollowAsync(store, watch, "erik");
        var (frida, _) = await FollowAsync(store, watch, "frida");

        // An instance whose clock is behind raises it to a time before the last one.
        await RaiseAsync(store, "erik", DateTime.UnixEpoch);
        await watch.LookAsync(CancellationToken.None);
        await watch.LookAsync(CancellationToken.None);

        Assert.Equal([AccessNews.Changed], erik);
        Assert.Empty(frida);
    }

    [Theory, EachDatabase]
    public async Task TheEndOfASessionIsToldOnceAndNotToOthersOfThePerson(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        using var watch = WatchOf(store);
        var (ended, session) = await FollowAsync(store, watch, "erik");
        var (other, _) = await FollowAsync(store, watch, "erik");

        await store.Service<StaffSessionService>().EndAsync(session, CancellationToken.None);
        await watch.LookAsync(CancellationToken.None);
        await watch.LookAsync(CancellationToken.None);

        Assert.Equal([AccessNews.Ended], ended);
        Assert.DoesNotContain(AccessNews.Ended, other);
    }

    [Theory, EachDatabase]
    public async Task ASessionWhoseTimeIsOverHasEnded(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        using var watch = WatchOf(store);
        var (heard, _) = await FollowAsync(store, watch, "erik");

        store.Clock.Advance(TimeSpan.FromHours(11));
        await watch.LookAsync(CancellationToken.None);

        Assert.Equal([AccessNews.Ended], heard);
    }

    [Theory, EachDatabase]
    public async Task WhoHasLeftIsToldNothing(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        using var watch = WatchOf(store);
        var session = await BeginAsync(store, "erik");
        var heard = new List<AccessNews>();
        (await watch.FollowAsync(session, heard.Add, CancellationToken.None)).Dispose();

        await store.Service<StaffSessionService>().EndAsync(session, CancellationToken.None);
        await watch.LookAsync(CancellationToken.None);

        Assert.Empty(heard);
    }

    private static AccessWatch WatchOf(TestStore store) =>
        new(store.Service<StaffSessionService>(), new StoreState(), store.Clock, NullLogger<AccessWatch>.Instance);

    private static async Task<(List<AccessNews> Heard, string Session)> FollowAsync(TestStore store, AccessWatch watch, string person)
    {
        var session = await BeginAsync(store, person);
        var heard = new List<AccessNews>();
        await watch.FollowAsync(session, heard.Add, CancellationToken.None);
        return (heard, session);
    }

    private static Task<string> BeginAsync(TestStore store, string person) => store.Service<StaffSessionService>().BeginAsync(
        new(person, person, [StaffRole.Editor], ChangeSource.Portal), null, store.Clock.GetUtcNow().UtcDateTime.AddHours(10), CancellationToken.None);

    private static async Task RaiseAsync(TestStore store, string person, DateTime at)
    {
        await using var db = store.Open();
        await db.StaffMembers.Where(member => member.PersonId == person).ExecuteUpdateAsync(s => s.SetProperty(x => x.AccessChangedAt, at));
    }
}
