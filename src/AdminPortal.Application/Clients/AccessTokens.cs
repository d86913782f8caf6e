using System.Security.Cryptography;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AdminPortal.Application.Clients;

/// <summary>An access token, told this once.</summary>
/// <param name="Seconds">How long it is good.</param>
public sealed record IssuedToken(string Token, int Seconds, IReadOnlyList<string> Scopes);

/// <summary>A token that is good at this moment.</summary>
/// <param name="Scopes">What both the token and its client allow.</param>
public sealed record LiveToken(string TokenId, string ClientId, string ClientName, IReadOnlyList<string> Scopes);

/// <summary>What a check of a token found.</summary>
/// <param name="Token">Null where it is not good.</param>
/// <param name="IsExpired">Whether it is one of ours that was good until its time was over.</param>
public sealed record CheckedToken(LiveToken? Token, bool IsExpired = false);

/// <summary>Makes and checks access tokens: JSON Web Tokens by the profile of RFC 9068.</summary>
public sealed class AccessTokens(IDbContextFactory<PortalDb> stores, TokenKeys keys, ClientUse use, IOptions<TokenSettings> settings, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>By how much clocks may differ.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    private const string Type = "at+jwt";
    private const string ClientId = "client_id";
    private const string Scope = "scope";

    /// <summary>Several times what a token of ours has.</summary>
    private const int LongestToken = 8 * 1024;

    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>Compiled for the model of this store, as every call asks it.</summary>
    private readonly Func<PortalDb, string, string, DateTime, CancellationToken, Task<KnownClient?>> findClient = EF.CompileAsyncQuery(
        (PortalDb db, string clientId, string tokenId, DateTime now, CancellationToken cancellationToken) => db.ApiClients
            .Where(c => c.ClientId == clientId && c.RevokedAt == null && (c.ExpiresAt == null || c.ExpiresAt > now))
            .Where(c => !db.RevokedTokens.Any(t => t.TokenId == tokenId))
            .Select(c => new KnownClient(c.Id, c.Name, c.Scopes, c.LastUsedAt))
            .SingleOrDefault());

    /// <summary>Makes a token for a client that has proved who it is.</summary>
    public async Task<IssuedToken> CreateAsync(string clientId, IReadOnlyList<string> scopes, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var token = Handler.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = Type,
            Issuer = settings.Value.Issuer,
            Audience = settings.Value.Audience,
            IssuedAt = now,
            Expires = now + Lifetime,
            SigningCredentials = await keys.SigningAsync(cancellationToken),
            Claims = new Dictionary<string, object>
            {
                [JwtRegisteredClaimNames.Sub] = clientId,
                [ClientId] = clientId,
                [JwtRegisteredClaimNames.Jti] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
                [Scope] = string.Join(' ', scopes),
            },
        });
        return new(token, (int)Lifetime.TotalSeconds, scopes);
    }

    /// <summary>Whether a token is one of ours and good now: neither it nor its client was ended.</summary>
    public async Task<CheckedToken> CheckAsync(string token, CancellationToken cancellationToken)
    {
        var (read, isExpired) = await ReadAsync(token, cancellationToken);
        if (read is null || isExpired)
        {
            return new(null, isExpired);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        if (await findClient(db, read.Subject, read.Id, now, cancellationToken) is not { } client)
        {
            return new(null);
        }

        use.Note(client.Id, client.LastUsedAt, now);
        var scopes = ApiScopes.Common(ScopesOf(read), ApiScopes.Read(client.Scopes));
        return new(new LiveToken(read.Id, read.Subject, client.Name, scopes));
    }

    /// <summary>Takes a token of this client back. One that is no token, or over, is none any more; another client's answers false.</summary>
    public async Task<bool> RevokeAsync(string token, string clientId, CancellationToken cancellationToken)
    {
        var (read, isExpired) = await ReadAsync(token, cancellationToken);
        if (read is null || isExpired)
        {
            return true;
        }

        if (read.Subject != clientId)
        {
            return false;
        }

        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        if (await db.RevokedTokens.AnyAsync(t => t.TokenId == read.Id, cancellationToken))
        {
            return true;
        }

        db.RevokedTokens.Add(new() { TokenId = read.Id, ClientId = clientId, RevokedAt = clock.GetUtcNow().UtcDateTime, ExpiresAt = read.ValidTo + ClockSkew });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (db.RevokedTokens.Any(t => t.TokenId == read.Id))
        {
            // Taken back by another call meanwhile.
        }

        return true;
    }

    private async Task<(JsonWebToken? Token, bool IsExpired)> ReadAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length > LongestToken || KeyIdOf(token) is not { Length: > 0 } keyId || await keys.FindAsync(keyId, cancellationToken) is not { } key)
        {
            return (null, false);
        }

        var result = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = key,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            ValidTypes = [Type],
            ValidIssuer = settings.Value.Issuer,
            ValidAudience = settings.Value.Audience,
            LifetimeValidator = (_, expires, read, _) => IsInTime(expires, read),
        });
        return (result.IsValid ? (JsonWebToken)result.SecurityToken : null, result.Exception is SecurityTokenExpiredException);
    }

    /// <summary>By our own clock. What it throws tells an ended token from one that never was good: the signature has been checked by then.</summary>
    private bool IsInTime(DateTime? expires, SecurityToken token)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires is not { } end || token.ValidFrom > now + ClockSkew ? false
            : end + ClockSkew > now ? true
            : throw new SecurityTokenExpiredException { Expires = end };
    }

    private static string? KeyIdOf(string token)
    {
        try
        {
            return Handler.CanReadToken(token) ? Handler.ReadJsonWebToken(token).Kid : null;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or SecurityTokenException)
        {
            return null;
        }
    }

    private static string[] ScopesOf(JsonWebToken token) => token.TryGetPayloadValue<string>(Scope, out var scopes) ? ApiScopes.Read(scopes) : [];

    private sealed record KnownClient(long Id, string Name, string Scopes, DateTime? LastUsedAt);
}
