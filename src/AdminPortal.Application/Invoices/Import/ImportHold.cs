using Microsoft.Extensions.Logging;

namespace AdminPortal.Application.Invoices.Import;

/// <summary>Keeps an import's lease beside the work, a batch of which may take longer, until it is disposed of.</summary>
internal sealed class ImportHold : IAsyncDisposable
{
    private readonly ImportLeases leases;
    private readonly long import;
    private readonly string instance;
    private readonly ILogger logger;
    private readonly CancellationTokenSource held;
    private readonly Task holding;

    public ImportHold(ImportLeases leases, long import, string instance, TimeSpan renewal, TimeProvider clock, ILogger logger, CancellationToken cancellationToken)
    {
        (this.leases, this.import, this.instance, this.logger) = (leases, import, instance, logger);
        held = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        holding = HoldAsync(renewal, clock);
    }

    /// <summary>Cancelled where another instance has taken the import, or ended it.</summary>
    public CancellationToken Held => held.Token;

    public async ValueTask DisposeAsync()
    {
        await held.CancelAsync();
        await holding;
        held.Dispose();
    }

    private async Task HoldAsync(TimeSpan renewal, TimeProvider clock)
    {
        try
        {
            while (true)
            {
                await Task.Delay(renewal, clock, held.Token);
                if (!await IsHeldAsync())
                {
                    await held.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The work has ended.
        }
    }

    /// <summary>A store that does not answer says nothing about the lease.</summary>
    private async Task<bool> IsHeldAsync()
    {
        try
        {
            return await leases.RenewAsync(import, instance, held.Token);
        }
        catch (Exception fault) when (!held.IsCancellationRequested)
        {
            logger.RenewalFailed(import, fault);
            return true;
        }
    }
}
