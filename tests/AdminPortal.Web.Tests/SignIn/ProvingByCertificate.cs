using AdminPortal.Testing;

namespace AdminPortal.Web.Tests.SignIn;

public sealed class ProvingByCertificate(EntraWorld world) : EntraTest(world)
{
    [Theory]
    [InlineData("Path")]
    [InlineData("Base64Encoded")]
    public async Task TheCertificateTakesTheSecretsPlace(string source)
    {
        var portal = World.Host(
            "AzureAd:ClientId", "portal-with-certificate",
            "AzureAd:ClientSecret", "",
            "AzureAd:ClientCredentials:0:SourceType", source,
            "AzureAd:ClientCredentials:0:CertificateDiskPath", Provider.CertificatePath,
            "AzureAd:ClientCredentials:0:Base64EncodedValue", Convert.ToBase64String(await File.ReadAllBytesAsync(Provider.CertificatePath)),
            "AzureAd:ClientCredentials:0:CertificatePassword", IdentityProvider.CertificatePassword);
        await World.BeginAsync();
        using var browser = new EntraBrowser(portal.Address);
        await browser.SignInAsync("vera");
        using var another = new EntraBrowser(portal.Address);

        Assert.Equal("/jobs", (await another.SignInAsync("ada")).Path);
    }

    [Fact]
    public async Task AWrongSecretLetsNobodyIn()
    {
        var portal = World.Host("AzureAd:ClientSecret", "wrong-secret-wrong-secret-wrong-secret");
        await World.BeginAsync();
        using var browser = new EntraBrowser(portal.Address);

        ExpectFailure(await browser.SignInAsync("vera"), "Refused");
        Assert.DoesNotContain(portal.Log.Lines, line => line.Contains("wrong-secret", StringComparison.Ordinal));
    }
}
