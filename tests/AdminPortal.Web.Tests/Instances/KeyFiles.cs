using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AdminPortal.Web.Tests.Instances;

/// <summary>Makes certificates as they are deployed: PKCS#12 files with a password.</summary>
internal static class KeyFiles
{
    public const string Password = "secret";

    /// <summary>Writes one, and answers its thumbprint.</summary>
    public static string Write(string path)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=AdminPortal keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllBytes(path, certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Default, Password));
        return certificate.Thumbprint;
    }
}
