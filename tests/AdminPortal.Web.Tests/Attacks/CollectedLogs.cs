using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace AdminPortal.Web.Tests.Attacks;

/// <summary>Every line that the host logs, with what its scopes and values say.</summary>
public sealed class CollectedLogs : ILoggerProvider, ISupportExternalScope
{
    public const string EntraSecret = "entra-client-secret-7Qm";

    private readonly ConcurrentQueue<string> lines = new();
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public IReadOnlyList<string> Lines => [.. lines];

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private static string Told(object? state) => state is IEnumerable<KeyValuePair<string, object?>> values
        ? string.Join(' ', values.Select(value => $"{value.Key}={value.Value}"))
        : $"{state}";

    private sealed class Logger(CollectedLogs logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => logs.scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = $"{logLevel} {category} {formatter(state, exception)} | {Told(state)} | {exception}";
            logs.scopes.ForEachScope((scope, _) => line += $" | {Told(scope)}", 0);
            logs.lines.Enqueue(line);
        }
    }
}
