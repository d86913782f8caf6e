using AdminPortal.Application.Data;
using Microsoft.Extensions.Hosting;

namespace AdminPortal.Application.Jobs;

/// <summary>Works off a queue of the store from the moment that the store is ready until the host stops, one piece of work after another.</summary>
public abstract class QueueRunner(StoreState state, TimeProvider clock) : BackgroundService
{
    /// <summary>Faults of ours one after another, past which a piece of work is given up. A store that is away is waited for, however long.</summary>
    protected const int MostFaults = 3;

    /// <summary>Between two looks for work, and before what failed is tried again.</summary>
    internal TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    protected TimeProvider Clock => clock;

    /// <summary>Does one piece of work to its end; false where none waits.</summary>
    public abstract Task<bool> RunOnceAsync(CancellationToken cancellationToken);

    /// <summary>The queue cannot be worked on; it is tried again.</summary>
    protected abstract void Tell(Exception fault);

    protected Task PauseAsync(CancellationToken cancellationToken) => Task.Delay(Pause, clock, cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                if (state.IsReady && await RunOnceAsync(stoppingToken))
                {
                    continue;
                }
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                Tell(fault);
            }

            await PauseAsync(stoppingToken);
        }
    }
}
