using AdminPortal.Application.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.StaticAssets;

namespace AdminPortal.Web.Shell;

/// <summary>Health, and the page that answers for every other while the store is not ready.</summary>
internal static class StartingPages
{
    private const string HealthPath = "/health";

    public static void MapHealth(this WebApplication app)
    {
        var health = app.MapGroup(HealthPath).AllowAnonymous();
        health.MapGet("/live", () => TypedResults.Ok(new { status = "live" }));
        health.MapGet("/ready", (StoreState store) => store.IsReady
            ? TypedResults.Json(new { status = "ready" })
            : TypedResults.Json(new { status = StatusOf(store.Phase) }, statusCode: StatusCodes.Status503ServiceUnavailable));
    }

    public static void UseStartingPage(this WebApplication app) => app.Use((context, next) =>
    {
        var store = context.RequestServices.GetRequiredService<StoreState>();
        return store.IsReady || WorksWithoutStore(context) ? next(context) : AnswerNotReady(context, store.Phase);
    });

    private static bool WorksWithoutStore(HttpContext context) =>
        context.Request.Path.StartsWithSegments(HealthPath, StringComparison.Ordinal) ||
        context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    private static Task AnswerNotReady(HttpContext context, StorePhase phase)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "2";
        return PortalErrors.IsForReader(context)
            ? new RazorComponentResult<StartingPage>(new { Phase = phase }) { StatusCode = StatusCodes.Status503ServiceUnavailable }.ExecuteAsync(context)
            : context.Response.WriteAsJsonAsync(new { status = StatusOf(phase) });
    }

    private static string StatusOf(StorePhase phase) => phase == StorePhase.Unavailable ? "unavailable" : "starting";
}
