using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AdminPortal.Application.Telemetry;

/// <summary>Where the portal's own spans and measurements come from. Where nobody listens, neither costs anything worth a measurement.</summary>
public static class PortalTelemetry
{
    /// <summary>Of the source of spans and of the meter.</summary>
    public const string Name = "AdminPortal";

    internal static readonly ActivitySource Source = new(Name);
    internal static readonly Meter Meter = new(Name);

    /// <summary>
    /// Begins a piece of work within what goes on, or a trace of its own where nothing does: what it writes into the trail can be
    /// found in the log also where nobody listens to traces.
    /// </summary>
    internal static Activity? Begin(string name) =>
        Source.StartActivity(name) ?? (Activity.Current is null ? new Activity(name).Start() : null);

    /// <summary>What people and programs are told, so that what went wrong for them can be found: the trace that goes on, or else an id that the log alone knows.</summary>
    public static string Reference() => (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
}
