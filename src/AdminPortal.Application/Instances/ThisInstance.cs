using System.Reflection;
using AdminPortal.Application.Jobs;

namespace AdminPortal.Application.Instances;

/// <summary>This process among those that serve the portal over one store.</summary>
public sealed class ThisInstance(TimeProvider clock)
{
    private volatile bool isStopping;

    public string Id { get; } = Lease.NewInstance();

    public string Machine { get; } = Environment.MachineName;

    /// <summary>Of the program.</summary>
    public string Version { get; } =
        (Assembly.GetEntryAssembly() ?? typeof(ThisInstance).Assembly).GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <summary>UTC.</summary>
    public DateTime StartedAt { get; } = clock.GetUtcNow().UtcDateTime;

    /// <summary>It takes no new tabs and ends when the work under way is done.</summary>
    public bool IsStopping => isStopping;

    /// <summary>For good: a process that stops does not go on.</summary>
    public void BeginToStop() => isStopping = true;
}
