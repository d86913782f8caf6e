using AdminPortal.Application.Data;
using AdminPortal.Testing;
using Microsoft.Data.Sqlite;

namespace AdminPortal.Web.Tests.Instances;

/// <summary>Two processes that were started at the same moment on an empty store, with one certificate for its keys. The first believes a proxy on this machine.</summary>
public sealed class PairOfPortals : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("adminportal-pair-");

    public PortalProcess First { get; private set; } = null!;

    public PortalProcess Second { get; private set; } = null!;

    /// <summary>The same store, looked at from this process.</summary>
    public TestStore Store { get; private set; } = null!;

    /// <summary>One more, over the same store.</summary>
    public PortalProcess Another(params IEnumerable<(string Name, string Value)> settings) => new(
        settings.Append(("DataProtection__Certificate__Path", KeyFile)).Append(("DataProtection__Certificate__Password", KeyFiles.Password)).ToDictionary(one => one.Item1, one => one.Item2),
        folder);

    private string KeyFile => Path.Combine(folder.FullName, "keys.pfx");

    public async ValueTask InitializeAsync()
    {
        KeyFiles.Write(KeyFile);
        First = Another(("ForwardedHeaders__KnownProxies__0", "127.0.0.1"));
        Second = Another(("ForwardedHeaders__KnownProxies__0", "10.1.2.3"));
        await Task.WhenAll(First.StartAsync(), Second.StartAsync());
        Store = new(new TestDatabase(new(StoreProvider.Sqlite, First.ConnectionString), SqliteConnection.ClearAllPools));
    }

    public async ValueTask DisposeAsync()
    {
        await First.DisposeAsync();
        await Second.DisposeAsync();
        await Store.DisposeAsync();
        folder.Delete(true);
    }
}
