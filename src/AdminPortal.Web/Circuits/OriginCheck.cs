using Microsoft.AspNetCore.Http.Features;

namespace AdminPortal.Web.Circuits;

/// <summary>
/// Lets only the portal's own pages talk to circuits. A browser sends its cookies along with a WebSocket that a foreign page
/// opens, and no rule of the same origin stops it; but it says from which page it comes. Only WebSockets carry circuits.
/// </summary>
internal static class OriginCheck
{
    private const string Hub = "/_blazor";

    public static void UseOriginCheck(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OriginCheck));
        app.Use((context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments(Hub, out var rest))
            {
                return next(context);
            }

            if (!MayCome(context.Request, rest))
            {
                CircuitLog.ForeignOrigin(logger, Hub + rest, OriginOf(context.Request));
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            }

            if (!rest.HasValue && !IsWebSocket(context))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }

            return next(context);
        });
    }

    private static bool MayCome(HttpRequest request, PathString rest) => OriginOf(request) switch
    {
        // Reading what is public needs no origin; leaving a page may be told without one, and needs the circuit's secret.
        null or "" => HttpMethods.IsGet(request.Method) && rest.HasValue || rest == "/disconnect",
        "null" => rest == "/disconnect",
        var origin => IsOwn(origin, request),
    };

    /// <summary>Behind a proxy the host is the public one where its headers are let in; the scheme may be lost on the way.</summary>
    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from)
        && (from.Scheme == request.Scheme || (from.Scheme == Uri.UriSchemeHttps && !request.IsHttps))
        && Uri.TryCreate($"{from.Scheme}://{request.Host.ToUriComponent()}", UriKind.Absolute, out var own)
        && string.Equals(from.Authority, own.Authority, StringComparison.OrdinalIgnoreCase);

    private static string? OriginOf(HttpRequest request) => request.Headers.Origin.Count > 0 ? request.Headers.Origin.ToString() : null;

    private static bool IsWebSocket(HttpContext context) =>
        context.Features.Get<IHttpUpgradeFeature>()?.IsUpgradableRequest == true ||
        context.Features.Get<IHttpExtendedConnectFeature>()?.IsExtendedConnect == true;
}
