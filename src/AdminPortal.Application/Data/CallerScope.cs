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

    /// <summary>Whether every write of the scope is only tried, and taken back at its end.</summary>
    internal bool OnlyTries { get; set; }

    /// <summary>Done at the end of every write of the scope, tried ones too: the host reads there what it answers.</summary>
    internal Func<object?, CancellationToken, Task>? Answering { get; set; }

    /// <summary>The write that is answering just now: reads of the same scope see what it has done.</summary>
    internal PortalSession? Within { get; set; }

    /// <summary>The idempotent call under which the host's answers are kept; null where there is none.</summary>
    internal long? KeptUnder { get; set; }
}
