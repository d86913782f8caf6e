using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace AdminPortal.Application.Data;

public enum StoreProvider
{
    Sqlite = 1,
    SqlServer = 2,
}

/// <summary>Which database, from <c>Database:Provider</c> and <c>ConnectionStrings:Portal</c>.</summary>
public sealed record StoreSettings(StoreProvider Provider, string ConnectionString)
{
    /// <summary>Where nothing is configured: a file in <c>data/</c> below the folder the portal was started in.</summary>
    public const string DefaultConnectionString = "Data Source=data/portal.db";

    private const int SecondsToWait = 10;
    private const string ProviderName = "Database:Provider";

    public static StoreSettings From(IConfiguration configuration)
    {
        if (FaultIn(configuration) is { } fault)
        {
            throw new InvalidOperationException(fault);
        }

        var provider = Enum.TryParse<StoreProvider>(configuration[ProviderName], true, out var named) ? named : StoreProvider.Sqlite;
        var connection = configuration.GetConnectionString("Portal");
        return new(provider, string.IsNullOrWhiteSpace(connection) ? DefaultConnectionString : connection);
    }

    /// <summary>What is wrong with the settings, by their names; null where nothing is.</summary>
    public static string? FaultIn(IConfiguration configuration)
    {
        var provider = configuration[ProviderName];
        return string.IsNullOrWhiteSpace(provider) || provider.Equals(nameof(StoreProvider.Sqlite), StringComparison.OrdinalIgnoreCase) ? null
            : !provider.Equals(nameof(StoreProvider.SqlServer), StringComparison.OrdinalIgnoreCase) ? $"{ProviderName} is '{provider}'; it can be Sqlite or SqlServer."
            : string.IsNullOrWhiteSpace(configuration.GetConnectionString("Portal")) ? $"{ProviderName} is SqlServer, and ConnectionStrings:Portal, which it needs, is missing."
            : null;
    }

    /// <summary>With how long a writer waits for another one, where the settings do not say: nobody looks at a spinner for half a minute.</summary>
    /// <remarks>
    /// Nor is a file made but at the start: one that is moved away while the portal runs would be followed by an empty one,
    /// whose log would then be taken for that of the file that comes back.
    /// </remarks>
    internal string SqliteConnectionString
    {
        get
        {
            var settings = new SqliteConnectionStringBuilder(ConnectionString);
            settings.DefaultTimeout = ConnectionString.Contains("Timeout", StringComparison.OrdinalIgnoreCase) ? settings.DefaultTimeout : SecondsToWait;
            settings.Mode = settings.Mode is SqliteOpenMode.ReadWriteCreate && IsFile(settings) ? SqliteOpenMode.ReadWrite : settings.Mode;
            return settings.ConnectionString;
        }
    }

    /// <summary>Makes a SQLite file and its folder where there is none, so that a first start in an empty folder works.</summary>
    internal void PrepareFile()
    {
        if (Provider is not StoreProvider.Sqlite)
        {
            return;
        }

        var settings = new SqliteConnectionStringBuilder(ConnectionString) { Pooling = false };
        if (!IsFile(settings))
        {
            return;
        }

        if (Path.GetDirectoryName(Path.GetFullPath(settings.DataSource)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        using var file = new SqliteConnection(settings.ConnectionString);
        file.Open();
    }

    private static bool IsFile(SqliteConnectionStringBuilder settings) =>
        settings is { Mode: not SqliteOpenMode.Memory, DataSource: { Length: > 0 } file } && !file.StartsWith(':');
}

/// <summary><c>Demo:Organizations</c>: how many organisations of demo data an empty store gets; 0 for none.</summary>
public sealed class DemoSettings
{
    public int Organizations { get; set; }

    /// <summary>Whether the demo data has API clients, whose secret everybody knows. Set by the host, in Development only, whatever the settings say.</summary>
    public bool Clients { get; set; }
}
