using System.Security.Cryptography;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace AdminPortal.Application.Clients;

/// <summary>A key's public half, as RFC 7517 and RFC 7518 (6.2) publish it; coordinates in base64url.</summary>
public sealed record PublicTokenKey(string KeyId, string X, string Y);

/// <summary>
/// The keys of access tokens: P-256, kept in the store so that every instance signs and checks alike. A new one signs after thirty days;
/// the one before goes on checking until the last token of it has ended.
/// </summary>
public sealed class TokenKeys(IDbContextFactory<PortalDb> stores, IKeyProtector protector, TimeProvider clock, ILogger<TokenKeys> logger) : IDisposable
{
    /// <summary>How long a key signs.</summary>
    public static readonly TimeSpan Signing = TimeSpan.FromDays(30);

    /// <summary>After that long a key that was taken out of the store is out of use.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(5);

    /// <summary>Tokens with made-up key ids make us look no oftener than this.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim reading = new(1, 1);
    private volatile KnownKeys known = new([], default);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The newest key; made where there is none that may still sign.</summary>
    public async Task<SigningCredentials> SigningAsync(CancellationToken cancellationToken)
    {
        var key = Fresh(known)?.Key ?? await RenewAsync(cancellationToken);
        return new(key, SecurityAlgorithms.EcdsaSha256);
    }

    /// <summary>The key that a token names; null where tokens of it are not taken.</summary>
    public async Task<SecurityKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        var present = known;
        var age = Now - present.ReadAt;
        if (age > Remembered || (age >= Pause && !present.Keys.Exists(key => key.Id == keyId)))
        {
            present = await ReadAsync(cancellationToken);
        }

        return present.Keys.Find(key => key.Id == keyId && key.ExpiresAt > Now)?.Key;
    }

    /// <summary>Every key whose tokens are taken, for others to check them by.</summary>
    public async Task<IReadOnlyList<PublicTokenKey>> ListAsync(CancellationToken cancellationToken)
    {
        var present = Now - known.ReadAt > Remembered ? await ReadAsync(cancellationToken) : known;
        return [.. present.Keys.Where(key => key.ExpiresAt > Now).Select(key => key.Public)];
    }

    public void Dispose() => reading.Dispose();

    private Known? Fresh(KnownKeys keys) => keys.Keys.Where(key => key.CreatedAt > Now - Signing).MaxBy(key => key.CreatedAt);

    private async Task<KnownKeys> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(db, cancellationToken);
    }

    private async Task<KnownKeys> ReadAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var (now, before) = (Now, known.Keys);
        var stored = await db.SigningKeys.Where(key => key.ExpiresAt > now).ToListAsync(cancellationToken);
        var keys = stored.ConvertAll(row => before.Find(key => key.Id == row.KeyId) ?? Opened(row)).OfType<Known>().ToList();
        return known = new(keys, now);
    }

    private async Task<ECDsaSecurityKey> RenewAsync(CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            return (Fresh(known) ?? Fresh(await ReadAsync(cancellationToken)) ?? await MakeAsync(cancellationToken)).Key;
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>Of several instances one makes it; the others, whose turn comes after, find it there.</summary>
    private async Task<Known> MakeAsync(CancellationToken cancellationToken)
    {
        // Protected before the transaction: the host's key ring may have to write too, and SQLite has one writer.
        var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = Now;
        var row = new SigningKey
        {
            KeyId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
            ProtectedKey = protector.Protect(pair.ExportPkcs8PrivateKey()),
            CreatedAt = now,
            ExpiresAt = now + Signing + AccessTokens.Lifetime + AccessTokens.ClockSkew,
        };
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        return await db.Database.CreateExecutionStrategy().ExecuteAsync(async stopping =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(stopping);
            // Once in thirty days: not worth a turn of its own.
            await db.TakeTurnAsync(StoreLock.Hierarchy, stopping);
            if (Fresh(await ReadAsync(db, stopping)) is { } made)
            {
                return made;
            }

            db.SigningKeys.Add(row);
            await db.SaveChangesAsync(stopping);
            await transaction.CommitAsync(stopping);
            var key = new Known(row.KeyId, pair, row.CreatedAt, row.ExpiresAt);
            known = new([.. known.Keys, key], now);
            logger.SigningKeyMade(row.KeyId);
            return key;
        }, cancellationToken);
    }

    private Known? Opened(SigningKey row)
    {
        if (protector.Unprotect(row.ProtectedKey) is not { } opened)
        {
            logger.SigningKeyUnreadable(row.KeyId);
            return null;
        }

        var pair = ECDsa.Create();
        pair.ImportPkcs8PrivateKey(opened, out _);
        return new(row.KeyId, pair, row.CreatedAt, row.ExpiresAt);
    }

    /// <summary>The store's keys as they were a moment ago. Never changed, but replaced.</summary>
    private sealed record KnownKeys(List<Known> Keys, DateTime ReadAt);

    private sealed class Known(string id, ECDsa pair, DateTime createdAt, DateTime expiresAt)
    {
        public string Id => id;

        public DateTime CreatedAt => createdAt;

        public DateTime ExpiresAt => expiresAt;

        public ECDsaSecurityKey Key { get; } = new(pair) { KeyId = id };

        public PublicTokenKey Public
        {
            get
            {
                var point = pair.ExportParameters(includePrivateParameters: false).Q;
                return new(id, Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y));
            }
        }
    }
}
