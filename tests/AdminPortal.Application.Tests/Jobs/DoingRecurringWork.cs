using AdminPortal.Application.Data;
using AdminPortal.Application.Jobs;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Xunit;

namespace AdminPortal.Application.Tests.Jobs;

public sealed class DoingRecurringWork
{
    private readonly List<string> turns = [];
    private Func<PortalStore, CancellationToken, Task> work = (_, _) => Task.CompletedTask;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task It_is_done_when_it_is_due_by_one_of_all_instances(StoreProvider provider)
    {
        await using var store = NewStore(provider);

        Assert.Equal(["sweep"], await NewRunner(store).RunDueAsync(Cancellation));
        Assert.Empty(await NewRunner(store).RunDueAsync(Cancellation));
        store.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Empty(await NewRunner(store).RunDueAsync(Cancellation));
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["sweep"], await NewRunner(store).RunDueAsync(Cancellation));

        Assert.Equal(2, turns.Count);
    }

    [Theory, EachDatabase]
    public async Task Another_instance_leaves_it_alone_while_it_is_under_way(StoreProvider provider)
    {
        await using var store = NewStore(provider);
        IReadOnlyList<string>? meanwhile = null;
        work = async (_, _) => meanwhile = await NewRunner(store).RunDueAsync(Cancellation);

        await NewRunner(store).RunDueAsync(Cancellation);

        Assert.Empty(meanwhile!);
        Assert.Single(turns);
    }

    [Theory, EachDatabase]
    public async Task What_fails_is_tried_at_the_next_turn(StoreProvider provider)
    {
        await using var store = NewStore(provider);
        work = (_, _) => turns.Count == 1 ? throw new InvalidOperationException("a fault") : Task.CompletedTask;

        Assert.Empty(await NewRunner(store).RunDueAsync(Cancellation));
        Assert.Equal(["sweep"], await NewRunner(store).RunDueAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task The_work_of_a_dead_instance_is_begun_anew(StoreProvider provider)
    {
        await using var store = NewStore(provider);
        Assert.True(await store.Service<WorkLeases>().TryTakeAsync("sweep", TimeSpan.FromHours(1), "dead", Cancellation));

        Assert.Empty(await NewRunner(store).RunDueAsync(Cancellation));
        store.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(["sweep"], await NewRunner(store).RunDueAsync(Cancellation));

        Assert.False(await store.Service<WorkLeases>().RenewAsync("sweep", "dead", Cancellation));
    }

    [Theory, EachDatabase]
    public async Task It_acts_as_the_portal_itself(StoreProvider provider)
    {
        await using var store = NewStore(provider);
        store.User.SignOut();
        string? caller = null;
        work = async (portal, cancellation) =>
        {
            await using var session = await portal.OpenAsync(cancellation);
            caller = $"{session.Caller.Id} {session.Caller.SeesEverything}";
        };

        await NewRunner(store).RunDueAsync(Cancellation);

        Assert.Equal("portal True", caller);
    }

    [Theory, EachDatabase]
    public async Task Stopping_in_the_middle_leaves_it_due(StoreProvider provider)
    {
        await using var store = NewStore(provider);
        using var stop = new CancellationTokenSource();
        work = async (_, cancellation) =>
        {
            await stop.CancelAsync();
            cancellation.ThrowIfCancellationRequested();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => NewRunner(store).RunDueAsync(stop.Token));

        var row = await store.Open().RecurringWork.SingleAsync(Cancellation);
        Assert.Equal((null, null, null), (row.LeasedBy, row.LeasedUntil, row.LastEndedAt));
    }

    private TestStore NewStore(StoreProvider provider) => new(
        provider,
        services => services.RemoveAll<IRecurringWork>().AddScoped<IRecurringWork>(scope => new Sweep(scope.GetRequiredService<PortalStore>(), turns, (portal, cancellation) => work(portal, cancellation))));

    private static RecurringWorkRunner NewRunner(TestStore store) => new(
        store.Service<IServiceScopeFactory>(), store.Service<WorkLeases>(), new(), store.Clock, store.Service<ILogger<RecurringWorkRunner>>());

    private sealed class Sweep(PortalStore store, List<string> turns, Func<PortalStore, CancellationToken, Task> work) : IRecurringWork
    {
        public string Name => "sweep";

        public TimeSpan Every => TimeSpan.FromHours(1);

        public Task RunAsync(CancellationToken cancellationToken)
        {
            turns.Add(Name);
            return work(store, cancellationToken);
        }
    }
}
