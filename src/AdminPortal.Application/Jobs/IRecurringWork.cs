namespace AdminPortal.Application.Jobs;

/// <summary>
/// Work that is due again and again, such as purging the recycle bin. Registered as
/// <c>AddScoped&lt;IRecurringWork, …&gt;()</c>; each turn has a scope of its own, in which the store takes
/// <see cref="RecurringWorkRunner.Portal"/> for its caller. It is done by one instance at a time, and begun anew after a crash:
/// what it does twice must do no harm.
/// </summary>
public interface IRecurringWork
{
    /// <summary>What the store knows it by: at most 64 ASCII characters, never changed.</summary>
    string Name { get; }

    /// <summary>From the end of one turn to the beginning of the next.</summary>
    TimeSpan Every { get; }

    /// <summary>One turn. Where it throws, the fault is logged and the turn comes again after a pause.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
