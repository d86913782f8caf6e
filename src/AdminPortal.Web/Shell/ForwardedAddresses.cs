using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace AdminPortal.Web.Shell;

/// <summary>
/// What a proxy says of the browser's own address, scheme and host, believed of the proxies that the settings name and of nobody
/// else: limits are counted by address, and links and cookies go by scheme and host.
/// </summary>
internal static class ForwardedAddresses
{
    private const string Proxies = "ForwardedHeaders:KnownProxies";
    private const string Networks = "ForwardedHeaders:KnownNetworks";

    /// <summary>How many proxies stand before the portal, one behind the other.</summary>
    private const string Limit = "ForwardedHeaders:ForwardLimit";

    /// <summary>The framework's own switch (ASPNETCORE_FORWARDEDHEADERS_ENABLED), which believes everybody.</summary>
    private const string BelieveEverybody = "FORWARDEDHEADERS_ENABLED";

    /// <summary>Which setting is wrong; null where none is.</summary>
    public static string? FaultIn(IConfiguration configuration)
    {
        if (string.Equals(configuration[BelieveEverybody], "true", StringComparison.OrdinalIgnoreCase))
        {
            return $"ASPNETCORE_{BelieveEverybody} believes whatever any sender says of its address; name the proxies by {Proxies} or {Networks} instead.";
        }

        return Listed(configuration, Proxies).FirstOrDefault(proxy => !IPAddress.TryParse(proxy, out _)) is { } proxy ? $"{Proxies} has '{proxy}', which is no IP address."
            : Listed(configuration, Networks).FirstOrDefault(network => !IPNetwork.TryParse(network, out _)) is { } network ? $"{Networks} has '{network}', which is no network such as 10.0.0.0/8."
            : configuration[Limit] is { } limit && !(int.TryParse(limit, out var number) && number > 0) ? $"{Limit} is '{limit}', which is no number above 0."
            : null;
    }

    public static void AddForwardedAddresses(this WebApplicationBuilder builder) => builder.Services.Configure<ForwardedHeadersOptions>(options =>
    {
        var (proxies, networks) = (Listed(builder.Configuration, Proxies), Listed(builder.Configuration, Networks));
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        proxies.ForEach(proxy => options.KnownProxies.Add(IPAddress.Parse(proxy)));
        networks.ForEach(network => options.KnownIPNetworks.Add(IPNetwork.Parse(network)));
        options.ForwardLimit = builder.Configuration.GetValue(Limit, 1);
        // Without a list the middleware would believe everybody.
        options.ForwardedHeaders = proxies.Count + networks.Count == 0
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
    });

    public static void UseForwardedAddresses(this WebApplication app) => app.UseForwardedHeaders();

    private static List<string> Listed(IConfiguration configuration, string name) => configuration.GetSection(name).Get<List<string>>() ?? [];
}
