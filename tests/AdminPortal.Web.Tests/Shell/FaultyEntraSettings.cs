using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AdminPortal.Web.Shell;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace AdminPortal.Web.Tests.Shell;

public sealed class FaultyEntraSettings
{
    private const string First = "AzureAd:ClientCredentials:0:";

    [Theory]
    [InlineData("AzureAd:GroupRoles:some-group is 'Owner'", "AzureAd:GroupRoles:some-group", "Owner")]
    [InlineData("AzureAd:GroupRoles:some-group is '4'", "AzureAd:GroupRoles:some-group", "4")]
    [InlineData("AzureAd:AllowedTenants is missing", "AzureAd:TenantId", "organizations")]
    [InlineData("AzureAd:AllowedTenants is missing", "AzureAd:TenantId", "Common")]
    [InlineData("AzureAd:RequireHttpsMetadata", "AzureAd:RequireHttpsMetadata", "false")]
    [InlineData("AzureAd:ClientCredentials:0", First + "SourceType", "KeyVault")]
    [InlineData("AzureAd:ClientCredentials:0", First + "SourceType", "ClientSecret")]
    [InlineData("certificate of AzureAd:ClientCredentials:0", First + "SourceType", "Path", First + "CertificateDiskPath", "/not/there.pfx")]
    [InlineData("certificate of AzureAd:ClientCredentials:0", First + "SourceType", "Base64Encoded", First + "Base64EncodedValue", "not base64")]
    public void EachKeepsThePortalFromStartingByItsName(string named, params string[] settings) =>
        Assert.Contains(named, FaultIn(settings), StringComparison.Ordinal);

    [Fact]
    public void TheWrongPasswordOfACertificateIsOneOfThem()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=portal", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1));
        var pfx = Convert.ToBase64String(certificate.Export(X509ContentType.Pfx, "right"));

        Assert.Contains("cannot be read", FaultIn(First + "SourceType", "Base64Encoded", First + "Base64EncodedValue", pfx, First + "CertificatePassword", "wrong"), StringComparison.Ordinal);
        Assert.Null(FaultIn("AzureAd:ClientSecret", "", First + "SourceType", "Base64Encoded", First + "Base64EncodedValue", pfx, First + "CertificatePassword", "right"));
    }

    [Fact]
    public void WithoutSecretAndCertificateItDoesNotStart() =>
        Assert.Contains("AzureAd:ClientSecret", FaultIn("AzureAd:ClientSecret", " "), StringComparison.Ordinal);

    [Fact]
    public void WhatIsMeantIsTaken() => Assert.Null(FaultIn(
        "AzureAd:TenantId", "organizations", "AzureAd:AllowedTenants:0", "t", "AzureAd:GroupRoles:g", "Finance", "AzureAd:RequireHttpsMetadata", "true"));

    private static string? FaultIn(params string[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["AzureAd:TenantId"] = "t",
            ["AzureAd:ClientId"] = "c",
            ["AzureAd:ClientSecret"] = "s",
            ["ConnectionStrings:Portal"] = "Data Source=portal.db",
            ["Database:Provider"] = "Sqlite",
        };
        foreach (var setting in settings.Chunk(2))
        {
            all[setting[0]] = setting[1];
        }

        return StartupSettings.FaultIn(new ConfigurationBuilder().AddInMemoryCollection(all).Build(), new HostingEnvironment { EnvironmentName = Environments.Production });
    }
}
