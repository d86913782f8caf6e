using Microsoft.AspNetCore.Components.Server.Circuits;

namespace AdminPortal.Web.Shared;

/// <summary>Whether the browser of this tab can be reached just now, for the parts that then do something else.</summary>
public sealed class TabConnection : CircuitHandler
{
    /// <summary>The browser has gone; it may come back for some minutes.</summary>
    public event Func<Task>? Lost;

    public bool IsLost { get; private set; }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        IsLost = true;
        return Lost is { } lost ? Task.WhenAll(lost.GetInvocationList().Cast<Func<Task>>().Select(part => part())) : Task.CompletedTask;
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        IsLost = false;
        return Task.CompletedTask;
    }
}
