using System.Diagnostics;
using AdminPortal.Application.Data;
using AdminPortal.Application.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AdminPortal.Application.Jobs;

/// <summary>
/// Does the jobs, one at a time; other instances do others meanwhile. Each row is a write of its own by the services that
/// people use, and is marked in that very transaction: however an instance ends, no row is lost and none is done twice.
/// </summary>
public sealed class JobRunner(IServiceScopeFactory scopes, JobLeases leases, StoreState state, TimeProvider clock, ILogger<JobRunner> logger) : QueueRunner(state, clock)
{
    private readonly string instance = Lease.NewInstance();

    /// <summary>Does one job to its end; false where none waits.</summary>
    public override async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        if (await TakeAsync(cancellationToken) is not { } job)
        {
            return false;
        }

        // The trail shows the rows of a job as belonging together.
        using var activity = PortalTelemetry.Begin("job");
        activity?.SetTag("adminportal.job.id", job.Id);
        var began = Stopwatch.GetTimestamp();
        try
        {
            if (await RunRowsAsync(job, cancellationToken) is { } status)
            {
                await leases.EndAsync(job.Id, instance, status, cancellationToken);
                PortalMetrics.JobEnded(Stopwatch.GetElapsedTime(began), job.Kind, status);
                logger.JobEnded(job.Id, status);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await leases.GiveBackAsync(job.Id, instance, CancellationToken.None);
            logger.JobGivenBack(job.Id);
            throw;
        }

        return true;
    }

    internal async Task<TakenJob?> TakeAsync(CancellationToken cancellationToken)
    {
        var job = await leases.TakeAsync(instance, cancellationToken);
        if (job is not null)
        {
            PortalMetrics.JobTaken(job.Kind);
            logger.JobTaken(job.Id, job.Kind);
        }

        return job;
    }

    /// <summary>Does the job's next row; answers what it was that there was to do.</summary>
    internal async Task<JobStepKind> RunStepAsync(TakenJob job, CancellationToken cancellationToken)
    {
        var step = await leases.NextAsync(job.Id, instance, cancellationToken);
        if (step.Kind is JobStepKind.Row)
        {
            await ChangeAsync(job, step, cancellationToken);
        }

        return step.Kind;
    }

    protected override void Tell(Exception fault) => logger.QueueFailed(fault);

    /// <summary>How the job ends; null where another instance has it now.</summary>
    private async Task<JobStatus?> RunRowsAsync(TakenJob job, CancellationToken cancellationToken)
    {
        for (var faults = 0; ;)
        {
            try
            {
                switch (await RunStepAsync(job, cancellationToken))
                {
                    case JobStepKind.Row:
                        faults = 0;
                        break;
                    case JobStepKind.Finish:
                        return JobStatus.Done;
                    case JobStepKind.Cancel:
                        return JobStatus.Cancelled;
                    case JobStepKind.Leave:
                    default:
                        logger.JobLost(job.Id);
                        return null;
                }
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                logger.RowFailed(job.Id, fault);
                faults += StoreOutage.Is(fault) ? 0 : 1;
                if (faults == MostFaults)
                {
                    return JobStatus.Failed;
                }

                await PauseAsync(cancellationToken);
            }
        }
    }

    /// <summary>Does one row, unless somebody else has done it by then.</summary>
    internal async Task ChangeAsync(TakenJob job, JobStep row, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var acting = scope.ServiceProvider.GetRequiredService<CallerScope>();
        acting.ActsAs = job.Owner;
        acting.Alongside = async (db, cancellation) =>
        {
            var status = acting.LastChanged > 0 ? JobRowStatus.Changed : JobRowStatus.Unchanged;
            if (!await JobLeases.MarkAsync(db, job.Id, row.Position, status, null, cancellation))
            {
                throw new RowIsDoneException();
            }
        };
        try
        {
            var change = scope.ServiceProvider.GetRequiredService<BulkChange>();
            var result = await change.ApplyAsync(job.Kind, job.Parameters, row.ObjectId, dryRun: false, cancellationToken);
            var (status, reason) = result.Succeeded ? (JobRowStatus.Unchanged, null) : (JobRowStatus.Refused, Refusals.CodeOf(result.Error));
            // What no write has marked: a refused row, and one where there was nothing to write.
            await leases.MarkAsync(job.Id, row.Position, status, reason, cancellationToken);
        }
        catch (RowIsDoneException)
        {
            logger.RowWasDone(job.Id, row.Position);
        }
    }

    /// <summary>Another instance, which took this one for dead, has done the row meanwhile: what this one was about to write is rolled back.</summary>
    private sealed class RowIsDoneException : Exception;
}
