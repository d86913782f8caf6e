using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AdminPortal.Web.SignIn;

/// <summary>
/// How the portal proves to the provider who it is: by a secret, or by an assertion signed with a certificate (RFC 7523), as the
/// settings under <c>ClientCredentials:0</c> or <c>ClientSecret</c> say.
/// </summary>
internal sealed class EntraCredential
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static readonly TimeSpan AssertionLife = TimeSpan.FromMinutes(5);
    private readonly string? secret;
    private readonly IConfigurationSection? certificate;

    private EntraCredential(string? secret, IConfigurationSection? certificate)
    {
        this.secret = secret;
        this.certificate = certificate;
    }

    /// <summary>Null where the settings hold none, or one that cannot be read.</summary>
    public static EntraCredential? Of(IConfigurationSection azureAd)
    {
        var first = First(azureAd);
        return first?["SourceType"] switch
        {
            null => SecretIn(azureAd),
            "ClientSecret" => SecretIn(first),
            "Path" or "Base64Encoded" => new(null, first),
            _ => null,
        };
    }

    /// <summary>What is wrong with the settings of the certificate; null where nothing is, or a secret is used.</summary>
    public static string? FaultIn(IConfigurationSection azureAd)
    {
        if (First(azureAd) is not { } first)
        {
            return null;
        }

        if (Of(azureAd) is not { } credential)
        {
            return $"{first.Path} holds no ClientSecret, or a SourceType that is not read; ClientSecret, Path and Base64Encoded are.";
        }

        try
        {
            using var read = credential.certificate is null ? null : Read(first);
            return read is null || read.GetRSAPrivateKey() is not null ? null : $"{first.Path} is a certificate without its private RSA key.";
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException or FormatException or ArgumentException)
        {
            return $"The certificate of {first.Path} cannot be read: {fault.Message}";
        }
    }

    /// <summary>Adds the proof to a request for tokens.</summary>
    public void AddTo(Dictionary<string, string> form, string clientId, string tokenEndpoint, DateTime now)
    {
        if (secret is not null)
        {
            form["client_secret"] = secret;
            return;
        }

        form["client_assertion_type"] = AssertionType;
        form["client_assertion"] = Assertion(clientId, tokenEndpoint, now);
    }

    /// <summary>The certificate is read each time, so that a renewed one counts without a restart.</summary>
    private string Assertion(string clientId, string tokenEndpoint, DateTime now)
    {
        using var signer = Read(certificate!);
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = clientId,
            Audience = tokenEndpoint,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + AssertionLife,
            Claims = new Dictionary<string, object> { ["sub"] = clientId, ["jti"] = RandomNumberGenerator.GetHexString(32, lowercase: true) },
            AdditionalHeaderClaims = new Dictionary<string, object> { ["x5t#S256"] = WebEncoders.Base64UrlEncode(SHA256.HashData(signer.RawData)) },
            SigningCredentials = new(new X509SecurityKey(signer), SecurityAlgorithms.RsaSsaPssSha256)
            {
                // A kept signer would outlive the certificate that was read for it.
                CryptoProviderFactory = new() { CacheSignatureProviders = false },
            },
        });
    }

    private static X509Certificate2 Read(IConfigurationSection from) => from["SourceType"] == "Path"
        ? X509CertificateLoader.LoadPkcs12FromFile(from["CertificateDiskPath"] ?? "", from["CertificatePassword"])
        : X509CertificateLoader.LoadPkcs12(Convert.FromBase64String(from["Base64EncodedValue"] ?? ""), from["CertificatePassword"]);

    private static EntraCredential? SecretIn(IConfigurationSection section) =>
        string.IsNullOrWhiteSpace(section["ClientSecret"]) ? null : new(section["ClientSecret"], null);

    private static IConfigurationSection? First(IConfigurationSection azureAd) => azureAd.GetSection("ClientCredentials").GetChildren().FirstOrDefault();
}
