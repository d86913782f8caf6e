using System.Text.Json;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Jobs;

/// <summary>The caller's own jobs; those of others do not exist for anybody.</summary>
public sealed class JobService(PortalStore store, TimeProvider clock)
{
    private const int MostListed = 100;

    private static readonly Keyset<JobRow> Rows = new(row => row.Position, SortColumn<JobRow>.By("number", row => row.Position));

    /// <summary>The job as it stands now, or null where the caller has none of that id.</summary>
    public async Task<JobDetail?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        return (await DetailsAsync(session.Db, session.Db.Jobs.Where(job => job.Id == id), cancellationToken)).SingleOrDefault();
    }

    /// <summary>The latest of the caller's jobs, the newest first.</summary>
    public async Task<IReadOnlyList<JobDetail>> ListMineAsync(CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        return await DetailsAsync(session.Db, session.Db.Jobs.OrderByDescending(job => job.Id).Take(MostListed), cancellationToken);
    }

    /// <summary>Those of the caller's jobs that wait or run.</summary>
    public async Task<IReadOnlyList<JobDetail>> RunningAsync(CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var running = session.Db.Jobs.Where(job => job.Status == JobStatus.Queued || job.Status == JobStatus.Running);
        return await DetailsAsync(session.Db, running.OrderBy(job => job.Id).Take(MostListed), cancellationToken);
    }

    /// <summary>What the job did to each object, in the job's order; null where the caller has none of that id.</summary>
    /// <param name="status">Only objects with this outcome.</param>
    public async Task<Page<JobRowResult>?> RowsAsync(long id, JobRowStatus? status, PageRequest request, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        if (await db.Jobs.Where(job => job.Id == id).Select(job => job.Kind).SingleOrDefaultAsync(cancellationToken) is not { } kind)
        {
            return null;
        }

        var rows = db.JobRows.Where(row => row.JobId == id);
        rows = status is { } wanted ? rows.Where(row => row.Status == wanted) : rows;
        var page = await Rows.ReadAsync(
            rows, request, row => new JobRowResult(row.Position + 1, row.ObjectId, null, row.Status, row.Reason), cancellationToken);
        var names = await BulkObjects.NamesAsync(db, BulkKinds.OfCode(kind), [.. page.Items.Select(row => row.ObjectId)], cancellationToken);
        return page with { Items = [.. page.Items.Select(row => row with { Name = names.GetValueOrDefault(row.ObjectId) })] };
    }

    /// <summary>Stops the job before its next object; what it has changed stays. A job that has ended stays as it is.</summary>
    public async Task<Result<JobDetail>> CancelAsync(long id, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var job = session.Db.Jobs.Where(job => job.Id == id);
        var now = session.Now;
        await job.Where(j => j.Status == JobStatus.Queued).ExecuteUpdateAsync(
            queued => queued.SetProperty(j => j.Status, JobStatus.Cancelled).SetProperty(j => j.EndedAt, now), cancellationToken);
        await job.Where(j => j.Status == JobStatus.Running).ExecuteUpdateAsync(
            running => running.SetProperty(j => j.CancelRequested, true), cancellationToken);
        return (await DetailsAsync(session.Db, job, cancellationToken)).SingleOrDefault() is { } found ? found : new NotFound("job");
    }

    private async Task<IReadOnlyList<JobDetail>> DetailsAsync(PortalDb db, IQueryable<Job> which, CancellationToken cancellationToken)
    {
        var jobs = await which.ToListAsync(cancellationToken);
        long[] ids = [.. jobs.Select(job => job.Id)];
        var counts = await db.JobRows
            .Where(row => ids.Contains(row.JobId))
            .GroupBy(row => new { row.JobId, row.Status })
            .Select(rows => new { rows.Key.JobId, rows.Key.Status, Count = rows.Count() })
            .ToListAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        return [.. jobs.Select(job => DetailOf(job, now, status => counts.FirstOrDefault(of => of.JobId == job.Id && of.Status == status)?.Count ?? 0))];
    }

    private static JobDetail DetailOf(Job job, DateTime now, Func<JobRowStatus, int> count)
    {
        var parameters = JsonSerializer.Deserialize<BulkParameters>(job.Parameters)!;
        return new(
            job.Id,
            BulkKinds.OfCode(job.Kind),
            parameters.Product,
            parameters.WithChildren,
            parameters.Role,
            parameters.Reason,
            parameters.ReviewOn,
            job.Status,
            job.Total,
            count(JobRowStatus.Changed),
            count(JobRowStatus.Unchanged),
            count(JobRowStatus.Refused),
            job.CreatedAt,
            job.StartedAt,
            job.EndedAt,
            job.CancelRequested && job.EndedAt is null,
            job.Status == JobStatus.Running && (job.LeasedUntil is null || job.LeasedUntil < now));
    }
}
