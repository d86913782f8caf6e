using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Jobs;
using AdminPortal.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AdminPortal.Application.Tests.Jobs;

public sealed class DoingABulkChange
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_row_is_a_change_of_its_own_in_the_owners_name(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var accounts = store.Given.Accounts(3, store.Given.Organization("Fjord"));
        store.SignInAs(StaffRole.Editor);
        var id = (await store.Service<BulkService>().StartAsync(
            new() { Kind = BulkKind.AccountsDisable, Ids = [.. accounts.Select(account => account.PublicId)], Reason = "The contract\nhas ended" }, Cancellation)).Value;
        store.User.SignOut();

        Assert.True(await store.NewRunner().RunOnceAsync(Cancellation));

        Assert.All(store.Open().Accounts, account => Assert.False(account.Enabled));
        var entries = await store.Open().AuditEntries.ToListAsync(Cancellation);
        Assert.Equal(accounts.Select(account => account.PublicId), entries.Select(entry => entry.ObjectId));
        Assert.All(entries, entry => Assert.Equal(
            ("test-editor", ChangeSource.Job, "The contract has ended"), (entry.ActorId, entry.Source, entry.Reason)));
        Assert.Single(entries.Select(entry => entry.TraceId).Distinct());
        Assert.Equal(3, entries.Select(entry => entry.OperationId).Distinct().Count());
        store.SignInAs(StaffRole.Editor);
        var job = (await store.Service<JobService>().FindAsync(id, Cancellation))!;
        Assert.Equal((JobStatus.Done, 3, 3), (job.Status, job.Total, job.Changed));
        Assert.NotNull(job.EndedAt);
        Assert.False(await store.NewRunner().RunOnceAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task What_was_so_already_is_told_apart_from_what_was_refused_and_neither_stops_the_job(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var fjord = store.Given.Organization("Fjord");
        var off = store.Given.Account("Off", fjord, account => account.Enabled = false);
        var gone = store.Given.Account("Gone", fjord, account => account.DeletedAt = store.Clock.UtcNow);
        var on = store.Given.Account("On", fjord);
        var id = await store.StartAsync(BulkKind.AccountsDisable, off, gone, on);

        await store.NewRunner().RunOnceAsync(Cancellation);

        var rows = (await store.Service<JobService>().RowsAsync(id, null, new(), Cancellation))!;
        Assert.Equal(
            [
                (1, "Off", JobRowStatus.Unchanged, null),
                (2, "Gone", JobRowStatus.Refused, "not_found"),
                (3, "On", JobRowStatus.Changed, null),
            ],
            rows.Items.Select(row => (row.Number, row.Name, row.Status, row.Reason)));
        Assert.Equal(on.PublicId, (await store.Open().AuditEntries.SingleAsync(Cancellation)).ObjectId);
    }

    [Theory, EachDatabase]
    public async Task All_that_match_of_a_scoped_Editor_are_those_within_the_grant(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var mine = store.Given.Organization("Mine");
        store.Given.Accounts(2, store.Given.Organization("Below", mine));
        var others = store.Given.Accounts(2, store.Given.Organization("Theirs"));
        store.SignInAs(StaffRole.Editor, mine);
        await store.Service<BulkService>().StartAsync(new() { Kind = BulkKind.AccountsDisable, Accounts = new AccountFilter() }, Cancellation);
        var byId = await store.StartAsync(BulkKind.AccountsDisable, others);

        Assert.True(await store.NewRunner().RunOnceAsync(Cancellation));
        Assert.True(await store.NewRunner().RunOnceAsync(Cancellation));

        Assert.Equal(2, await store.Open().Accounts.CountAsync(account => !account.Enabled, Cancellation));
        Assert.DoesNotContain(store.Open().Accounts.Where(account => !account.Enabled), account => others.Any(other => other.Id == account.Id));
        var rows = (await store.Service<JobService>().RowsAsync(byId, JobRowStatus.Refused, new(), Cancellation))!;
        Assert.All(rows.Items, row => Assert.Equal((null, "not_found"), (row.Name, row.Reason)));
        Assert.Equal(2, rows.Items.Count);
    }

    [Theory, EachDatabase]
    public async Task Reading_somewhere_is_not_changing_there(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var (read, edited) = (store.Given.Organization("Read"), store.Given.Organization("Edited"));
        var accounts = store.Given.Accounts(1, read).Concat(store.Given.Accounts(1, edited));
        store.SignInAs(StaffRole.Viewer, read);
        store.Given.Grant(store.User.Identity!.Id, StaffRole.Editor, edited);
        var id = await store.StartAsync(BulkKind.AccountsDisable, accounts);

        await store.NewRunner().RunOnceAsync(Cancellation);

        var rows = (await store.Service<JobService>().RowsAsync(id, null, new(), Cancellation))!;
        Assert.Equal([(JobRowStatus.Refused, "not_allowed"), (JobRowStatus.Changed, null)], rows.Items.Select(row => (row.Status, row.Reason)));
    }

    [Theory, EachDatabase]
    public async Task A_grant_taken_away_midway_stops_what_is_left(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var mine = store.Given.Organization("Mine");
        store.SignInAs(StaffRole.Editor, mine);
        var id = await store.StartAsync(BulkKind.AccountsDisable, store.Given.Accounts(3, mine));
        var runner = store.NewRunner();
        var job = (await runner.TakeAsync(Cancellation))!;
        await runner.RunStepAsync(job, Cancellation);

        await store.Open().Grants.ExecuteDeleteAsync(Cancellation);
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        await store.NewRunner().RunOnceAsync(Cancellation);

        Assert.Equal(1, await store.Open().Accounts.CountAsync(account => !account.Enabled, Cancellation));
        var detail = (await store.Service<JobService>().FindAsync(id, Cancellation))!;
        Assert.Equal((JobStatus.Done, 1, 2), (detail.Status, detail.Changed, detail.Refused));
    }

    [Theory, EachDatabase]
    public async Task A_cancelled_job_stops_before_its_next_row_and_what_is_done_stands(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var id = await store.StartAsync(BulkKind.AccountsDisable, store.Given.Accounts(3));
        var runner = store.NewRunner();
        var job = (await runner.TakeAsync(Cancellation))!;
        await runner.RunStepAsync(job, Cancellation);

        var asked = await store.Service<JobService>().CancelAsync(id, Cancellation);

        Assert.True(asked.Value!.IsCancelling);
        Assert.Equal(JobStepKind.Cancel, await runner.RunStepAsync(job, Cancellation));
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        await store.NewRunner().RunOnceAsync(Cancellation);
        var ended = (await store.Service<JobService>().FindAsync(id, Cancellation))!;
        Assert.Equal((JobStatus.Cancelled, 1, 1), (ended.Status, ended.Changed, ended.Done));
        Assert.Equal(1, await store.Open().Accounts.CountAsync(account => !account.Enabled, Cancellation));
    }

    [Theory, EachDatabase]
    public async Task A_job_cancelled_while_it_waits_is_never_begun(StoreProvider provider)
    {
        await using var store = new TestStore(provider);
        var id = await store.StartAsync(BulkKind.AccountsDisable, store.Given.Accounts(1));

        var cancelled = await store.Service<JobService>().CancelAsync(id, Cancellation);

        Assert.Equal(JobStatus.Cancelled, cancelled.Value!.Status);
        Assert.False(await store.NewRunner().RunOnceAsync(Cancellation));
    }

    [Fact]
    public async Task A_fault_of_ours_is_tried_again_and_then_ends_the_job_with_what_is_done_standing()
    {
        await using var store = new TestStore();
        var accounts = store.Given.Accounts(2);
        var id = await store.StartAsync(BulkKind.AccountsDisable, accounts);
        await store.Open().Database.ExecuteSqlRawAsync(
            "CREATE TRIGGER Fault BEFORE UPDATE ON Accounts WHEN NEW.Name = 'Account 2' BEGIN SELECT RAISE(ABORT, 'a fault'); END", Cancellation);

        Assert.True(await store.NewRunner().RunOnceAsync(Cancellation));

        var job = (await store.Service<JobService>().FindAsync(id, Cancellation))!;
        Assert.Equal((JobStatus.Failed, 1, 1), (job.Status, job.Changed, job.Done));
        Assert.Single(store.Open().AuditEntries);
    }
}
