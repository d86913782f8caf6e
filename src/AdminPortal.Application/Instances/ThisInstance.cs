using System.Reflection;
using AdminPortal.Application.Jobs;

namespace AdminPortal.Application.Instances;

/// <summary>This process among those that serve the portal over one store.</summary>
public sealed class ThisInstance(TimeProvider clock)
{
    private const int ShownOfCommit = 8;

    private volatile bool isStopping;

    public string Id { get; } = Lease.NewInstance();

    public string Machine { get; } = Environment.MachineName;

    /// <summary>Of the program, with the beginning of the commit it was built of, where the build knew it: <c>1.0.0+22cd31c0</c>.</summary>
    public string Version { get; } = VersionOf(Assembly.GetEntryAssembly() ?? typeof(ThisInstance).Assembly);

    /// <summary>UTC.</summary>
    public DateTime StartedAt { get; } = clock.GetUtcNow().UtcDateTime;

    /// <summary>It takes no new tabs and ends when the work under way is done.</summary>
    public bool IsStopping => isStopping;

    public static string VersionOf(Assembly program)
    {
        var version = program.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        var commit = version.IndexOf('+', StringComparison.Ordinal) + 1;
        return commit == 0 ? version : version[..Math.Min(version.Length, commit + ShownOfCommit)];
    }

    /// <summary>For good: a process that stops does not go on.</summary>
    public void BeginToStop() => isStopping = true;
}
