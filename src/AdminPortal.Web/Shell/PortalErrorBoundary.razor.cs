using AdminPortal.Application.Access;
using AdminPortal.Application.Telemetry;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace AdminPortal.Web.Shell;

/// <summary>Catches what a page lets slip, so that the circuit and with it the menu go on; going elsewhere recovers.</summary>
public sealed partial class PortalErrorBoundary
{
    private string traceId = "";

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ILogger<PortalErrorBoundary> Logger { get; init; }

    [CascadingParameter]
    public HttpContext? Http { get; set; }

    protected override void OnInitialized() => Navigation.LocationChanged += RecoverOnNavigation;

    public void Dispose() => Navigation.LocationChanged -= RecoverOnNavigation;

    protected override Task OnErrorAsync(Exception exception)
    {
        if (exception is SessionOverException)
        {
            // The tab is on its way to the sign-in.
            return Task.CompletedTask;
        }

        traceId = PortalTelemetry.Reference();
        ShellLog.PageFailed(Logger, exception, traceId);
        if (Http is { Response.HasStarted: false })
        {
            Http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }

        return Task.CompletedTask;
    }

    private void RecoverOnNavigation(object? sender, LocationChangedEventArgs navigation) => Recover();
}
