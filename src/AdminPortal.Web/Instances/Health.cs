using System.Text.Json.Serialization;
using AdminPortal.Application.Data;
using AdminPortal.Application.Instances;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AdminPortal.Web.Instances;

/// <summary>
/// For orchestrators and balancers. A store that goes away later leaves the instance in rotation: every other one has lost it too,
/// and the balancer's own error would take the place of a page that explains. The body says <c>degraded</c>, for whoever watches.
/// </summary>
internal static class Health
{
    public const string Path = "/health";

    public const string Stopping = "stopping";

    public static void MapHealth(this WebApplication app)
    {
        var health = app.MapGroup(Path).AllowAnonymous();
        health.MapGet("/live", () => TypedResults.Ok(new { status = "live" }));
        health.MapGet("/ready", Ready);
    }

    public static string StatusOf(StorePhase phase) => phase == StorePhase.Unavailable ? "unavailable" : "starting";

    private static JsonHttpResult<HealthAnswer> Ready(StoreState store, ThisInstance me) =>
        me.IsStopping ? Not(Stopping)
        : !store.IsReady ? Not(StatusOf(store.Phase))
        : store.AwaySince is { } since ? TypedResults.Json(new HealthAnswer("degraded", since))
        : TypedResults.Json(new HealthAnswer("ready", null));

    private static JsonHttpResult<HealthAnswer> Not(string status) =>
        TypedResults.Json(new HealthAnswer(status, null), statusCode: StatusCodes.Status503ServiceUnavailable);
}

/// <param name="StoreAwaySince">UTC; null where the store can be reached, or was never ready.</param>
internal sealed record HealthAnswer(string Status, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTime? StoreAwaySince);
