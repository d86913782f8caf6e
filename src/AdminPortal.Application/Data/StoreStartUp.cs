using System.Data.Common;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Data.DemoData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AdminPortal.Application.Data;

/// <summary>
/// Migrates the store and fills in demo data while the host already answers. A store that cannot be reached is tried again
/// until it can, so that the portal comes up by itself when its database does.
/// </summary>
public sealed class StoreStartUp(
    IDbContextFactory<PortalDb> stores,
    StoreSettings settings,
    StoreState state,
    IOptions<DemoSettings> demo,
    IEnumerable<IKeyRingGuard> guards,
    TimeProvider clock,
    ILogger<StoreStartUp> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Does the work once and lets a failure out: for the command line and tests.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        settings.PrepareFile();
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            state.Enter(StorePhase.Migrating);
            await AbandonedMigrationLock.RemoveAsync(db, clock.GetUtcNow().UtcDateTime, cancellationToken);
            await db.Database.MigrateAsync(cancellationToken);
        }

        var keys = await db.KeyRing.Select(entry => entry.Xml).ToListAsync(cancellationToken);
        if (guards.Select(guard => guard.FaultIn(keys)).FirstOrDefault(found => found is not null) is { } fault)
        {
            throw new InvalidOperationException(fault);
        }

        if (demo.Value.Organizations > 0 && !await db.Organizations.AnyAsync(cancellationToken))
        {
            state.Enter(StorePhase.FillingDemoData);
            logger.FillingDemoData(demo.Value.Organizations);
            await DemoDataFiller.FillAsync(db, demo.Value.Organizations, clock.GetUtcNow().UtcDateTime, cancellationToken);
        }

        if (demo.Value is { Organizations: > 0, Clients: true })
        {
            await DemoClients.FillAsync(db, clock.GetUtcNow().UtcDateTime, cancellationToken);
        }

        state.Enter(StorePhase.Ready);
        logger.StoreReady(settings.Provider);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!state.IsReady)
        {
            try
            {
                await PrepareAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is DbException or IOException or UnauthorizedAccessException or TimeoutException or RetryLimitExceededException)
            {
                state.Enter(StorePhase.Unavailable);
                logger.StoreUnavailable(settings.Provider, fault);
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
    }
}
