using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Instances;

public enum InstanceState
{
    Serving = 1,

    /// <summary>It takes no new tabs and ends when the work under way is done.</summary>
    Stopping,

    /// <summary>It has said nothing for a while: it was killed, or does not reach the store.</summary>
    Silent,
}

/// <summary>A process that serves the portal. Times are UTC.</summary>
/// <param name="Circuits">Open browser tabs.</param>
/// <param name="IsThis">Whether it is the one that answers.</param>
public sealed record InstanceRow(
    string Id, string Machine, string Version, DateTime StartedAt, DateTime SeenAt, int Circuits, InstanceState State, bool IsThis);

/// <summary>The processes that serve the portal over this store; for unrestricted Admins.</summary>
public sealed class InstanceService(PortalStore store, ThisInstance me)
{
    /// <summary>How long one that says nothing is taken for alive: two heartbeats may fail.</summary>
    public static readonly TimeSpan Counts = InstanceHeartbeat.Every * 3;

    private static readonly TimeSpan Shown = TimeSpan.FromHours(1);

    /// <summary>Those that have been heard of within the last hour, the one that started first on top; null for who is no unrestricted Admin.</summary>
    public async Task<IReadOnlyList<InstanceRow>?> ListAsync(CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        if (!session.Caller.MayEverywhere(Right.Administer))
        {
            return null;
        }

        var (shownSince, countsSince) = (session.Now - Shown, session.Now - Counts);
        var rows = await session.Db.Instances.Where(i => i.SeenAt > shownSince).OrderBy(i => i.StartedAt).ThenBy(i => i.InstanceId).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(i => new InstanceRow(
                i.InstanceId,
                i.Machine,
                i.Version,
                i.StartedAt,
                i.SeenAt,
                i.Circuits,
                i.SeenAt <= countsSince ? InstanceState.Silent : i.IsStopping ? InstanceState.Stopping : InstanceState.Serving,
                i.InstanceId == me.Id)),
        ];
    }
}
