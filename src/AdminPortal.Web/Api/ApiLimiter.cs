namespace AdminPortal.Web.Api;

/// <summary>What the limits say of one call.</summary>
/// <param name="Code">Which limit refuses it; null where none does.</param>
/// <param name="Limit">Of the limit that is told: the one that refuses, else the quota.</param>
/// <param name="Reset">Until the limit is whole again.</param>
internal sealed record LimitDecision(string? Code, int Limit, int Remaining, TimeSpan Reset);

/// <summary>
/// Counts calls: a quota for each hour, and a bucket that fills with every second against spikes. In this instance's memory, for a bounded
/// number of callers. A call that is refused is not counted.
/// </summary>
internal sealed class ApiLimiter(ApiLimitSettings settings, TimeProvider clock, int mostCallers = ApiLimiter.MostCallers)
{
    public const string QuotaExceeded = "quota_exceeded";
    public const string SpikeLimit = "spike_limit";
    private const int MostCallers = 10_000;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly Dictionary<string, Allowance> allowances = [];
    private readonly Lock turn = new();

    public LimitDecision Take(string caller)
    {
        lock (turn)
        {
            var now = clock.GetUtcNow();
            var allowance = Of(caller, now);
            allowance.Refill(now, settings.PerSecond);
            var reset = allowance.Start + Window - now;
            if (allowance.Used >= settings.PerHour)
            {
                return new(QuotaExceeded, settings.PerHour, 0, reset);
            }

            if (allowance.Tokens < 1)
            {
                return new(SpikeLimit, settings.PerSecond, 0, TimeSpan.FromSeconds((1 - allowance.Tokens) / settings.PerSecond));
            }

            allowance.Used++;
            allowance.Tokens--;
            return new(null, settings.PerHour, settings.PerHour - allowance.Used, reset);
        }
    }

    private Allowance Of(string caller, DateTimeOffset now)
    {
        if (allowances.TryGetValue(caller, out var known))
        {
            // A clock that was set back begins anew as well: nobody waits for what is to come twice.
            if (now - known.Start >= Window || now < known.Start)
            {
                known.Start = now;
                known.Used = 0;
            }

            return known;
        }

        MakeRoom(now);
        return allowances[caller] = new() { Start = now, FilledAt = now, Tokens = settings.PerSecond };
    }

    /// <summary>Those whose hour is over are forgotten first, then the one whose hour ends next.</summary>
    private void MakeRoom(DateTimeOffset now)
    {
        if (allowances.Count < mostCallers)
        {
            return;
        }

        foreach (var (caller, _) in allowances.Where(entry => now - entry.Value.Start >= Window).ToList())
        {
            allowances.Remove(caller);
        }

        if (allowances.Count >= mostCallers)
        {
            allowances.Remove(allowances.MinBy(entry => entry.Value.Start).Key);
        }
    }

    private sealed class Allowance
    {
        public DateTimeOffset Start { get; set; }

        public int Used { get; set; }

        public double Tokens { get; set; }

        public DateTimeOffset FilledAt { get; set; }

        public void Refill(DateTimeOffset now, int perSecond)
        {
            Tokens = Math.Min(perSecond, Tokens + (Math.Max(0, (now - FilledAt).TotalSeconds) * perSecond));
            FilledAt = now;
        }
    }
}
