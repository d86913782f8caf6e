using AdminPortal.Application.Instances;
using AdminPortal.Web.Circuits;
using AdminPortal.Web.Shell;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AdminPortal.Web.Instances;

/// <summary>What makes several of these processes one portal: none of them takes new tabs when it is about to end.</summary>
internal static class PortalInstances
{
    private const string CircuitPath = "/_blazor";

    public static void AddPortalInstances(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection("Shutdown");
        var settings = section.Get<StopSettings>() ?? new();
        builder.Services.Configure<StopSettings>(section);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(settings.Seconds));
        builder.Services.AddSingleton<IHostLifetime, OrderlyStop>();
        builder.Services.AddSingleton<OpenCircuits>();
        builder.Services.AddSingleton<IOpenCircuits>(services => services.GetRequiredService<OpenCircuits>());
        builder.Services.AddScoped<CircuitHandler, CountedCircuit>();
    }

    /// <summary>Sends new tabs, and those that come back, to another instance: the balancer tries one where this one answers 503.</summary>
    public static void UseStoppingPage(this WebApplication app) => app.Use((context, next) =>
        context.RequestServices.GetRequiredService<ThisInstance>().IsStopping && OpensTab(context) ? AnswerStopping(context) : next(context));

    private static bool OpensTab(HttpContext context) =>
        context.Request.Path.StartsWithSegments(CircuitPath, StringComparison.Ordinal)
        || (HttpMethods.IsGet(context.Request.Method) && PortalErrors.IsForReader(context) && !StartingPages.WorksWithoutStore(context));

    private static Task AnswerStopping(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "2";
        return PortalErrors.IsForReader(context)
            ? new RazorComponentResult<StoppingPage> { StatusCode = StatusCodes.Status503ServiceUnavailable }.ExecuteAsync(context)
            : context.Response.WriteAsJsonAsync(new { status = Health.Stopping });
    }
}
