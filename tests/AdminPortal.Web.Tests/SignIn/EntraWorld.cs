using AdminPortal.Application.Access;
using AdminPortal.Testing;
using Microsoft.Extensions.Hosting;

namespace AdminPortal.Web.Tests.SignIn;

/// <summary>One provider and one portal for all tests of the sign-in; each has browsers of its own.</summary>
public sealed class EntraWorld : IAsyncLifetime
{
    public const string Group = "99999999-0000-0000-0000-000000000001";
    private readonly List<EntraHost> others = [];
    private EntraHost? portal;

    public IdentityProvider Provider { get; } = new();

    public TestStore Store { get; } = TestStore.InFile();

    internal EntraHost Portal => portal!;

    public async ValueTask InitializeAsync()
    {
        await Provider.InitializeAsync();
        if (Provider.WhyNot is null)
        {
            portal = Host("AzureAd:GroupRoles:" + Group, "Finance");
        }
    }

    public async ValueTask DisposeAsync()
    {
        others.ForEach(host => host.Dispose());
        await Provider.DisposeAsync();
        await Store.DisposeAsync();
    }

    /// <summary>Makes the provider behave, and know the portals; skips the test where there is no provider.</summary>
    public async Task BeginAsync()
    {
        Assert.SkipWhen(Provider.WhyNot is not null, Provider.WhyNot ?? "");
        await Provider.KnowAsync([.. others.Select(host => host.Address)]);
    }

    /// <summary>Another portal over the same store.</summary>
    internal EntraHost Host(params string[] settings)
    {
        var host = new EntraHost(Store, Environments.Development, [.. Standard(), .. settings]);
        others.Add(host);
        return host;
    }

    internal EntraBrowser Browser() => new(Portal.Address);

    internal StaffMember? Person(string id)
    {
        using var db = Store.Open();
        return db.StaffMembers.SingleOrDefault(person => person.PersonId == id);
    }

    internal int Sessions()
    {
        using var db = Store.Open();
        return db.StaffSessions.Count();
    }

    private string[] Standard() =>
    [
        "AzureAd:Instance", Provider.Address.ToString(), "AzureAd:TenantId", IdentityProvider.Tenant, "AzureAd:ClientId", "portal",
        "AzureAd:ClientSecret", IdentityProvider.Secret, "AzureAd:RequireHttpsMetadata", "false",
    ];
}

[CollectionDefinition(Name)]
public sealed class SharedEntra : ICollectionFixture<EntraWorld>
{
    public const string Name = "entra";
}

[Collection(SharedEntra.Name)]
public abstract class EntraTest(EntraWorld world) : IAsyncLifetime
{
    protected EntraWorld World => world;

    protected IdentityProvider Provider => world.Provider;

    public async ValueTask InitializeAsync() => await world.BeginAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    internal static void ExpectFailure(BrowserPage page, string reason)
    {
        Assert.Equal("/sign-in", page.Path);
        Assert.Contains($"failed={reason}", page.Address.Query, StringComparison.Ordinal);
    }
}
