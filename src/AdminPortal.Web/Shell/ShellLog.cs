namespace AdminPortal.Web.Shell;

internal static partial class ShellLog
{
    [LoggerMessage(100, LogLevel.Critical, "The portal does not start: these settings are missing: {Settings}. As environment variables: {Variables}.")]
    public static partial void SettingsMissing(ILogger logger, string settings, string variables);

    [LoggerMessage(101, LogLevel.Error, "A page failed; the reader sees the error {TraceId}")]
    public static partial void PageFailed(ILogger logger, Exception exception, string traceId);
}
