using AdminPortal.Application.Data;
using AdminPortal.Web.Instances;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.StaticAssets;

namespace AdminPortal.Web.Shell;

/// <summary>The page that answers for every other while the store is not ready.</summary>
internal static class StartingPages
{
    public static void UseStartingPage(this WebApplication app) => app.Use((context, next) =>
    {
        var store = context.RequestServices.GetRequiredService<StoreState>();
        return store.IsReady || WorksWithoutStore(context) ? next(context) : AnswerNotReady(context, store.Phase);
    });

    /// <summary>Health, and files that never change.</summary>
    public static bool WorksWithoutStore(HttpContext context) =>
        context.Request.Path.StartsWithSegments(Health.Path, StringComparison.Ordinal) ||
        context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    private static Task AnswerNotReady(HttpContext context, StorePhase phase)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "2";
        return PortalErrors.IsForReader(context)
            ? new RazorComponentResult<StartingPage>(new { Phase = phase }) { StatusCode = StatusCodes.Status503ServiceUnavailable }.ExecuteAsync(context)
            : context.Response.WriteAsJsonAsync(new { status = Health.StatusOf(phase) });
    }
}
