using System.Diagnostics;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AdminPortal.Application.Telemetry;

/// <summary>
/// Makes spans and measurements of what EF Core tells of each statement once it has been sent and answered. It listens only where
/// telemetry is on: elsewhere EF Core does not even write the event.
/// </summary>
public sealed class QueryTelemetry(StoreSettings settings) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly string[] Events =
        [RelationalEventId.CommandExecuted.Name!, RelationalEventId.CommandError.Name!, RelationalEventId.CommandCanceled.Name!];

    private readonly bool isSqlite = settings.Provider is StoreProvider.Sqlite;
    private readonly List<IDisposable> subscriptions = [];

    public void Start() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            subscriptions.Add(value.Subscribe(this, name => Array.IndexOf(Events, name) >= 0));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandEndEventData command)
        {
            Tell(command, (command as CommandErrorEventData)?.Exception.GetType().Name ?? (command is CommandExecutedEventData ? null : "canceled"));
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());

    private void Tell(CommandEndEventData command, string? error)
    {
        var text = command.Command.CommandText;
        var query = QueryName.Of(text, isSqlite);
        PortalMetrics.Queried(command.Duration, query, error);
        // The queues look for work every second: a trace for each look would bury the others.
        if (Activity.Current is null
            || PortalTelemetry.Source.StartActivity(ActivityKind.Client, startTime: command.StartTime, name: query.Summary) is not { } span)
        {
            return;
        }

        if (span.IsAllDataRequested)
        {
            span.SetTag("db.system.name", query.System);
            span.SetTag("db.operation.name", query.Operation);
            span.SetTag("db.collection.name", query.Table);
            span.SetTag("db.query.summary", query.Summary);
            span.SetTag("db.query.text", QueryName.Sanitized(text));
            span.SetTag("error.type", error);
        }

        span.SetStatus(error is null ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
        span.SetEndTime((command.StartTime + command.Duration).UtcDateTime);
        span.Dispose();
    }
}
