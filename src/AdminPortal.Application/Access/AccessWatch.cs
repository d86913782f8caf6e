using System.Collections.Concurrent;
using AdminPortal.Application.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AdminPortal.Application.Access;

/// <summary>What has become of a session that somebody follows.</summary>
public enum AccessNews
{
    /// <summary>What its person may do has changed: a grant was given or ended.</summary>
    Changed,

    /// <summary>It is over: signed out in another tab, or ended by somebody. Nothing more follows.</summary>
    Ended,
}

/// <summary>
/// Tells the tabs that are open here, within seconds, what has changed for them in the store, whichever instance changed it. It
/// asks only for the sessions that are followed, and compares values with values seen before, so that no clock has to agree.
/// It brings news to pages; what may be done is decided by the services, which ask the store themselves.
/// </summary>
public sealed class AccessWatch(StaffSessionService sessions, StoreState store, TimeProvider clock, ILogger<AccessWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Follower, bool> followers = new();
    private readonly SemaphoreSlim arrived = new(0);
    private bool isAway;

    /// <summary>Tells of the session until the answer is disposed of, from another thread; of all that changes after the call.</summary>
    public async Task<IDisposable> FollowAsync(string sessionId, Action<AccessNews> tell, CancellationToken cancellationToken)
    {
        var follower = new Follower(sessionId, tell, gone => followers.TryRemove(gone, out _)) { SeenAt = await SeenNowAsync(sessionId, cancellationToken) };
        followers[follower] = true;
        if (arrived.CurrentCount == 0)
        {
            arrived.Release();
        }

        return follower;
    }

    /// <summary>One look at the store; for tests, which have no background.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        Follower[] asked = [.. followers.Keys];
        if (asked.Length == 0)
        {
            return;
        }

        var found = await sessions.LookAsync([.. asked.Select(follower => follower.SessionId).Distinct()], cancellationToken);
        foreach (var follower in asked)
        {
            if (!found.TryGetValue(follower.SessionId, out var changedAt))
            {
                follower.Dispose();
                follower.Tell(AccessNews.Ended);
            }
            else if (follower.SeenAt is { } before && before != changedAt)
            {
                follower.SeenAt = changedAt;
                follower.Tell(AccessNews.Changed);
            }
            else
            {
                follower.SeenAt = changedAt;
            }
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        arrived.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await (followers.IsEmpty ? arrived.WaitAsync(stoppingToken) : Task.Delay(Pause, clock, stoppingToken));
            await TryLookAsync(stoppingToken);
        }
    }

    /// <summary>Null where the store does not answer, or knows of no such session: the next look will tell.</summary>
    private async Task<DateTime?> SeenNowAsync(string sessionId, CancellationToken cancellationToken)
    {
        try
        {
            return (await sessions.LookAsync([sessionId], cancellationToken)).TryGetValue(sessionId, out var changedAt) ? changedAt : null;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            AccessLog.LookFailed(logger, fault);
            return null;
        }
    }

    /// <summary>A store that is away is no news: pages tell of it themselves, and the next look comes all the same.</summary>
    private async Task TryLookAsync(CancellationToken stoppingToken)
    {
        if (!store.IsReady)
        {
            return;
        }

        try
        {
            await LookAsync(stoppingToken);
            isAway = false;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            if (!isAway)
            {
                AccessLog.LookFailed(logger, fault);
            }

            isAway = true;
        }
    }

    private sealed class Follower(string sessionId, Action<AccessNews> tell, Action<Follower> leave) : IDisposable
    {
        public string SessionId => sessionId;

        /// <summary>The value that was there when it was last looked at; null before the first answer.</summary>
        public DateTime? SeenAt { get; set; }

        public void Tell(AccessNews news) => tell(news);

        public void Dispose() => leave(this);
    }
}
