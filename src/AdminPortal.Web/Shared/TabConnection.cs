using Microsoft.AspNetCore.Components.Server.Circuits;

namespace AdminPortal.Web.Shared;

/// <summary>Whether the browser of this tab can be reached just now, and goes on being served here, for the parts that then do something else.</summary>
public sealed class TabConnection : CircuitHandler
{
    /// <summary>The browser has gone, or is about to: it may come back for some minutes.</summary>
    public event Func<Task>? Lost;

    /// <summary>The process that serves the tab is about to end.</summary>
    public event Func<Task>? Stopping;

    public bool IsLost { get; private set; }

    public bool IsStopping { get; private set; }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        IsLost = true;
        return RaiseAsync(Lost);
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        IsLost = false;
        return Task.CompletedTask;
    }

    /// <summary>What was typed is saved first, and only then does the page say so.</summary>
    public async Task TellOfStopAsync()
    {
        await RaiseAsync(Lost);
        IsStopping = true;
        await RaiseAsync(Stopping);
    }

    private static Task RaiseAsync(Func<Task>? parts) =>
        parts is null ? Task.CompletedTask : Task.WhenAll(parts.GetInvocationList().Cast<Func<Task>>().Select(part => part()));
}
