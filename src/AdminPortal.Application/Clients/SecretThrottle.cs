namespace AdminPortal.Application.Clients;

/// <summary>
/// Makes guessing secrets slow: after some wrong ones in a row a client id, or an address, has to wait, and longer after each further one.
/// Kept in this instance's memory, for a bounded number of ids and addresses.
/// </summary>
public sealed class SecretThrottle(TimeProvider clock)
{
    /// <summary>Wrong secrets of one client before it has to wait.</summary>
    public const int TriesOfClient = 5;

    /// <summary>Wrong secrets from one address, behind which many clients may be.</summary>
    public const int TriesOfAddress = 30;

    /// <summary>Ids and addresses that are remembered; past it the ones that are quiet longest are forgotten.</summary>
    public const int MostKept = 10_000;

    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <summary>After so long without a wrong secret nothing is remembered.</summary>
    public static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(15);

    private readonly Lock gate = new();
    private readonly Dictionary<(bool IsAddress, string Name), Failures> failures = [];

    internal int Kept
    {
        get
        {
            lock (gate)
            {
                return failures.Count;
            }
        }
    }

    /// <summary>How long to wait before any secret of this client, or from this address, is looked at; null where none.</summary>
    public TimeSpan? WaitOf(string clientId, string? address)
    {
        lock (gate)
        {
            return Wait(clientId, address, clock.GetUtcNow());
        }
    }

    /// <summary>
    /// Takes what a look at a secret found. Where others have failed so often in the meantime that one has to wait, it does not count,
    /// and whoever asked is not told: many guesses at once tell no more than a few.
    /// </summary>
    public TimeSpan? Settle(string clientId, string? address, bool wasRight)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (Wait(clientId, address, now) is { } wait)
            {
                return wait;
            }

            if (wasRight)
            {
                // Not the address: one's own secret would buy guesses at those of others.
                failures.Remove((false, clientId));
                return null;
            }

            Count((false, clientId), TriesOfClient, now);
            if (address is not null)
            {
                Count((true, address), TriesOfAddress, now);
            }

            return null;
        }
    }

    private TimeSpan? Wait(string clientId, string? address, DateTimeOffset now)
    {
        var until = failures.GetValueOrDefault((false, clientId)).WaitsUntil;
        var ofAddress = address is null ? default : failures.GetValueOrDefault((true, address)).WaitsUntil;
        var latest = until > ofAddress ? until : ofAddress;
        return latest > now ? latest - now : null;
    }

    private void Count((bool IsAddress, string Name) who, int free, DateTimeOffset now)
    {
        if (!failures.TryGetValue(who, out var before))
        {
            MakeRoom();
        }

        var count = now - before.LastAt < Forgotten ? before.Count + 1 : 1;
        var over = count - free;
        var wait = over < 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(Math.Pow(2, over), LongestWait.TotalSeconds));
        failures[who] = new(count, now, now + wait);
    }

    private void MakeRoom()
    {
        if (failures.Count < MostKept)
        {
            return;
        }

        foreach (var (who, _) in failures.OrderBy(kept => kept.Value.LastAt).Take(MostKept / 10).ToList())
        {
            failures.Remove(who);
        }
    }

    private readonly record struct Failures(int Count, DateTimeOffset LastAt, DateTimeOffset WaitsUntil);
}
