using System.Runtime.InteropServices;
using AdminPortal.Application.Instances;
using AdminPortal.Web.Circuits;
using Microsoft.Extensions.Options;

namespace AdminPortal.Web.Instances;

/// <summary>
/// What a signal to stop brings about, before the host closes connections: the process says that it is not ready, what is typed in
/// open tabs is saved and they are told, and balancers get the time to notice. A second signal cuts that short.
/// </summary>
internal sealed class OrderlyStop(
    IHostApplicationLifetime lifetime,
    ThisInstance me,
    InstanceHeartbeat heartbeat,
    OpenCircuits circuits,
    IOptions<StopSettings> settings,
    IHostEnvironment environment,
    TimeProvider clock,
    ILogger<OrderlyStop> logger) : IHostLifetime, IDisposable
{
    private const int DrainSeconds = 5;

    /// <summary>A store that is away must not keep the process from ending.</summary>
    private static readonly TimeSpan MostToTell = TimeSpan.FromSeconds(5);

    private readonly List<PosixSignalRegistration> signals = [];

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        signals.AddRange(new[] { PosixSignal.SIGINT, PosixSignal.SIGQUIT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, Handle)));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => signals.ForEach(signal => signal.Dispose());

    private void Handle(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (me.IsStopping)
        {
            lifetime.StopApplication();
            return;
        }

        me.BeginToStop();
        _ = StopInOrderAsync();
    }

    private async Task StopInOrderAsync()
    {
        try
        {
            InstanceLog.Stopping(logger, circuits.Count);
            await Task.WhenAll(circuits.TellOfStopAsync(), heartbeat.BeatAsync(lifetime.ApplicationStopping)).WaitAsync(MostToTell, clock);
        }
        catch (Exception fault)
        {
            InstanceLog.NotTold(logger, fault);
        }

        var drain = settings.Value.DrainSeconds ?? (environment.IsDevelopment() ? 0 : DrainSeconds);
        await Task.Delay(TimeSpan.FromSeconds(drain), clock, lifetime.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lifetime.StopApplication();
    }
}
