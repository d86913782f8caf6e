using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPortal.Testing;

/// <summary>Where a fault strikes.</summary>
public enum FaultPlace
{
    /// <summary>In place of a command: it is not done.</summary>
    Command = 1,

    /// <summary>In place of a commit: nothing stands.</summary>
    BeforeCommit,

    /// <summary>After a commit, or after a command that is a transaction of its own: it stands, and whoever asked for it does not know.</summary>
    AfterCommit,

    /// <summary>At the opening of a connection.</summary>
    Opening,
}

/// <summary>
/// Lets a store fail where a test says: once, at the n-th command or commit, or at every one until it is over. Counts meanwhile
/// what there was to strike.
/// </summary>
public sealed class StoreFaults
{
    private Func<Exception>? fault;
    private FaultPlace place;
    private int left;
    private bool lasts;

    /// <summary>Commands since the last arming.</summary>
    public int Commands { get; private set; }

    /// <summary>Commits since the last arming, of commands that are transactions of their own too.</summary>
    public int Commits { get; private set; }

    /// <summary>How often it struck.</summary>
    public int Struck { get; private set; }

    /// <summary>Strikes once, at the n-th of the place's occasions, from 1.</summary>
    public void Strike(FaultPlace where, int nth, Func<Exception> with) => Arm(where, nth, false, with);

    /// <summary>Strikes at every occasion until it is over.</summary>
    public void StrikeAlways(FaultPlace where, Func<Exception> with) => Arm(where, 1, true, with);

    /// <summary>The fault is over, and counting begins anew.</summary>
    public void Over() => Arm(FaultPlace.Command, 0, false, null);

    /// <summary>Puts the faults into a store's way; <paramref name="retries"/> for one that tries again as SQL Server's does, without waiting.</summary>
    public void Into(IServiceCollection services, bool retries)
    {
        services.ConfigureDbContext<PortalDb>(options => Into(options, retries));
        services.ConfigureDbContext<ScopedPortalDb>(options => Into(options, retries));
    }

    internal void OnCommand()
    {
        Commands++;
        StrikeIf(FaultPlace.Command);
    }

    internal void OnCommitting() => StrikeIf(FaultPlace.BeforeCommit);

    internal void OnCommitted()
    {
        Commits++;
        StrikeIf(FaultPlace.AfterCommit);
    }

    internal void OnOpening() => StrikeIf(FaultPlace.Opening);

    private void Into(DbContextOptionsBuilder options, bool retries)
    {
        options.AddInterceptors(new FaultyCommands(this), new FaultyTransactions(this), new FaultyConnections(this));
        if (retries)
        {
            new SqliteDbContextOptionsBuilder(options).ExecutionStrategy(
                dependencies => new ImpatientStrategy(dependencies));
        }
    }

    private void Arm(FaultPlace where, int nth, bool always, Func<Exception>? with)
    {
        (place, left, lasts, fault) = (where, nth, always, with);
        (Commands, Commits, Struck) = (0, 0, 0);
    }

    private void StrikeIf(FaultPlace here)
    {
        if (fault is null || here != place || (!lasts && --left != 0))
        {
            return;
        }

        Struck++;
        throw fault();
    }
}

/// <summary>SQL Server's own, without its waiting.</summary>
internal sealed class ImpatientStrategy(ExecutionStrategyDependencies dependencies)
    : SqlServerRetryingExecutionStrategy(dependencies, StoreRetries.Most, StoreRetries.Longest, StoreRetries.More)
{
    protected override TimeSpan? GetNextDelay(Exception lastException) => base.GetNextDelay(lastException) is null ? null : TimeSpan.Zero;
}
