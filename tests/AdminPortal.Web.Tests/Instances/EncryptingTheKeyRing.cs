using System.Runtime.CompilerServices;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Data;
using AdminPortal.Testing;
using AdminPortal.Web.Clients;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace AdminPortal.Web.Tests.Instances;

public sealed class EncryptingTheKeyRing : IDisposable
{
    private const string Current = "DataProtection:Certificate";
    private const string Old = "DataProtection:OldCertificates:0";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("adminportal-keys-");
    private readonly TestStore store = new();
    private readonly string first;
    private readonly string second;
    private readonly string thumbprint;

    public EncryptingTheKeyRing()
    {
        first = Path.Combine(folder.FullName, "first.pfx");
        second = Path.Combine(folder.FullName, "second.pfx");
        thumbprint = KeyFiles.Write(first);
        KeyFiles.Write(second);
        Enter(store.Service<StoreState>(), StorePhase.Ready);
    }

    public void Dispose()
    {
        store.Dispose();
        folder.Delete(true);
    }

    [Fact]
    public void A_host_with_the_certificate_reads_what_another_has_protected()
    {
        using var one = Host((Current, first));
        var cookie = Protector(one).Protect("cookie");
        Assert.Contains("X509Certificate", Assert.Single(Keys()), StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", Assert.Single(Keys()), StringComparison.Ordinal);

        using var other = Host((Current, first));
        Assert.Equal("cookie", Protector(other).Unprotect(cookie));
        Assert.Null(Guard(other).FaultIn(Keys()));
    }

    [Fact]
    public void After_a_rotation_the_old_certificate_still_reads_and_the_new_one_encrypts()
    {
        using var one = Host((Current, first));
        var cookie = Protector(one).Protect("cookie");

        using var rotated = Host((Current, second), (Old, first));
        Assert.Null(Guard(rotated).FaultIn(Keys()));
        Assert.Equal("cookie", Protector(rotated).Unprotect(cookie));

        rotated.GetRequiredService<IKeyManager>().CreateNewKey(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(90));
        Assert.NotNull(Guard(one).FaultIn(Keys()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_host_without_it_says_which_settings_name_it(bool hasAnother)
    {
        using var one = Host((Current, first));
        Protector(one).Protect("cookie");

        using var other = hasAnother ? Host((Current, second)) : Host();
        var fault = Guard(other).FaultIn(Keys());
        Assert.Contains(thumbprint, fault, StringComparison.Ordinal);
        Assert.Contains("DataProtection:Certificate or DataProtection:OldCertificates", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_from_before_there_was_a_certificate_can_still_be_read()
    {
        using var one = Host();
        var cookie = Protector(one).Protect("cookie");
        using var other = Host((Current, first));
        Assert.Null(Guard(other).FaultIn(Keys()));
        Assert.Equal("cookie", Protector(other).Unprotect(cookie));
    }

    [Fact]
    public void A_setting_that_cannot_be_meant_is_named()
    {
        Assert.Null(Fault());
        Assert.Null(Fault(($"{Current}:Path", first), ($"{Current}:Password", KeyFiles.Password)));
        Assert.Contains($"{Current}:Path is '/nowhere.pfx'", Fault(($"{Current}:Path", "/nowhere.pfx")), StringComparison.Ordinal);
        Assert.Contains($"{Current}:Password", Fault(($"{Current}:Path", first), ($"{Current}:Password", "wrong")), StringComparison.Ordinal);
        Assert.Contains($"{Old}:Thumbprint", Fault(($"{Old}:Thumbprint", "AB12")), StringComparison.Ordinal);
        Assert.Contains($"either {Old}:Path or", Fault(($"{Old}:Password", "x")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_another_instance_makes_is_taken_up_when_it_is_looked_for()
    {
        using var one = Host();
        using var watch = new KeyRingWatch(
            store.Service<KeyRingStore>(), store.Service<StoreState>(), one.GetRequiredService<KeyRingChanges>(), store.Clock, NullLogger<KeyRingWatch>.Instance);
        Protector(one).Protect("cookie");
        await watch.LookAsync(TestContext.Current.CancellationToken);
        var known = one.GetRequiredService<IKeyManager>().GetCacheExpirationToken();
        await watch.LookAsync(TestContext.Current.CancellationToken);
        Assert.False(known.IsCancellationRequested);

        using var other = Host();
        other.GetRequiredService<IKeyManager>().CreateNewKey(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(90));
        await watch.LookAsync(TestContext.Current.CancellationToken);
        Assert.True(known.IsCancellationRequested);
    }

    private static IDataProtector Protector(ServiceProvider host) => host.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private static IKeyRingGuard Guard(ServiceProvider host) => host.GetRequiredService<IKeyRingGuard>();

    private static string? Fault(params IEnumerable<(string Name, string Value)> settings) => KeyCertificates.FaultIn(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Name, (string?)one.Value))).Build());

    private List<string> Keys()
    {
        using var db = store.Open();
        return db.KeyRing.Select(entry => entry.Xml).ToList();
    }

    private ServiceProvider Host(params IEnumerable<(string Section, string File)> certificates)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration.AddInMemoryCollection(certificates.SelectMany(one => new[]
        {
            KeyValuePair.Create($"{one.Section}:Path", (string?)one.File), KeyValuePair.Create($"{one.Section}:Password", (string?)KeyFiles.Password),
        }));
        builder.Services.AddLogging();
        builder.Services.AddSingleton(store.Service<KeyRingStore>());
        builder.Services.AddSingleton(store.Service<StoreState>());
        builder.Services.AddSingleton<TimeProvider>(store.Clock);
        builder.AddPortalKeys();
        return builder.Services.BuildServiceProvider();
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern void Enter(StoreState state, StorePhase next);
}
