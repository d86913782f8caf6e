using AdminPortal.Application.Data;
using AdminPortal.Application.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AdminPortal.Application.Clients;

/// <summary>What a program says to prove which client it is.</summary>
/// <param name="Address">Where it called from, for the throttle.</param>
public sealed record ClientCredentials(string ClientId, string Secret, string? Address);

/// <summary>Why no token was given, or none taken back.</summary>
public enum TokenFault
{
    /// <summary>No such client, a wrong secret, or a client or secret that has ended: never told apart.</summary>
    InvalidClient = 1,

    /// <summary>Too many wrong secrets; this one was not looked at.</summary>
    MustWait = 2,

    /// <summary>A scope was asked for that the client has not.</summary>
    InvalidScope = 3,

    /// <summary>The token is another client's.</summary>
    ForeignToken = 4,
}

/// <summary>A token, or why there is none.</summary>
/// <param name="Fault">Null where all is well; a revocation has no token then either.</param>
/// <param name="Wait">With <see cref="TokenFault.MustWait"/>.</param>
public sealed record TokenOutcome(IssuedToken? Token, TokenFault? Fault = null, TimeSpan Wait = default);

/// <summary>Gives access tokens for client credentials (RFC 6749, 4.4), and takes them back (RFC 7009).</summary>
public sealed class TokenService(IDbContextFactory<PortalDb> stores, AccessTokens tokens, SecretThrottle throttle, TimeProvider clock, ILogger<TokenService> logger)
{
    /// <summary>Asks for all that the client has.</summary>
    public const string EveryScope = "signicat-api";

    private const int LongestClientId = 64;

    /// <param name="scope">Scopes parted by blanks; null or with <c>signicat-api</c> among them for all that the client has.</param>
    public async Task<TokenOutcome> IssueAsync(ClientCredentials credentials, string? scope, CancellationToken cancellationToken)
    {
        var outcome = await TryIssueAsync(credentials, scope, cancellationToken);
        PortalMetrics.TokenAsked("issue", outcome.Fault);
        return outcome;
    }

    /// <summary>Takes a token of the client back at once; one that is none any more is no fault.</summary>
    public async Task<TokenOutcome> RevokeAsync(ClientCredentials credentials, string token, CancellationToken cancellationToken)
    {
        var (client, refusal) = await VerifyAsync(credentials, cancellationToken);
        var outcome = client is null ? refusal!
            : await tokens.RevokeAsync(token, credentials.ClientId, cancellationToken) ? new(null)
            : new(null, TokenFault.ForeignToken);
        PortalMetrics.TokenAsked("revoke", outcome.Fault);
        return outcome;
    }

    private async Task<TokenOutcome> TryIssueAsync(ClientCredentials credentials, string? scope, CancellationToken cancellationToken)
    {
        var (client, refusal) = await VerifyAsync(credentials, cancellationToken);
        if (client is null)
        {
            return refusal!;
        }

        var asked = ApiScopes.Read(scope);
        var held = ApiScopes.Read(client.Scopes);
        if (asked.Length == 0 || asked.Contains(EveryScope))
        {
            asked = held;
        }
        else if (asked.Except(ApiScopes.All).Any() || !Array.TrueForAll(asked, one => ApiScopes.Allow(held, one)))
        {
            return new(null, TokenFault.InvalidScope);
        }

        return new(await tokens.CreateAsync(credentials.ClientId, [.. ApiScopes.All.Intersect(asked)], cancellationToken));
    }

    private async Task<(Candidate? Client, TokenOutcome? Refusal)> VerifyAsync(ClientCredentials credentials, CancellationToken cancellationToken)
    {
        var (id, secret, address) = credentials;
        id = id.Length > LongestClientId ? id[..LongestClientId] : id;
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        var client = await FindAsync(db, credentials.ClientId, ClientSecrets.HintOf(secret), now, cancellationToken);
        if (throttle.WaitOf(id, address) is { } wait)
        {
            return (null, new(null, TokenFault.MustWait, wait));
        }

        // Compared with the secret that ends alike, or in vain where there is none: one hash, whoever asks.
        var right = client?.Secrets.Find(kept => ClientSecrets.Matches(secret, kept.Hash, kept.Salt));
        if (client is not { Secrets.Count: > 0 })
        {
            ClientSecrets.CompareInVain(secret);
        }

        if (throttle.Settle(id, address, right is not null) is { } meanwhile)
        {
            return (null, new(null, TokenFault.MustWait, meanwhile));
        }

        if (right is null)
        {
            // A made-up id may hold anything, and stays out of the log.
            logger.WrongSecret(client is null ? "-" : id, address);
            return (null, new(null, TokenFault.InvalidClient));
        }

        await NoteUseAsync(db, client!, right, now, cancellationToken);
        return (client, null);
    }

    private static Task<Candidate?> FindAsync(PortalDb db, string clientId, string hint, DateTime now, CancellationToken cancellationToken) => db.ApiClients
        .Where(c => c.ClientId == clientId && c.RevokedAt == null && (c.ExpiresAt == null || c.ExpiresAt > now))
        .Select(c => new Candidate(
            c.Id,
            c.Scopes,
            c.LastUsedAt,
            c.Secrets
                .Where(s => s.Hint == hint && s.RevokedAt == null && (s.ExpiresAt == null || s.ExpiresAt > now))
                .Select(s => new CandidateSecret(s.Id, s.Hash, s.Salt, s.LastUsedAt))
                .ToList()))
        .SingleOrDefaultAsync(cancellationToken);

    /// <summary>An update that changes nothing would still wait for the one writer, so that none is made before it is due.</summary>
    private static async Task NoteUseAsync(PortalDb db, Candidate client, CandidateSecret secret, DateTime now, CancellationToken cancellationToken)
    {
        var due = now - ClientUse.Grain;
        if (ClientUse.IsDue(secret.LastUsedAt, now))
        {
            await db.ApiClientSecrets
                .Where(s => s.Id == secret.Id && (s.LastUsedAt == null || s.LastUsedAt <= due))
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.LastUsedAt, now), cancellationToken);
        }

        if (ClientUse.IsDue(client.LastUsedAt, now))
        {
            await db.ApiClients
                .Where(c => c.Id == client.Id && (c.LastUsedAt == null || c.LastUsedAt <= due))
                .ExecuteUpdateAsync(c => c.SetProperty(x => x.LastUsedAt, now), cancellationToken);
        }
    }

    private sealed record Candidate(long Id, string Scopes, DateTime? LastUsedAt, List<CandidateSecret> Secrets);

    private sealed record CandidateSecret(long Id, byte[] Hash, byte[] Salt, DateTime? LastUsedAt);
}
