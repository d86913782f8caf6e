using AdminPortal.Application.Access;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AdminPortal.Testing;

/// <summary>A fresh, migrated store with the application's services over it, a test's own caller and a test's own time.</summary>
public sealed class TestStore : IAsyncDisposable, IDisposable
{
    private readonly TestDatabase database;
    private readonly ServiceProvider services;
    private readonly AsyncServiceScope scope;

    public TestStore(StoreProvider provider = StoreProvider.Sqlite, Action<IServiceCollection>? configure = null)
        : this(TestDatabases.Make(provider), configure)
    {
    }

    public TestStore(TestDatabase database, Action<IServiceCollection>? configure = null)
    {
        this.database = database;
        var collection = new ServiceCollection().AddLogging().AddPortalStore(database.Settings).AddPortalFeatures();
        collection.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        collection.Replace(ServiceDescriptor.Singleton<IPublicIds>(Ids));
        collection.AddSingleton<ICurrentUser>(User);
        collection.AddSingleton<IKeyProtector, PlainKeys>();
        configure?.Invoke(collection);
        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        scope = services.CreateAsyncScope();
        Given = new(this);
    }

    /// <summary>Signed in as unrestricted Admin until told otherwise.</summary>
    public TestUser User { get; } = new();

    public TestClock Clock { get; } = new();

    public IPublicIds Ids { get; } = new SequentialPublicIds();

    /// <summary>Puts objects into the store, past the services.</summary>
    public Given Given { get; }

    public StoreSettings Settings => database.Settings;

    /// <summary>A SQLite file instead of memory, for tests of several writers at once.</summary>
    public static TestStore InFile() => new(TestDatabases.InFile());

    /// <summary>A service of the test's scope, which stands for one browser tab.</summary>
    public T Service<T>()
        where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    /// <summary>The same, of a type that is known at run time only.</summary>
    public object Service(Type type) => scope.ServiceProvider.GetRequiredService(type);

    /// <summary>A scope of its own: another tab, another call.</summary>
    public AsyncServiceScope NewScope() => services.CreateAsyncScope();

    /// <summary>The whole store, to look at what was written.</summary>
    public PortalDb Open() => Service<IDbContextFactory<PortalDb>>().CreateDbContext();

    /// <summary>The store as one sees it who holds grants for these organisations only.</summary>
    public ScopedPortalDb OpenScoped(params IEnumerable<Organization> roots)
    {
        var db = Service<IDbContextFactory<ScopedPortalDb>>().CreateDbContext();
        db.Roots = [.. roots.Select(root => root.Id)];
        return db;
    }

    /// <summary>Signs in somebody with this role for everything, or only for the subtree of <paramref name="organization"/>.</summary>
    public void SignInAs(StaffRole role, Organization? organization = null)
    {
        if (organization is null)
        {
            User.As(role);
            return;
        }

        User.WithoutRoles($"test-{role}-{organization.Id}".ToLowerInvariant(), role.ToString());
        Given.Grant(User.Identity!.Id, role, organization);
    }

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await services.DisposeAsync();
        database.Dispose();
    }

    public void Dispose()
    {
        scope.Dispose();
        services.Dispose();
        database.Dispose();
    }
}
