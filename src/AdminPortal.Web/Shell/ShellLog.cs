using AdminPortal.Application.Audit;

namespace AdminPortal.Web.Shell;

internal static partial class ShellLog
{
    [LoggerMessage(100, LogLevel.Critical, "The portal does not start, for its settings. {Fault}")]
    public static partial void SettingsAreWrong(ILogger logger, string fault);

    [LoggerMessage(101, LogLevel.Error, "A page failed; the reader sees the error {TraceId}")]
    public static partial void PageFailed(ILogger logger, Exception exception, string traceId);

    [LoggerMessage(102, LogLevel.Warning, "A request met a store that is away; its reader is told to come again, and sees the error {TraceId}")]
    public static partial void StoreIsAway(ILogger logger, Exception exception, string traceId);

    [LoggerMessage(110, LogLevel.Information, "The audit trail is as it was written: {Entries} entries")]
    public static partial void AuditHolds(ILogger logger, long entries);

    [LoggerMessage(111, LogLevel.Critical, "The audit trail was tampered with: entry {Sequence}, {Kind}, field {Field}. The {Entries} entries before it are as they were written")]
    public static partial void AuditFails(ILogger logger, long sequence, AuditFaultKind kind, string field, long entries);
}
