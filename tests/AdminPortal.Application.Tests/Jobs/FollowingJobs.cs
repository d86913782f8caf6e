using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Jobs;
using AdminPortal.Testing;
using Xunit;

namespace AdminPortal.Application.Tests.Jobs;

public sealed class FollowingJobs
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_job_of_somebody_else_does_not_exist(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        store.SignInAs(StaffRole.Editor);
        var id = await store.StartAsync(BulkKind.AccountsDisable, store.Given.Accounts(1));

        store.SignInAs(StaffRole.Admin);

        Assert.Null(await Jobs(store).FindAsync(id, Cancellation));
        Assert.Null(await Jobs(store).RowsAsync(id, null, new(), Cancellation));
        Assert.Empty(await Jobs(store).ListMineAsync(Cancellation));
        Assert.Empty(await Jobs(store).RunningAsync(Cancellation));
        Assert.IsType<NotFound>((await Jobs(store).CancelAsync(id, Cancellation)).Error);
        Assert.True(await store.NewRunner().RunOnceAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task My_jobs_are_listed_newest_first_and_the_running_ones_apart(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var done = await store.StartAsync(BulkKind.AccountsDisable, store.Given.Accounts(2));
        await store.NewRunner().RunOnceAsync(Cancellation);
        var waiting = await store.StartAsync(BulkKind.AccountsEnable, store.Given.Accounts(3));

        var mine = await Jobs(store).ListMineAsync(Cancellation);

        Assert.Equal(
            [(waiting, BulkKind.AccountsEnable, JobStatus.Queued, 3, 0), (done, BulkKind.AccountsDisable, JobStatus.Done, 2, 2)],
            mine.Select(job => (job.Id, job.Kind, job.Status, job.Total, job.Done)));
        Assert.Equal([waiting], (await Jobs(store).RunningAsync(Cancellation)).Select(job => job.Id));
    }

    [Theory, EachDatabase]
    public async Task Rows_are_paged_in_the_jobs_order_and_by_what_became_of_them(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var accounts = store.Given.Accounts(5).Concat(store.Given.Accounts(2, enabled: false));
        var id = await store.StartAsync(BulkKind.AccountsDisable, accounts);
        await store.NewRunner().RunOnceAsync(Cancellation);

        var first = (await Jobs(store).RowsAsync(id, null, new(Size: 4), Cancellation))!;
        var second = (await Jobs(store).RowsAsync(id, null, new(first.Next, Size: 4), Cancellation))!;
        var unchanged = (await Jobs(store).RowsAsync(id, JobRowStatus.Unchanged, new(), Cancellation))!;

        Assert.Equal([1, 2, 3, 4, 5, 6, 7], first.Items.Concat(second.Items).Select(row => row.Number));
        Assert.Null(second.Next);
        Assert.Equal((7, 2), (first.Total.Value, unchanged.Total.Value));
        Assert.Equal([6, 7], unchanged.Items.Select(row => row.Number));
    }

    private static JobService Jobs(TestStore store) => store.Service<JobService>();
}
