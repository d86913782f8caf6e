namespace AdminPortal.Web.Telemetry;

/// <summary>What the console writes: plain lines for a developer, one line of JSON each, with trace and span, for a program that collects them.</summary>
internal static class PortalLogs
{
    /// <summary>
    /// Without settings: EF Core would else tell each statement, and ASP.NET Core each request several times, with its whole address
    /// and so whom people searched for.
    /// </summary>
    private static readonly Dictionary<string, string?> Levels = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Warning",
        ["Logging:LogLevel:System.Net.Http.HttpClient"] = "Warning",
        // Each call without a token is a refusal already counted.
        ["Logging:LogLevel:AdminPortal.Web.Api.ApiTokenHandler"] = "Warning",
    };

    public static void AddPortalLogs(this WebApplicationBuilder builder)
    {
        // Before all other sources, so that any setting is stronger.
        builder.Configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = Levels });
        if (!builder.Environment.IsDevelopment())
        {
            builder.Logging.AddJsonConsole(console =>
            {
                console.IncludeScopes = true;
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            });
        }
    }
}
