using System.Diagnostics;
using AdminPortal.Application.Data;
using AdminPortal.Application.Jobs;
using AdminPortal.Application.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AdminPortal.Application.Invoices.Import;

/// <summary>
/// Does the imports whose files are in the store, one at a time; other instances do others meanwhile. One that was interrupted
/// is read from its beginning, where what has landed is found unchanged.
/// </summary>
public sealed class ImportRunner(
    IServiceScopeFactory scopes, ImportLeases leases, IDbContextFactory<PortalDb> stores, StoreState state, TimeProvider clock, ILogger<ImportRunner> logger) : QueueRunner(state, clock)
{
    private readonly string instance = Lease.NewInstance();

    /// <summary>From one renewal of the lease to the next.</summary>
    internal TimeSpan Renewal { get; init; } = Lease.Renewal;

    /// <summary>Does one import to its end; false where none waits.</summary>
    public override async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        if (await leases.TakeAsync(instance, cancellationToken) is not { } import)
        {
            return false;
        }

        logger.ImportTaken(import.Id);
        using var activity = PortalTelemetry.Begin("import");
        activity?.SetTag("adminportal.import.id", import.Id);
        await using var hold = new ImportHold(leases, import.Id, instance, Renewal, Clock, logger, cancellationToken);
        try
        {
            await ImportAsync(import, hold.Held);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await leases.GiveBackAsync(import.Id, instance, CancellationToken.None);
            logger.ImportGivenBack(import.Id);
            throw;
        }
        catch (OperationCanceledException) when (hold.Held.IsCancellationRequested)
        {
            logger.ImportLost(import.Id);
        }

        return true;
    }

    protected override void Tell(Exception fault) => logger.ImportsFailed(fault);

    private async Task ImportAsync(TakenImport import, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        for (var faults = 0; ;)
        {
            try
            {
                await ReadAsync(import, began, cancellationToken);
                return;
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                logger.ImportFailed(import.Id, fault);
                faults += StoreOutage.Is(fault) ? 0 : 1;
                if (faults == MostFaults)
                {
                    PortalMetrics.ImportFailed(Stopwatch.GetElapsedTime(began));
                    await leases.FailAsync(import.Id, instance, ImportEnds.Internal, cancellationToken);
                    return;
                }

                await PauseAsync(cancellationToken);
            }
        }
    }

    private async Task ReadAsync(TakenImport import, long began, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerScope>().ActsAs = import.Owner;
        var result = await scope.ServiceProvider.GetRequiredService<InvoiceImporter>().RunAsync(
            [.. import.Files.Select(file => new ImportSource(
                file.Name, _ => Task.FromResult<Stream>(new ImportPartStream(stores, import.Id, file.Number, file.Bytes)), file.Bytes))],
            import.Id,
            (_, _) => Task.CompletedTask,
            cancellationToken);
        if (result.Succeeded)
        {
            PortalMetrics.ImportEnded(Stopwatch.GetElapsedTime(began), result.Value);
            logger.ImportEnded(import.Id, result.Value.Status);
        }
        else
        {
            PortalMetrics.ImportFailed(Stopwatch.GetElapsedTime(began));
            await leases.FailAsync(import.Id, instance, result.Error.Code, cancellationToken);
            logger.ImportRefused(import.Id, result.Error.Code);
        }
    }
}
