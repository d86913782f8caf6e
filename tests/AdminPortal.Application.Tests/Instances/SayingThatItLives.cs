using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using AdminPortal.Application.Instances;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace AdminPortal.Application.Tests.Instances;

public sealed class SayingThatItLives
{
    private readonly OpenTabs tabs = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Who_serves_is_listed_with_its_open_tabs(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (heartbeat, me) = Instance(store);
        tabs.Count = 3;
        await heartbeat.BeatAsync(Cancellation);
        store.Clock.Advance(InstanceHeartbeat.Every);
        tabs.Count = 5;
        await heartbeat.BeatAsync(Cancellation);

        var row = Assert.Single((await ListAsync(store))!);
        Assert.Equal((me.Id, 5, InstanceState.Serving, true), (row.Id, row.Circuits, row.State, row.IsThis));
        Assert.Equal((store.Clock.UtcNow, InstanceHeartbeat.Every), (row.SeenAt, row.SeenAt - row.StartedAt));
    }

    [Theory, EachDatabase]
    public async Task One_that_stops_says_so_and_one_that_was_killed_falls_silent(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (heartbeat, me) = Instance(store);
        var (killed, _) = Instance(store, new ThisInstance(store.Clock));
        await killed.BeatAsync(Cancellation);
        store.Clock.Advance(InstanceService.Counts);
        me.BeginToStop();
        await heartbeat.BeatAsync(Cancellation);
        Assert.Equal([InstanceState.Stopping, InstanceState.Silent], (await ListAsync(store))!.OrderByDescending(row => row.SeenAt).Select(row => row.State));

        await heartbeat.StopAsync(Cancellation);
        Assert.Equal(InstanceState.Silent, Assert.Single((await ListAsync(store))!).State);
        store.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty((await ListAsync(store))!);
    }

    [Fact]
    public async Task Only_an_Admin_of_everything_sees_them()
    {
        await using var store = new TestStore();
        await Instance(store).Heartbeat.BeatAsync(Cancellation);
        var organization = store.Given.Organization("Fjord");
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            store.SignInAs(role);
            Assert.Equal(role == StaffRole.Admin, await ListAsync(store) is not null);
        }

        store.SignInAs(StaffRole.Admin, organization);
        Assert.Null(await ListAsync(store));
    }

    [Fact]
    public async Task A_store_that_goes_away_is_noted_until_it_is_back()
    {
        await using var store = TestStore.InFile();
        var (heartbeat, _) = Instance(store);
        var state = store.Service<StoreState>();
        await using var db = store.Open();
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Instances\" RENAME TO \"Away\"", Cancellation);
        await heartbeat.BeatAsync(Cancellation);
        var since = store.Clock.UtcNow;
        store.Clock.Advance(InstanceHeartbeat.Every);
        await heartbeat.BeatAsync(Cancellation);
        Assert.Equal(since, state.AwaySince);

        await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Away\" RENAME TO \"Instances\"", Cancellation);
        await heartbeat.BeatAsync(Cancellation);
        Assert.Null(state.AwaySince);
    }

    [Fact]
    public async Task It_does_not_end_before_the_writes_under_way()
    {
        await using var store = new TestStore();
        var (heartbeat, _) = Instance(store);
        await heartbeat.BeatAsync(Cancellation);
        var write = store.Service<WritesUnderWay>().Begin();
        using (store.Service<WritesUnderWay>().Begin())
        {
        }

        var ending = heartbeat.StopAsync(Cancellation);
        Assert.False(ending.IsCompleted);
        Assert.Single((await ListAsync(store))!);
        write.Dispose();
        await ending;
        Assert.Empty((await ListAsync(store))!);
    }

    private static Task<IReadOnlyList<InstanceRow>?> ListAsync(TestStore store) => store.Service<InstanceService>().ListAsync(Cancellation);

    private (InstanceHeartbeat Heartbeat, ThisInstance Me) Instance(TestStore store, ThisInstance? other = null)
    {
        var state = store.Service<StoreState>();
        state.Enter(StorePhase.Ready);
        var me = other ?? store.Service<ThisInstance>();
        return (new(store.Service<IDbContextFactory<PortalDb>>(), state, me, tabs, store.Service<WritesUnderWay>(), store.Clock, NullLogger<InstanceHeartbeat>.Instance), me);
    }
}
