using System.Diagnostics.Metrics;
using AdminPortal.Application.Clients;
using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices.Import;
using AdminPortal.Application.Jobs;

namespace AdminPortal.Application.Telemetry;

/// <summary>
/// What the portal counts and measures. Every dimension is of a short list that the program knows: codes, kinds and names of services,
/// never an id, a name or a text of somebody's. <c>docs/monitoring.md</c> lists them, which a test holds.
/// </summary>
public static class PortalMetrics
{
    private static readonly InstrumentAdvice<double> Quick = new() { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10] };
    private static readonly InstrumentAdvice<double> Long = new() { HistogramBucketBoundaries = [0.1, 1, 10, 60, 300, 1800, 7200] };

    private static readonly Histogram<double> Queries = PortalTelemetry.Meter.CreateHistogram(
        "db.client.operation.duration", "s", "From sending a statement to the first of its answer", advice: Quick);

    private static readonly Histogram<double> Writes = PortalTelemetry.Meter.CreateHistogram(
        "adminportal.write.duration", "s", "A write operation of a service, with all of its statements", advice: Quick);

    private static readonly Counter<long> Changed = PortalTelemetry.Meter.CreateCounter<long>(
        "adminportal.write.objects", "{object}", "Objects that committed writes have changed");

    private static readonly Histogram<double> Imports = PortalTelemetry.Meter.CreateHistogram(
        "adminportal.import.duration", "s", "An import of invoices, from its being taken to its end", advice: Long);

    private static readonly Counter<long> Imported = PortalTelemetry.Meter.CreateCounter<long>(
        "adminportal.import.invoices", "{invoice}", "Invoices of imports that have ended, by what became of them");

    private static readonly Counter<long> JobsTaken = PortalTelemetry.Meter.CreateCounter<long>(
        "adminportal.job.taken", "{job}", "Jobs that this instance has begun or gone on with");

    private static readonly Histogram<double> Jobs = PortalTelemetry.Meter.CreateHistogram(
        "adminportal.job.duration", "s", "A job, from its being taken to its end", advice: Long);

    private static readonly Histogram<double> Recurring = PortalTelemetry.Meter.CreateHistogram(
        "adminportal.recurring_work.duration", "s", "A turn of recurring work", advice: Long);

    private static readonly Counter<long> Refused = PortalTelemetry.Meter.CreateCounter<long>(
        "adminportal.request.refused", "{request}", "Requests that were answered with a refusal (4xx)");

    private static readonly Counter<long> SignIns = PortalTelemetry.Meter.CreateCounter<long>(
        "adminportal.sign_in", "{sign_in}", "Sign-ins of staff");

    private static readonly Counter<long> Tokens = PortalTelemetry.Meter.CreateCounter<long>(
        "adminportal.token.requests", "{request}", "Requests for access tokens, and to take one back");

    private static readonly Counter<long> AuditChecks = PortalTelemetry.Meter.CreateCounter<long>(
        "adminportal.audit_check.ended", "{check}", "Checks of the audit trail that have ended");

    /// <summary>Whether the time of a statement is worth taking.</summary>
    internal static bool MeasuresWrites => Writes.Enabled;

    /// <param name="status">400 to 499.</param>
    /// <param name="reason">The code of the error, where the answer has one.</param>
    public static void RequestRefused(int status, string? reason) =>
        Refused.Add(1, Tag("http.response.status_code", status), Tag("reason", reason ?? "unspecified"));

    public static void SignedIn() => SignIns.Add(1, new KeyValuePair<string, object?>("outcome", "ok"));

    /// <param name="reason">The kind of fault, never its words.</param>
    public static void SignInFailed(string reason) => SignIns.Add(1, Tag("outcome", "failed"), Tag("error.type", reason));

    internal static void Queried(TimeSpan duration, QueryName query, string? error)
    {
        var tags = new System.Diagnostics.TagList
        {
            { "db.system.name", query.System }, { "db.operation.name", query.Operation }, { "db.collection.name", query.Table },
        };
        if (error is not null)
        {
            tags.Add("error.type", error);
        }

        Queries.Record(duration.TotalSeconds, tags);
    }

    internal static void Wrote(TimeSpan duration, string service, string outcome, int objects)
    {
        Writes.Record(duration.TotalSeconds, Tag("service", service), Tag("outcome", outcome));
        if (outcome == WriteSpan.Done && objects > 0)
        {
            Changed.Add(objects, new KeyValuePair<string, object?>("service", service));
        }
    }

    internal static void ImportEnded(TimeSpan duration, ImportOutcome import)
    {
        Imports.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("status", CodeOf(import.Status)));
        Add("created", import.Created);
        Add("updated", import.Updated);
        Add("unchanged", import.Unchanged);
        Add("refused", import.Refused);

        static void Add(string outcome, int count)
        {
            if (count > 0)
            {
                Imported.Add(count, new KeyValuePair<string, object?>("outcome", outcome));
            }
        }
    }

    internal static void ImportFailed(TimeSpan duration) =>
        Imports.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("status", CodeOf(ImportStatus.Failed)));

    internal static void JobTaken(BulkKind kind) => JobsTaken.Add(1, new KeyValuePair<string, object?>("kind", CodeOf(kind)));

    internal static void JobEnded(TimeSpan duration, BulkKind kind, JobStatus status) =>
        Jobs.Record(duration.TotalSeconds, Tag("kind", CodeOf(kind)), Tag("status", CodeOf(status)));

    internal static void RecurringWorkEnded(TimeSpan duration, string name, bool finished) =>
        Recurring.Record(duration.TotalSeconds, Tag("name", name), Tag("outcome", finished ? "done" : "failed"));

    internal static void TokenAsked(string request, TokenFault? fault) =>
        Tokens.Add(1, Tag("request", request), Tag("outcome", fault is { } why ? CodeOf(why) : "ok"));

    internal static void AuditChecked(string outcome) => AuditChecks.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>Has the state of the store read whenever the metrics are.</summary>
    public static void Watch(StoreState store) => PortalTelemetry.Meter.CreateObservableGauge(
        "adminportal.store.ready", () => store.IsReady ? 1 : 0, "1", "Whether this instance has migrated and reached its store since its start");

    private static string CodeOf<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static KeyValuePair<string, object?> Tag(string name, object? value) => new(name, value);
}
