using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AdminPortal.Application.Invoices.Import;

/// <summary>An import that the portal itself does, from the command line: whoever may start it there may read the store anyway.</summary>
public static class PortalImport
{
    /// <summary>Before a store that is away is tried again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Holds the import while it works, so that the portal ends it where this process dies. Answers <see cref="Stale"/> where it has done so.</summary>
    /// <param name="services">The host's own, of no scope.</param>
    /// <param name="files">As <see cref="InvoiceImporter.RunAsync"/> takes them.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="cancellationToken">Between two batches; what has landed stays, and the import is ended.</param>
    public static async Task<Result<ImportOutcome>> RunAsync(
        IServiceProvider services, IReadOnlyList<ImportSource> files, Func<ImportProgress, CancellationToken, Task> progress, CancellationToken cancellationToken)
    {
        await using var scope = services.CreatePortalScope();
        var provider = scope.ServiceProvider;
        var started = await provider.GetRequiredService<ImportService>()
            .StartAsync([.. files.Select(file => new ImportFileInput(file.Name, file.Bytes))], cancellationToken);
        if (!started.Succeeded)
        {
            return started.Error;
        }

        var (id, leases, instance) = (started.Value, provider.GetRequiredService<ImportLeases>(), Lease.NewInstance());
        await leases.TakeOwnAsync(id, instance, cancellationToken);
        await using var hold = new ImportHold(
            leases, id, instance, Lease.Renewal, provider.GetRequiredService<TimeProvider>(), LoggerOf(provider), cancellationToken);
        try
        {
            return await ImportAsync(provider, files, id, progress, hold.Held);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await leases.FailAsync(id, instance, ImportEnds.Interrupted, CancellationToken.None);
            throw;
        }
        catch (OperationCanceledException) when (hold.Held.IsCancellationRequested)
        {
            return new Stale("invoice_import");
        }
    }

    /// <summary>A store that is away or locked is waited for; the import then begins again, and finds what has landed.</summary>
    private static async Task<Result<ImportOutcome>> ImportAsync(
        IServiceProvider provider, IReadOnlyList<ImportSource> files, long id, Func<ImportProgress, CancellationToken, Task> progress, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await provider.GetRequiredService<InvoiceImporter>().RunAsync(files, id, progress, cancellationToken);
            }
            catch (Exception fault) when (StoreOutage.Is(fault) && !cancellationToken.IsCancellationRequested)
            {
                LoggerOf(provider).ImportFailed(id, fault);
                await Task.Delay(Pause, provider.GetRequiredService<TimeProvider>(), cancellationToken);
            }
        }
    }

    private static ILogger LoggerOf(IServiceProvider provider) => provider.GetRequiredService<ILogger<ImportRunner>>();
}
