namespace AdminPortal.Web.Shell;

internal static partial class ShellLog
{
    [LoggerMessage(100, LogLevel.Critical, "The portal does not start, for its settings. {Fault}")]
    public static partial void SettingsAreWrong(ILogger logger, string fault);

    [LoggerMessage(101, LogLevel.Error, "A page failed; the reader sees the error {TraceId}")]
    public static partial void PageFailed(ILogger logger, Exception exception, string traceId);
}
