using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace AdminPortal.Web.Api;

/// <summary>Holds each client to its limits, and tells it of them on every answer; who has no good token is known by the address.</summary>
internal sealed class ApiLimits(IOptions<ApiLimitSettings> settings, TimeProvider clock)
{
    private readonly ApiLimiter clients = new(settings.Value, clock);

    /// <summary>Of their own, so that many addresses cannot push clients out of what is remembered.</summary>
    private readonly ApiLimiter addresses = new(settings.Value, clock);

    private readonly string policy = string.Create(CultureInfo.InvariantCulture, $"{settings.Value.PerHour};w=3600, {settings.Value.PerSecond};w=1");

    public static void Add(IServiceCollection services)
    {
        services.AddOptions<ApiLimitSettings>().BindConfiguration(ApiLimitSettings.Section)
            .Validate(settings => settings is { PerHour: > 0, PerSecond: > 0 }, $"{ApiLimitSettings.Section}: PerHour and PerSecond must be at least 1.")
            .ValidateOnStart();
        services.AddSingleton<ApiLimits>();
    }

    public static async Task TakeAsync(HttpContext context, RequestDelegate next)
    {
        var limits = context.RequestServices.GetRequiredService<ApiLimits>();
        var token = await context.AuthenticateAsync(ApiCaller.Scheme);
        var decision = token.Principal?.FindFirst(ApiCaller.ClientId) is { Value: var client }
            ? limits.clients.Take(client)
            : limits.addresses.Take(NetworkOf(context.Connection.RemoteIpAddress));
        context.Response.OnStarting(() => limits.TellAsync(context.Response, decision));
        if (decision.Code is null)
        {
            await next(context);
            return;
        }

        context.Response.Headers.RetryAfter = Seconds(decision.Reset);
        await new ApiProblem(StatusCodes.Status429TooManyRequests, decision.Code).ExecuteAsync(context);
    }

    /// <summary>draft-ietf-httpapi-ratelimit-headers-06, whose fields clients know; later drafts have one field in place of three.</summary>
    private Task TellAsync(HttpResponse response, LimitDecision decision)
    {
        response.Headers["RateLimit-Limit"] = decision.Limit.ToString(CultureInfo.InvariantCulture);
        response.Headers["RateLimit-Remaining"] = decision.Remaining.ToString(CultureInfo.InvariantCulture);
        response.Headers["RateLimit-Reset"] = Seconds(decision.Reset);
        response.Headers["RateLimit-Policy"] = policy;
        return Task.CompletedTask;
    }

    private static string Seconds(TimeSpan time) => Math.Max(1, (long)Math.Ceiling(time.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    /// <summary>One subscriber of IPv6 has a whole /64.</summary>
    public static string NetworkOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
