using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using AdminPortal.Application.Clients;

namespace AdminPortal.Web.Clients;

/// <summary>Looks for keys that are encrypted with a certificate which the settings do not name.</summary>
internal sealed class KeyRingGuard(KeyCertificates certificates) : IKeyRingGuard
{
    private static readonly XName EncryptedWith = XName.Get("X509Certificate", "http://www.w3.org/2000/09/xmldsig#");

    public string? FaultIn(IReadOnlyList<string> keys)
    {
        var known = certificates.All.Select(certificate => certificate.Thumbprint).ToHashSet();
        foreach (var encoded in keys.SelectMany(key => XElement.Parse(key).Descendants(EncryptedWith)).Select(element => element.Value))
        {
            using var needed = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(encoded));
            if (!known.Contains(needed.Thumbprint))
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"The key ring in the store is encrypted with the certificate {needed.Thumbprint} ({needed.Subject}, valid until {needed.NotAfter.ToUniversalTime():yyyy-MM-dd}): name it by {KeyCertificates.CurrentName} or {KeyCertificates.OldName}.");
            }
        }

        return null;
    }
}
