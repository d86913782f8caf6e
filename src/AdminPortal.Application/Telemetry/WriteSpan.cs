using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using AdminPortal.Application.Common;

namespace AdminPortal.Application.Telemetry;

/// <summary>One write of a service, as traces and metrics have it; one that is left without an outcome has failed.</summary>
internal sealed class WriteSpan : IDisposable
{
    public const string Done = "done";
    private const string Tried = "tried";
    private const string Fault = "fault";

    private readonly long began = Stopwatch.GetTimestamp();
    private readonly WriteName name;
    private readonly Activity? activity;
    private string outcome = Fault;
    private int objects;

    private WriteSpan(WriteName name)
    {
        this.name = name;
        activity = PortalTelemetry.Begin(name.Span);
        activity?.SetTag("code.function.name", name.Function);
    }

    public static WriteSpan Begin(Delegate work) =>
        new(PortalTelemetry.Source.HasListeners() || PortalMetrics.MeasuresWrites ? WriteName.Of(work) : WriteName.Unasked);

    public void End<T>(Result<T> result, int changed, bool dryRun)
    {
        outcome = result.Error?.Code ?? (dryRun ? Tried : Done);
        objects = changed;
    }

    public void Dispose()
    {
        PortalMetrics.Wrote(Stopwatch.GetElapsedTime(began), name.Service, outcome, objects);
        if (activity is null)
        {
            return;
        }

        activity.SetTag("adminportal.write.outcome", outcome);
        activity.SetTag("adminportal.write.objects", objects);
        activity.SetStatus(outcome == Fault ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
        activity.Dispose();
    }
}

/// <summary>Which service writes, and in which of its methods: read from the function that it hands to the store.</summary>
/// <param name="Service">The outermost class: <c>AccountService</c>.</param>
/// <param name="Function">With its namespace and the method: <c>….AccountService.CreateAsync</c>.</param>
internal sealed record WriteName(string Service, string Span, string Function)
{
    public static readonly WriteName Unasked = new WriteName("unknown", "write", "unknown");

    private static readonly ConcurrentDictionary<MethodInfo, WriteName> Known = new();

    public static WriteName Of(Delegate work) => Known.GetOrAdd(Innermost(work).Method, Read);

    /// <summary>Some services have a WriteAsync of their own, which wraps what their methods hand to it.</summary>
    private static Delegate Innermost(Delegate work) =>
        work.Method.Name.StartsWith("<WriteAsync>", StringComparison.Ordinal)
        && work.Target is { } closure
        && closure.GetType().GetFields().Select(field => field.GetValue(closure)).OfType<Delegate>().FirstOrDefault() is { } inner
            ? Innermost(inner)
            : work;

    private static WriteName Read(MethodInfo method)
    {
        var type = method.DeclaringType!;
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        // A lambda of CreateAsync is called <CreateAsync>b__0.
        var (name, end) = (method.Name, method.Name.IndexOf('>', StringComparison.Ordinal));
        name = end > 1 ? name[1..end] : name;
        return new(type.Name, $"{type.Name}.{name}", $"{type.FullName}.{name}");
    }
}
