using AdminPortal.Application.Clients;
using AdminPortal.Application.Data;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace AdminPortal.Web.Clients;

/// <summary>
/// The framework's key manager, whose ring is read anew as soon as another instance has changed it. By itself the framework looks
/// once a day, and for an unknown key only within two minutes of the start.
/// </summary>
internal sealed class SharedKeyManager(XmlKeyManager keys, KeyRingChanges changes) : IKeyManager
{
    public IKey CreateNewKey(DateTimeOffset activationDate, DateTimeOffset expirationDate) => keys.CreateNewKey(activationDate, expirationDate);

    public IReadOnlyCollection<IKey> GetAllKeys() => keys.GetAllKeys();

    public CancellationToken GetCacheExpirationToken() =>
        CancellationTokenSource.CreateLinkedTokenSource(keys.GetCacheExpirationToken(), changes.Token).Token;

    public void RevokeKey(Guid keyId, string? reason = null) => keys.RevokeKey(keyId, reason);

    public void RevokeAllKeys(DateTimeOffset revocationDate, string? reason = null) => keys.RevokeAllKeys(revocationDate, reason);
}

/// <summary>Tells that keys have come or gone in the store.</summary>
internal sealed class KeyRingChanges : IDisposable
{
    private CancellationTokenSource next = new();

    public CancellationToken Token => next.Token;

    public void Tell() => Interlocked.Exchange(ref next, new()).Cancel();

    public void Dispose() => next.Dispose();
}

/// <summary>Looks every few seconds for keys that other instances have made.</summary>
internal sealed class KeyRingWatch(KeyRingStore ring, StoreState state, KeyRingChanges changes, TimeProvider clock, ILogger<KeyRingWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private string seen = "";

    /// <summary>Looks now.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if (state.IsReady && await ring.StampAsync(cancellationToken) is var stamp && stamp != seen)
        {
            seen = stamp;
            changes.Tell();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                KeyRingLog.NotRead(logger, fault);
            }

            await Task.Delay(Every, clock, stoppingToken);
        }
    }
}
