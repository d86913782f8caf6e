using System.Security.Cryptography;
using System.Xml.Linq;
using AdminPortal.Application.Clients;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace AdminPortal.Web.Clients;

/// <summary>The key ring that cookies, page tokens and the private keys of access tokens are protected by: in the store, for every instance.</summary>
internal static class PortalKeys
{
    /// <summary>Never changed: another name cannot open what this one has protected.</summary>
    private const string ApplicationName = "AdminPortal";

    /// <summary>After everything else that protects data, which registers the framework's own ways of it.</summary>
    public static void AddPortalKeys(this WebApplicationBuilder builder)
    {
        var certificates = KeyCertificates.From(builder.Configuration, out _);
        var protection = builder.Services.AddDataProtection().SetApplicationName(ApplicationName);
        if (certificates.Current is { } current)
        {
            protection.ProtectKeysWithCertificate(current);
        }

        if (certificates.All.Any())
        {
            protection.UnprotectKeysWithAnyCertificate([.. certificates.All]);
        }

        builder.Services.AddSingleton(certificates);
        builder.Services.AddSingleton<IKeyRingGuard, KeyRingGuard>();
        builder.Services.AddSingleton<KeyRingChanges>();
        builder.Services.AddSingleton<IKeyManager>(services => new SharedKeyManager(
            ActivatorUtilities.CreateInstance<XmlKeyManager>(services), services.GetRequiredService<KeyRingChanges>()));
        builder.Services.AddHostedService<KeyRingWatch>();
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services =>
            new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlRepository = new KeyRingRepository(services.GetRequiredService<KeyRingStore>())));
        builder.Services.AddSingleton<IKeyProtector, KeyProtector>();
        // It reads the ring at the start, while the store is still being prepared; the ring is read when it is first needed.
        foreach (var atStart in builder.Services.Where(service => service.ImplementationType?.Name == "DataProtectionHostedService").ToList())
        {
            builder.Services.Remove(atStart);
        }
    }
}

/// <summary>Lets the framework keep its key ring in the store.</summary>
internal sealed class KeyRingRepository(KeyRingStore ring) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. ring.Read().Select(xml => XElement.Parse(xml))];

    public void StoreElement(XElement element, string friendlyName) => ring.Add(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}

/// <summary>Protects private keys by the key ring.</summary>
internal sealed class KeyProtector(IDataProtectionProvider protection) : IKeyProtector
{
    private readonly IDataProtector protector = protection.CreateProtector("AdminPortal.Clients.SigningKeys");

    public string Protect(byte[] key) => Convert.ToBase64String(protector.Protect(key));

    public byte[]? Unprotect(string protectedKey)
    {
        try
        {
            return protector.Unprotect(Convert.FromBase64String(protectedKey));
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
