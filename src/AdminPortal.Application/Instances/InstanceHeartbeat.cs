using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AdminPortal.Application.Instances;

/// <summary>
/// Says in the store that this process lives, what it serves and whether it is about to end; takes its row away when it ends. By
/// the way it notices a store that has gone away since the start, for <see cref="StoreState.AwaySince"/>.
/// </summary>
public sealed class InstanceHeartbeat(
    IDbContextFactory<PortalDb> stores,
    StoreState state,
    ThisInstance me,
    IOpenCircuits circuits,
    WritesUnderWay writes,
    TimeProvider clock,
    ILogger<InstanceHeartbeat> logger) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan StartUpPause = TimeSpan.FromSeconds(1);

    /// <summary>Says it now. A store that cannot be reached is noted and logged, and not let out.</summary>
    public async Task BeatAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(cancellationToken);
            state.AwaySince = null;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            state.AwaySince ??= clock.GetUtcNow().UtcDateTime;
            logger.NotSaid(fault);
        }
    }

    /// <summary>Last of all, when nobody is served any more: the writes under way end, then the row goes.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await writes.EndedAsync(cancellationToken);
            if (state.IsReady)
            {
                await using var db = await stores.CreateDbContextAsync(cancellationToken);
                await db.Instances.Where(instance => instance.InstanceId == me.Id).ExecuteDeleteAsync(cancellationToken);
            }
        }
        catch (Exception fault)
        {
            logger.NotSaid(fault);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            if (state.IsReady)
            {
                await BeatAsync(stoppingToken);
            }

            await Task.Delay(state.IsReady ? Every : StartUpPause, clock, stoppingToken);
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        var (now, open, stops) = (clock.GetUtcNow().UtcDateTime, circuits.Count, me.IsStopping);
        var renewed = await db.Instances.Where(instance => instance.InstanceId == me.Id).ExecuteUpdateAsync(
            row => row
                .SetProperty(instance => instance.SeenAt, now)
                .SetProperty(instance => instance.Circuits, open)
                .SetProperty(instance => instance.IsStopping, stops),
            cancellationToken);
        if (renewed == 0)
        {
            db.Instances.Add(new()
            {
                InstanceId = me.Id,
                Machine = me.Machine,
                Version = me.Version,
                StartedAt = me.StartedAt,
                SeenAt = now,
                Circuits = open,
                IsStopping = stops,
            });
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
