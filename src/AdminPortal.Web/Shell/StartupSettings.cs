using AdminPortal.Application.Data;
using AdminPortal.Web.Clients;
using AdminPortal.Web.SignIn;

namespace AdminPortal.Web.Shell;

/// <summary>The settings without which the portal does not start anywhere but on a developer's machine.</summary>
public static class StartupSettings
{
    private const string Credential = "AzureAd:ClientSecret";
    private static readonly string[] Required = ["AzureAd:TenantId", "AzureAd:ClientId", Credential, "ConnectionStrings:Portal", "Database:Provider"];

    /// <summary>The names of the settings that are missing, in the order in which one would fill them in.</summary>
    public static IReadOnlyList<string> Missing(IConfiguration configuration, IHostEnvironment environment) =>
        environment.IsDevelopment() ? [] : [.. Required.Where(name => name == Credential ? !EntraSettings.HasCredential(configuration) : string.IsNullOrWhiteSpace(configuration[name]))];

    /// <summary>What keeps the portal from starting, by the names of the settings; null where nothing does.</summary>
    public static string? FaultIn(IConfiguration configuration, IHostEnvironment environment) =>
        Missing(configuration, environment) is { Count: > 0 } missing
            ? $"Missing: {string.Join(", ", missing)} (as environment variables: {string.Join(", ", missing.Select(name => name.Replace(":", "__", StringComparison.Ordinal)))})."
            : EntraSettings.FaultIn(configuration, environment) ?? StoreSettings.FaultIn(configuration) ?? KeyCertificates.FaultIn(configuration) ?? ForwardedAddresses.FaultIn(configuration);

    /// <summary>Tells whoever deploys what to set. The host does not exist yet, so the log has a factory of its own.</summary>
    public static void Report(string fault)
    {
        using var logs = LoggerFactory.Create(logging => logging.AddSimpleConsole());
        ShellLog.SettingsAreWrong(logs.CreateLogger(typeof(StartupSettings)), fault);
    }
}
