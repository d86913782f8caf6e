using AdminPortal.Application.Access;

namespace AdminPortal.Application.Data;

/// <summary>
/// Lets a job act as the person who asked for it: within its scope the store takes this caller instead of the host's.
/// </summary>
public sealed class CallerScope
{
    /// <summary>Whom the scope acts as; null where the host's own caller counts.</summary>
    internal CallerIdentity? ActsAs { get; set; }

    /// <summary>Done in the transaction of every write of the scope, so that both stand or neither: a job's progress.</summary>
    internal Func<PortalDb, CancellationToken, Task>? Alongside { get; set; }

    /// <summary>How many objects the scope's last write has changed, or would have where it was only tried.</summary>
    internal int LastChanged { get; set; }
}
