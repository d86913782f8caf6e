namespace AdminPortal.Web.Shared;

/// <summary>Tells the parts of this tab that what its reader may do has changed, so that they load again what they show.</summary>
public sealed class AccessChanges
{
    /// <summary>Raised from outside the circuit's own thread.</summary>
    public event Func<Task>? Changed;

    public Task TellAsync() => Task.WhenAll(Changed?.GetInvocationList().Cast<Func<Task>>().Select(part => part()) ?? []);
}
