using AdminPortal.Application.Access;

namespace AdminPortal.Web.SignIn;

/// <summary>What is looked at in the section AzureAd before the portal starts.</summary>
internal static class EntraSettings
{
    public const string Section = "AzureAd";
    private static readonly string[] ForSeveralTenants = ["common", "organizations", "consumers"];

    /// <summary>Whether the portal has anything to prove itself by.</summary>
    public static bool HasCredential(IConfiguration configuration) =>
        configuration.GetSection(Section) is var azureAd && (azureAd.GetSection("ClientCredentials").Exists() || !string.IsNullOrWhiteSpace(azureAd["ClientSecret"]));

    /// <summary>What cannot be meant, by the names of the settings; null where nothing is, or there is no such section.</summary>
    public static string? FaultIn(IConfiguration configuration, IHostEnvironment environment)
    {
        var azureAd = configuration.GetSection(Section);
        if (!azureAd.Exists())
        {
            return null;
        }

        if (!environment.IsDevelopment() && IsFalse(azureAd["RequireHttpsMetadata"]) is not false)
        {
            return $"{Section}:RequireHttpsMetadata may be false in Development only.";
        }

        if (!HasCredential(configuration))
        {
            return $"{Section}:ClientSecret is missing, and {Section}:ClientCredentials as well.";
        }

        if (ForSeveralTenants.Contains(azureAd["TenantId"], StringComparer.OrdinalIgnoreCase) && !azureAd.GetSection("AllowedTenants").GetChildren().Any())
        {
            return $"{Section}:AllowedTenants is missing: {Section}:TenantId is '{azureAd["TenantId"]}', which lets anybody ask.";
        }

        return RoleFault(azureAd) ?? EntraCredential.FaultIn(azureAd);
    }

    private static string? RoleFault(IConfigurationSection azureAd) =>
        azureAd.GetSection("GroupRoles").GetChildren().FirstOrDefault(group => !Enum.GetNames<StaffRole>().Contains(group.Value)) is { } wrong
            ? $"{wrong.Path} is '{wrong.Value}'; it has to be one of {string.Join(", ", Enum.GetNames<StaffRole>())}."
            : null;

    private static bool? IsFalse(string? setting) => string.IsNullOrEmpty(setting) ? false : bool.TryParse(setting, out var value) ? !value : null;
}
