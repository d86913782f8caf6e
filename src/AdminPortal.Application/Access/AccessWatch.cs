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

    /// <summary>Tells of the session until the answer is disposed of, from another thread.</summary>
    public IDisposable Follow(string sessionId, Action<AccessNews> tell)
    {
        var follower = new Follower(sessionId, tell, gone => followers.TryRemove(gone, out _));
        followers[follower] = true;
        if (arrived.CurrentCount == 0)
        {
            arrived.Release();
        }

        return follower;
    }

    /// <summary>One look at the store; for tests, which have no background.</summary>
    /// <param name="onlyNew">Only at those whose first value is not known yet.</param>
    internal async Task LookAsync(bool onlyNew, CancellationToken cancellationToken)
    {
        Follower[] asked = [.. followers.Keys.Where(follower => !onlyNew || follower.SeenAt is null)];
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
        var due = clock.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            var isNews = await arrived.WaitAsync(followers.IsEmpty ? Timeout.InfiniteTimeSpan : Pause, stoppingToken);
            var isDue = clock.GetElapsedTime(due) >= Pause;
            await TryLookAsync(onlyNew: isNews && !isDue, stoppingToken);
            if (!isNews || isDue)
            {
                due = clock.GetTimestamp();
            }
        }
    }

    /// <summary>A store that is away is no news: pages tell of it themselves, and the next look comes all the same.</summary>
    private async Task TryLookAsync(bool onlyNew, CancellationToken stoppingToken)
    {
        if (!store.IsReady)
        {
            return;
        }

        try
        {
            await LookAsync(onlyNew, stoppingToken);
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

        /// <summary>The value that was there when it was last looked at; null before the first look.</summary>
        public DateTime? SeenAt { get; set; }

        public void Tell(AccessNews news) => tell(news);

        public void Dispose() => leave(this);
    }
}
