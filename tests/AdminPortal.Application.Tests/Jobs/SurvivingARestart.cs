using AdminPortal.Application.Data;
using AdminPortal.Application.Jobs;
using AdminPortal.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Xunit;

namespace AdminPortal.Application.Tests.Jobs;

public sealed class SurvivingARestart
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Another_instance_goes_on_where_a_dead_one_stopped(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var id = await store.StartAsync(BulkKind.AccountsDisable, store.Given.Accounts(5));
        var dead = store.NewRunner();
        var job = (await dead.TakeAsync(Cancellation))!;
        await dead.RunStepAsync(job, Cancellation);
        await dead.RunStepAsync(job, Cancellation);

        Assert.False(await store.NewRunner().RunOnceAsync(Cancellation));
        store.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.True((await store.Service<JobService>().FindAsync(id, Cancellation))!.IsInterrupted);
        Assert.True(await store.NewRunner().RunOnceAsync(Cancellation));

        var done = (await store.Service<JobService>().FindAsync(id, Cancellation))!;
        Assert.Equal((JobStatus.Done, 5), (done.Status, done.Changed));
        Assert.Equal(5, await store.Open().AuditEntries.CountAsync(Cancellation));
        Assert.Equal(JobStepKind.Leave, await dead.RunStepAsync(job, Cancellation));
    }

    [Theory, EachDatabase]
    public async Task An_instance_that_works_keeps_its_job(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        await store.StartAsync(BulkKind.AccountsDisable, store.Given.Accounts(4));
        var slow = store.NewRunner();
        var job = (await slow.TakeAsync(Cancellation))!;

        for (var row = 0; row < 4; row++)
        {
            store.Clock.Advance(TimeSpan.FromSeconds(20));
            Assert.Equal(JobStepKind.Row, await slow.RunStepAsync(job, Cancellation));
            Assert.Null(await store.NewRunner().TakeAsync(Cancellation));
        }
    }

    [Theory, EachDatabase]
    public async Task A_row_that_another_instance_has_done_meanwhile_is_not_done_again(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var account = store.Given.Account("Account");
        await store.StartAsync(BulkKind.AccountsDisable, account);
        var paused = store.NewRunner();
        var job = (await paused.TakeAsync(Cancellation))!;
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        await store.NewRunner().RunOnceAsync(Cancellation);
        await store.Open().Accounts.ExecuteUpdateAsync(update => update.SetProperty(a => a.Enabled, true), Cancellation);

        await paused.ChangeAsync(job, new(JobStepKind.Row, 0, account.PublicId), Cancellation);

        Assert.True(store.Open().Accounts.Single().Enabled);
        Assert.Single(store.Open().AuditEntries);
    }

    [Theory, EachDatabase]
    public async Task An_instance_that_is_told_to_stop_gives_its_job_back_at_once(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var id = await store.StartAsync(BulkKind.AccountsDisable, store.Given.Accounts(3));
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.NewRunner(new Watched(name => (name == "JobTaken" ? stop : null)?.Cancel())).RunOnceAsync(stop.Token));
        Assert.Equal(JobStatus.Running, (await store.Service<JobService>().FindAsync(id, Cancellation))!.Status);
        Assert.True(await store.NewRunner().RunOnceAsync(Cancellation));

        Assert.Equal(3, await store.Open().AuditEntries.CountAsync(Cancellation));
    }

    [Fact]
    public async Task Instances_side_by_side_do_every_row_once()
    {
        await using var store = TestStore.InFile();
        var ids = new List<long>();
        for (var job = 0; job < 4; job++)
        {
            ids.Add(await store.StartAsync(BulkKind.AccountsDisable, store.Given.Accounts(10)));
        }

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(
            async () =>
            {
                var runner = store.NewRunner();
                while (await runner.RunOnceAsync(Cancellation))
                {
                }
            },
            Cancellation)));

        Assert.Equal(40, await store.Open().AuditEntries.Select(entry => entry.ObjectId).Distinct().CountAsync(Cancellation));
        Assert.Equal(40, await store.Open().AuditEntries.CountAsync(Cancellation));
        foreach (var id in ids)
        {
            Assert.Equal((JobStatus.Done, 10), await store.Service<JobService>().FindAsync(id, Cancellation) is { } job ? (job.Status, job.Changed) : default);
        }
    }

    [Fact]
    public async Task A_store_that_is_away_is_waited_for_and_no_row_is_given_up()
    {
        await using var store = TestStore.InFile();
        var id = await store.StartAsync(BulkKind.AccountsDisable, store.Given.Accounts(3));
        var file = new SqliteConnectionStringBuilder(store.Settings.ConnectionString).DataSource;
        var failed = 0;
        var watched = new Watched(happened =>
        {
            if (happened == "JobTaken")
            {
                SqliteConnection.ClearAllPools();
                File.Move(file, file + ".away");
            }
            else if (happened == "RowFailed" && ++failed == 10)
            {
                File.Move(file + ".away", file);
            }
        });

        Assert.True(await store.NewRunner(watched).RunOnceAsync(Cancellation));

        var job = (await store.Service<JobService>().FindAsync(id, Cancellation))!;
        Assert.Equal((JobStatus.Done, 3, 10), (job.Status, job.Changed, failed));
    }

    /// <summary>Tells what the instance writes down, by its name.</summary>
    private sealed class Watched(Action<string?> happened) : ILogger<JobRunner>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            happened(eventId.Name);
    }
}
