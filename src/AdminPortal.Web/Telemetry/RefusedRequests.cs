using System.Diagnostics;
using AdminPortal.Application.Telemetry;

namespace AdminPortal.Web.Telemetry;

/// <summary>Counts what was answered with a refusal, by its status and the code of its reason, and marks its trace with it.</summary>
internal static class RefusedRequests
{
    private static readonly object Reason = new();

    /// <summary>Says why the request is refused.</summary>
    /// <param name="code">Of the fixed list of codes; never a text.</param>
    public static void Explain(HttpContext context, string code) => context.Items[Reason] = code;

    public static async Task CountAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response.StatusCode is >= StatusCodes.Status400BadRequest and < StatusCodes.Status500InternalServerError and var status)
        {
            var reason = context.Items[Reason] as string;
            PortalMetrics.RequestRefused(status, reason);
            Activity.Current?.SetTag("adminportal.refusal", reason);
        }
    }
}
