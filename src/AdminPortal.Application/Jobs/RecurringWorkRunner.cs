using System.Diagnostics;
using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using AdminPortal.Application.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AdminPortal.Application.Jobs;

/// <summary>Does the recurring work when it is due. Of several instances that one does it which gets the lease.</summary>
public sealed class RecurringWorkRunner(IServiceScopeFactory scopes, WorkLeases leases, StoreState state, TimeProvider clock, ILogger<RecurringWorkRunner> logger) : BackgroundService
{
    /// <summary>Whom recurring work acts as.</summary>
    public static readonly CallerIdentity Portal = new("portal", "AdminPortal", [StaffRole.Admin], ChangeSource.Job);

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StartUpPause = TimeSpan.FromSeconds(1);

    private readonly string instance = Lease.NewInstance();

    /// <summary>Does each work that is due and that no other instance is doing; answers the names of those that were done.</summary>
    public async Task<IReadOnlyList<string>> RunDueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var done = new List<string>();
        foreach (var name in scope.ServiceProvider.GetServices<IRecurringWork>().Select(work => work.Name))
        {
            if (await TakeTurnAsync(name, cancellationToken))
            {
                done.Add(name);
            }
        }

        return done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!state.IsReady)
        {
            await Task.Delay(StartUpPause, clock, stoppingToken);
        }

        while (true)
        {
            await RunDueAsync(stoppingToken);
            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    /// <summary>A fault of one work is logged, and keeps neither the others nor the next turn back.</summary>
    private async Task<bool> TakeTurnAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CallerScope>().ActsAs = Portal;
            var work = scope.ServiceProvider.GetServices<IRecurringWork>().First(candidate => candidate.Name == name);
            return await leases.TryTakeAsync(name, work.Every, instance, cancellationToken)
                && await RunAsync(work, cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            logger.WorkFailed(name, fault);
            return false;
        }
    }

    private async Task<bool> RunAsync(IRecurringWork work, CancellationToken cancellationToken)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var renewing = RenewAsync(work.Name, lost, ended.Token);
        using var activity = PortalTelemetry.Begin($"recurring {work.Name}");
        var began = Stopwatch.GetTimestamp();
        var finished = false;
        try
        {
            await work.RunAsync(lost.Token);
            finished = true;
            logger.WorkDone(work.Name);
        }
        finally
        {
            await ended.CancelAsync();
            await renewing;
            PortalMetrics.RecurringWorkEnded(Stopwatch.GetElapsedTime(began), work.Name, finished);
            await leases.GiveBackAsync(work.Name, instance, finished, CancellationToken.None);
        }

        return finished;
    }

    /// <summary>Keeps the lease while the work goes on; the work is stopped where another instance has taken it.</summary>
    private async Task RenewAsync(string name, CancellationTokenSource lost, CancellationToken ended)
    {
        try
        {
            do
            {
                await Task.Delay(Lease.Renewal, clock, ended);
            }
            while (await leases.RenewAsync(name, instance, ended));

            logger.LeaseLost(name);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            return;
        }
        catch (Exception fault)
        {
            logger.WorkFailed(name, fault);
        }

        await lost.CancelAsync();
    }
}
