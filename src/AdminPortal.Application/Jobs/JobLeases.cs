using System.Text.Json;
using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Jobs;

/// <summary>The jobs as those see them who do them. Each statement changes a row only where it is as expected, so that instances need nothing else to keep out of each other's way.</summary>
public sealed class JobLeases(IDbContextFactory<PortalDb> stores, TimeProvider clock)
{
    private const int Candidates = 10;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Takes the oldest job that waits, or whose instance has died or stopped; null where there is none.</summary>
    public async Task<TakenJob?> TakeAsync(string instance, CancellationToken cancellationToken)
    {
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        var now = Now;
        foreach (var id in await Free(db, now).OrderBy(job => job.Id).Take(Candidates).Select(job => job.Id).ToListAsync(cancellationToken))
        {
            var taken = await Free(db, now).Where(job => job.Id == id).ExecuteUpdateAsync(
                job => job
                    .SetProperty(j => j.Status, JobStatus.Running)
                    .SetProperty(j => j.StartedAt, j => j.StartedAt ?? now)
                    .SetProperty(j => j.LeasedBy, instance)
                    .SetProperty(j => j.LeasedUntil, now + Lease.Length),
                cancellationToken);
            if (taken == 1)
            {
                return TakenJob.Of(await All(db).SingleAsync(job => job.Id == id, cancellationToken));
            }
        }

        return null;
    }

    /// <summary>What the instance is to do next about its job; renews the lease when it is time.</summary>
    public async Task<JobStep> NextAsync(long id, string instance, CancellationToken cancellationToken)
    {
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        var job = await All(db)
            .Where(j => j.Id == id && j.LeasedBy == instance)
            .Select(j => new { j.CancelRequested, j.LeasedUntil })
            .SingleOrDefaultAsync(cancellationToken);
        var until = Now + Lease.Length;
        if (job is null || (until - job.LeasedUntil >= Lease.Renewal && await HeldBy(db, id, instance).ExecuteUpdateAsync(
            held => held.SetProperty(j => j.LeasedUntil, until), cancellationToken) == 0))
        {
            return new(JobStepKind.Leave);
        }

        if (job.CancelRequested)
        {
            return new(JobStepKind.Cancel);
        }

        var row = await Waiting(db, id).OrderBy(r => r.Position).Select(r => new { r.Position, r.ObjectId }).FirstOrDefaultAsync(cancellationToken);
        return row is null ? new(JobStepKind.Finish) : new(JobStepKind.Row, row.Position, row.ObjectId);
    }

    /// <summary>Writes down what became of a row, unless that is written already.</summary>
    public async Task<bool> MarkAsync(long id, int position, JobRowStatus status, string? reason, CancellationToken cancellationToken)
    {
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        return await MarkAsync(db, id, position, status, reason, cancellationToken);
    }

    /// <summary>Ends the job, where the instance still has it.</summary>
    public async Task EndAsync(long id, string instance, JobStatus status, CancellationToken cancellationToken)
    {
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        var now = Now;
        await HeldBy(db, id, instance).ExecuteUpdateAsync(
            job => job
                .SetProperty(j => j.Status, status)
                .SetProperty(j => j.EndedAt, now)
                .SetProperty(j => j.LeasedBy, (string?)null)
                .SetProperty(j => j.LeasedUntil, (DateTime?)null),
            cancellationToken);
    }

    /// <summary>Lets go of the job before its end, so that another instance goes on at once.</summary>
    public async Task GiveBackAsync(long id, string instance, CancellationToken cancellationToken)
    {
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        await HeldBy(db, id, instance).ExecuteUpdateAsync(
            job => job.SetProperty(j => j.LeasedBy, (string?)null).SetProperty(j => j.LeasedUntil, (DateTime?)null), cancellationToken);
    }

    internal static async Task<bool> MarkAsync(PortalDb db, long id, int position, JobRowStatus status, string? reason, CancellationToken cancellationToken) =>
        await Waiting(db, id).Where(row => row.Position == position).ExecuteUpdateAsync(
            row => row.SetProperty(r => r.Status, status).SetProperty(r => r.Reason, reason), cancellationToken) == 1;

    private static IQueryable<Job> All(PortalDb db) => db.Jobs.IgnoreQueryFilters([PortalDb.Mine]);

    private static IQueryable<Job> Free(PortalDb db, DateTime now) => All(db).Where(job =>
        (job.Status == JobStatus.Queued || job.Status == JobStatus.Running) && (job.LeasedUntil == null || job.LeasedUntil < now));

    private static IQueryable<Job> HeldBy(PortalDb db, long id, string instance) => All(db).Where(job => job.Id == id && job.LeasedBy == instance);

    private static IQueryable<JobRow> Waiting(PortalDb db, long id) =>
        db.JobRows.IgnoreQueryFilters([PortalDb.Mine]).Where(row => row.JobId == id && row.Status == JobRowStatus.Waiting);
}

/// <summary>What an instance is to do next about its job.</summary>
/// <param name="Position">The row's, where there is one to do.</param>
public sealed record JobStep(JobStepKind Kind, int Position = 0, string ObjectId = "");

public enum JobStepKind
{
    /// <summary>One more row is to be done.</summary>
    Row,

    /// <summary>All rows are done.</summary>
    Finish,

    /// <summary>Its owner wants it to stop.</summary>
    Cancel,

    /// <summary>Another instance has it now.</summary>
    Leave,
}

/// <summary>A job as the instance has it that does it.</summary>
/// <param name="Owner">Whom it acts as: the owner with the sign-in roles of the day it was asked for; grants are read anew at each write.</param>
public sealed record TakenJob
{
    public required long Id { get; init; }

    public required BulkKind Kind { get; init; }

    public required CallerIdentity Owner { get; init; }

    internal BulkParameters Parameters { get; private init; } = null!;

    internal static TakenJob Of(Job job) => new()
    {
        Id = job.Id,
        Kind = BulkKinds.OfCode(job.Kind),
        Parameters = JsonSerializer.Deserialize<BulkParameters>(job.Parameters)!,
        Owner = CallerIdentity.OfWritten(job.OwnerId, job.OwnerName, job.OwnerRoles, ChangeSource.Job),
    };
}
