using System.Diagnostics;
using AdminPortal.Application.Data;
using AdminPortal.Application.Instances;
using AdminPortal.Application.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AdminPortal.Web.Telemetry;

/// <summary>Sends traces, metrics and logs over OTLP where OpenTelemetry's own variables say whereto, and sets nothing up where they do not.</summary>
internal static class TelemetrySetup
{
    private const string ServiceName = "adminportal";

    private static readonly string[] Endpoints =
    [
        "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT",
    ];

    /// <summary>Of ASP.NET Core and Blazor: an event in a circuit, a navigation, the start of a circuit; of calls to Entra.</summary>
    private static readonly string[] Sources =
        [PortalTelemetry.Name, "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Components.Server.Circuits", "System.Net.Http"];

    private static readonly string[] Meters =
    [
        PortalTelemetry.Name,
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections",
        "Microsoft.AspNetCore.Authentication", "Microsoft.AspNetCore.Authorization", "Microsoft.AspNetCore.Diagnostics",
        "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Components.Lifecycle", "Microsoft.AspNetCore.Components.Server.Circuits",
        "Microsoft.EntityFrameworkCore", "System.Net.Http", "System.Runtime",
    ];

    private static readonly PathString[] Uninteresting = ["/health", "/css", "/js", "/fonts", "/icons", "/_content", "/_framework"];

    public static bool IsOn(IConfiguration settings) =>
        Array.Exists(Endpoints, name => !string.IsNullOrWhiteSpace(settings[name])) && !settings.GetValue("OTEL_SDK_DISABLED", false);

    public static void AddPortalTelemetry(this WebApplicationBuilder builder)
    {
        if (!IsOn(builder.Configuration))
        {
            return;
        }

        builder.Services.AddSingleton<QueryTelemetry>();
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource
                .AddService(ServiceName, serviceVersion: ThisInstance.VersionOf(typeof(TelemetrySetup).Assembly), autoGenerateServiceInstanceId: false)
                .AddDetector(services => new InstanceDetector(services.GetRequiredService<ThisInstance>()))
                .AddAttributes([new("deployment.environment.name", builder.Environment.EnvironmentName)])
                // Again, so that OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES have the last word.
                .AddEnvironmentVariableDetector())
            .WithTracing(traces => traces.AddSource(Sources).AddAspNetCoreInstrumentation(requests =>
            {
                requests.Filter = IsWorthATrace;
                // Else each drawing of a page is a trace of its own. What matters in a circuit, its events, Blazor tells itself.
                requests.EnableAspNetCoreSignalRSupport = false;
            }))
            .WithMetrics(metrics => metrics.AddMeter(Meters))
            .WithLogging(null, logs => (logs.IncludeFormattedMessage, logs.IncludeScopes) = (true, false))
            .UseOtlpExporter();
    }

    /// <summary>First of all, so that what any later part refuses is counted.</summary>
    public static void UsePortalTelemetry(this WebApplication app)
    {
        if (app.Services.GetService<QueryTelemetry>() is { } queries)
        {
            queries.Start();
            PortalMetrics.Watch(app.Services.GetRequiredService<StoreState>());
        }

        app.Use(TellTraceAsync);
        app.Use(RefusedRequests.CountAsync);
    }

    /// <summary>The browser's own tools show it beside the request, and the portal's scripts could read it.</summary>
    private static Task TellTraceAsync(HttpContext context, RequestDelegate next)
    {
        if (Activity.Current?.Id is { } trace)
        {
            context.Response.Headers["Server-Timing"] = $"traceparent;desc=\"{trace}\"";
        }

        return next(context);
    }

    /// <summary>Load balancers ask for health every few seconds, and each page for its thirty sheets and scripts.</summary>
    private static bool IsWorthATrace(HttpContext context) => !Array.Exists(Uninteresting, path => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal));

    /// <summary>The same id as on the system's page.</summary>
    private sealed class InstanceDetector(ThisInstance me) : IResourceDetector
    {
        public Resource Detect() => new([new("service.instance.id", me.Id), new("host.name", me.Machine)]);
    }
}
