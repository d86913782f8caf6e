using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AdminPortal.Web.Clients;

/// <summary>
/// The certificates of the key ring, by the settings <c>DataProtection:Certificate</c> and <c>DataProtection:OldCertificates</c>:
/// each a <c>Path</c> of a PKCS#12 file with its <c>Password</c>, or a <c>Thumbprint</c> in the personal store of the machine.
/// </summary>
/// <param name="Current">Encrypts new keys; null where they lie in the open.</param>
/// <param name="Old">Only read what they have encrypted.</param>
internal sealed record KeyCertificates(X509Certificate2? Current, IReadOnlyList<X509Certificate2> Old)
{
    public const string CurrentName = "DataProtection:Certificate";
    public const string OldName = "DataProtection:OldCertificates";

    public IEnumerable<X509Certificate2> All => Current is null ? Old : [Current, .. Old];

    /// <summary>Reads them, or says by the setting's name why not.</summary>
    public static KeyCertificates From(IConfiguration configuration, out string? fault)
    {
        var faults = new List<string>();
        var current = configuration.GetSection(CurrentName) is var section && section.Exists() ? Read(section, faults) : null;
        var old = configuration.GetSection(OldName).GetChildren().Select(one => Read(one, faults)).OfType<X509Certificate2>().ToList();
        fault = faults.FirstOrDefault();
        return new(current, old);
    }

    public static string? FaultIn(IConfiguration configuration)
    {
        var certificates = From(configuration, out var fault);
        foreach (var certificate in certificates.All)
        {
            certificate.Dispose();
        }

        return fault;
    }

    private static X509Certificate2? Read(IConfigurationSection section, List<string> faults)
    {
        var (path, thumbprint) = (section["Path"], section["Thumbprint"]);
        if (string.IsNullOrWhiteSpace(path) == string.IsNullOrWhiteSpace(thumbprint))
        {
            faults.Add($"{section.Path} needs either {section.Path}:Path or {section.Path}:Thumbprint.");
            return null;
        }

        var certificate = string.IsNullOrWhiteSpace(path) ? FromStore(thumbprint!, section.Path, faults) : FromFile(path, section, faults);
        if (certificate?.GetRSAPrivateKey() is not null || certificate is null)
        {
            return certificate;
        }

        faults.Add($"{section.Path}: the certificate {certificate.Thumbprint} has no RSA private key that this process may use.");
        certificate.Dispose();
        return null;
    }

    private static X509Certificate2? FromFile(string path, IConfigurationSection section, List<string> faults)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12(File.ReadAllBytes(path), section["Password"]);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            faults.Add($"{section.Path}:Path is '{path}', which cannot be read: {fault.Message}");
        }
        catch (CryptographicException fault)
        {
            faults.Add($"{section.Path}:Password does not open '{path}', or the file is no PKCS#12: {fault.Message}");
        }

        return null;
    }

    private static X509Certificate2? FromStore(string thumbprint, string name, List<string> faults)
    {
        foreach (var location in new[] { StoreLocation.CurrentUser, StoreLocation.LocalMachine })
        {
            try
            {
                using var store = new X509Store(StoreName.My, location, OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
                if (store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false) is [var found, ..])
                {
                    return found;
                }
            }
            catch (CryptographicException)
            {
                // This machine has no such store.
            }
        }

        faults.Add($"{name}:Thumbprint is '{thumbprint}', which is in no personal certificate store of this machine.");
        return null;
    }
}
