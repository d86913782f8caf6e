using System.Text.Json;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Clients;

/// <summary>
/// Lets a client send a call again without its being done again (draft-ietf-httpapi-idempotency-key-header). A key is the client's own;
/// it is taken before the call, and answered in the transaction of the change. What changed nothing lets go of it.
/// </summary>
public sealed class IdempotentCallService(IDbContextFactory<PortalDb> stores, TimeProvider clock)
{
    /// <summary>How long an answer is given again.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>After how long a call without an answer is taken for dead.</summary>
    public static readonly TimeSpan Busy = TimeSpan.FromMinutes(1);

    /// <summary>Between finding a key free and taking it others may be quicker, but not for ever.</summary>
    private const int MostRounds = 8;

    /// <param name="fingerprint">SHA-256 of all that makes the call this call.</param>
    public async Task<IdempotentStart> BeginAsync(string clientId, string key, byte[] fingerprint, CancellationToken cancellationToken)
    {
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        for (var round = 0; round < MostRounds; round++)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var call = await Of(db, clientId, key).SingleOrDefaultAsync(cancellationToken);
            if (call is null)
            {
                if (await TryTakeAsync(db, clientId, key, fingerprint, now) is { } taken)
                {
                    return new(IdempotentState.Fresh, taken);
                }
            }
            else if (call.ExpiresAt <= now || (call.Status is null && call.BusyUntil <= now))
            {
                await db.IdempotentCalls
                    .Where(c => c.Id == call.Id && (c.ExpiresAt <= now || (c.Status == null && c.BusyUntil <= now)))
                    .ExecuteDeleteAsync(cancellationToken);
            }
            else
            {
                return StartOf(call, fingerprint, now);
            }
        }

        return new(IdempotentState.InFlight, Wait: TimeSpan.FromSeconds(1));
    }

    /// <summary>Gives the key back where the call has changed nothing; an answer that was kept stays.</summary>
    public async Task LetGoAsync(long callId, CancellationToken cancellationToken)
    {
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        await db.IdempotentCalls.Where(c => c.Id == callId && c.Status == null).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Keeps the answer in the transaction of the change, which must not stand where the call has lost its key meanwhile.</summary>
    internal static async Task KeepAsync(PortalDb db, long callId, KeptAnswer answer, CancellationToken cancellationToken)
    {
        var headers = JsonSerializer.Serialize(answer.Headers);
        var kept = await db.IdempotentCalls.Where(c => c.Id == callId && c.Status == null).ExecuteUpdateAsync(
            call => call.SetProperty(c => c.Status, answer.Status).SetProperty(c => c.Headers, headers).SetProperty(c => c.Body, answer.Body), cancellationToken);
        if (kept == 0)
        {
            throw new IdempotencyKeyLostException();
        }
    }

    private static IQueryable<IdempotentCall> Of(PortalDb db, string clientId, string key) => db.IdempotentCalls.Where(c => c.ClientId == clientId && c.Key == key);

    /// <summary>Null where another call was quicker.</summary>
    private static async Task<long?> TryTakeAsync(PortalDb db, string clientId, string key, byte[] fingerprint, DateTime now)
    {
        var call = new IdempotentCall { ClientId = clientId, Key = key, Fingerprint = fingerprint, CreatedAt = now, ExpiresAt = now + Kept, BusyUntil = now + Busy };
        try
        {
            db.IdempotentCalls.Add(call);
            // Never broken off: a key that is taken by a caller who goes away meanwhile would be held for a minute.
            await db.SaveChangesAsync(CancellationToken.None);
            return call.Id;
        }
        catch (DbUpdateException) when (Of(db, clientId, key).Any())
        {
            return null;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private static IdempotentStart StartOf(IdempotentCall call, byte[] fingerprint, DateTime now) => call switch
    {
        _ when !call.Fingerprint.AsSpan().SequenceEqual(fingerprint) => new(IdempotentState.Reused),
        { Status: { } status } => new(
            IdempotentState.Answered, Answer: new(status, JsonSerializer.Deserialize<Dictionary<string, string>>(call.Headers ?? "{}")!, call.Body ?? [])),
        _ => new(IdempotentState.InFlight, Wait: call.BusyUntil - now),
    };
}

/// <summary>Another call, which took this one for dead, has its key now: what this one was about to write is rolled back.</summary>
public sealed class IdempotencyKeyLostException : Exception
{
    public IdempotencyKeyLostException()
        : base("Another call has the key by now.")
    {
    }

    public IdempotencyKeyLostException(string message)
        : base(message)
    {
    }

    public IdempotencyKeyLostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
