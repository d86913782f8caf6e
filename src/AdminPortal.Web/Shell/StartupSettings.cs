namespace AdminPortal.Web.Shell;

/// <summary>The settings without which the portal does not start anywhere but on a developer's machine.</summary>
public static class StartupSettings
{
    private static readonly string[] Required = ["AzureAd:TenantId", "AzureAd:ClientId", "AzureAd:ClientSecret", "ConnectionStrings:Portal", "Database:Provider"];

    /// <summary>The names of the settings that are missing, in the order in which one would fill them in.</summary>
    public static IReadOnlyList<string> Missing(IConfiguration configuration, IHostEnvironment environment) =>
        environment.IsDevelopment() ? [] : [.. Required.Where(name => string.IsNullOrWhiteSpace(configuration[name]))];

    /// <summary>Tells whoever deploys what to set. The host does not exist yet, so the log has a factory of its own.</summary>
    public static void Report(IReadOnlyList<string> missing)
    {
        using var logs = LoggerFactory.Create(logging => logging.AddSimpleConsole());
        ShellLog.SettingsMissing(
            logs.CreateLogger(typeof(StartupSettings)),
            string.Join(", ", missing),
            string.Join(", ", missing.Select(name => name.Replace(":", "__", StringComparison.Ordinal))));
    }
}
