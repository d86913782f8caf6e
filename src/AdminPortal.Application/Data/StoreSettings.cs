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

    public static StoreSettings From(IConfiguration configuration)
    {
        var named = configuration["Database:Provider"];
        var provider = string.IsNullOrWhiteSpace(named) ? StoreProvider.Sqlite
            : Enum.TryParse<StoreProvider>(named, true, out var known) && Enum.IsDefined(known) ? known
            : throw new InvalidOperationException($"The setting Database:Provider is '{named}'; it can be Sqlite or SqlServer.");
        var connection = configuration.GetConnectionString("Portal");
        if (!string.IsNullOrWhiteSpace(connection))
        {
            return new(provider, connection);
        }

        return provider is StoreProvider.Sqlite
            ? new(provider, DefaultConnectionString)
            : throw new InvalidOperationException("The setting ConnectionStrings:Portal is missing; Database:Provider is SqlServer and needs it.");
    }

    /// <summary>Makes the folder of a SQLite file, so that a first start in an empty folder works.</summary>
    internal void PrepareFolder()
    {
        if (Provider is StoreProvider.Sqlite
            && new SqliteConnectionStringBuilder(ConnectionString) is { Mode: not SqliteOpenMode.Memory, DataSource: { Length: > 0 } file }
            && !file.StartsWith(':')
            && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }
    }
}

/// <summary><c>Demo:Organizations</c>: how many organisations of demo data an empty store gets; 0 for none.</summary>
public sealed class DemoSettings
{
    public int Organizations { get; set; }
}
