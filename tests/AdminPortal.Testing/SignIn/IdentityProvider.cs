using System.Diagnostics;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Xunit;

namespace AdminPortal.Testing;

/// <summary>The OpenID provider of tests/identity-provider in a process of its own, on a free port; it ends with the tests.</summary>
public sealed class IdentityProvider : IAsyncLifetime
{
    public const string Tenant = "11111111-2222-3333-4444-555555555555";
    public const string Secret = "portal-secret-portal-secret-portal-secret";
    public const string CertificatePassword = "certificate-password";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("adminportal-idp-");
    private readonly HttpClient control = new();
    private Process? process;

    /// <summary>Why there is none, or null where it runs.</summary>
    public string? WhyNot { get; private set; }

    /// <summary>What <c>AzureAd:Instance</c> is to be.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>By which the client <c>portal-with-certificate</c> proves itself: a file for <see cref="CertificatePassword"/>.</summary>
    public string CertificatePath => Path.Combine(folder.FullName, "portal.pfx");

    public async ValueTask InitializeAsync()
    {
        if (!IsThere("node") || !IsThere("npm"))
        {
            WhyNot = "node and npm are not installed";
            return;
        }

        var home = Path.Combine(Root(), "tests", "identity-provider");
        if (!Directory.Exists(Path.Combine(home, "node_modules")))
        {
            using var install = Start("npm", home, "ci", "--no-audit", "--no-fund");
            await install.StandardOutput.ReadToEndAsync();
            await install.WaitForExitAsync();
            Assert.True(install.ExitCode == 0, $"npm ci failed in {home}.");
        }

        process = Start("node", home, "server.mjs");
        Address = new(await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The identity provider does not start."));
    }

    /// <summary>How the provider behaves from now on, in place of what was said before; see mood in server.mjs.</summary>
    public async Task BehaveAsync(object mood)
    {
        using var answer = await control.PostAsJsonAsync(new Uri(Address, "/test"), mood);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Which portals may send people here.</summary>
    public Task KnowAsync(params Uri[] portals) => BehaveAsync(new { portals });

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        control.Dispose();
        folder.Delete(true);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AdminPortal.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not lie below AdminPortal.sln.");
        }

        return folder.FullName;
    }

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private Process Start(string program, string home, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = home, RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["CERTIFICATE_JWK"] = MakeCertificate();
        return Process.Start(start)!;
    }

    /// <summary>Writes the certificate's file, and answers what the provider is to know of it.</summary>
    private string MakeCertificate()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=portal", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        File.WriteAllBytes(CertificatePath, certificate.Export(X509ContentType.Pfx, CertificatePassword));
        var known = key.ExportParameters(false);
        return JsonSerializer.Serialize(new { kty = "RSA", use = "sig", alg = "PS256", kid = certificate.Thumbprint, n = Base64Url(known.Modulus!), e = Base64Url(known.Exponent!) });
    }

    private static string Base64Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
