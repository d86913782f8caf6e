using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Clients;

/// <summary>
/// The host's key ring in the store, so that what one instance protects every other can open, restarts included. It refuses at once
/// while the store is not ready: the host asks at its start, and must neither wait nor make keys of its own.
/// </summary>
public sealed class KeyRingStore(IDbContextFactory<PortalDb> stores, StoreState state)
{
    public IReadOnlyList<string> Read()
    {
        using var db = Open();
        return db.KeyRing.OrderBy(entry => entry.Id).Select(entry => entry.Xml).ToList();
    }

    /// <summary>Another one whenever a key has come or gone.</summary>
    public async Task<string> StampAsync(CancellationToken cancellationToken)
    {
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        return string.Join(' ', await db.KeyRing.OrderBy(entry => entry.Id).Select(entry => entry.Id).ToListAsync(cancellationToken));
    }

    public void Add(string name, string xml)
    {
        using var db = Open();
        db.KeyRing.Add(new() { Name = name, Xml = xml });
        db.SaveChanges();
    }

    private PortalDb Open() => state.IsReady ? stores.CreateDbContext() : throw new InvalidOperationException("The store is not ready yet, and the key ring lies there.");
}
