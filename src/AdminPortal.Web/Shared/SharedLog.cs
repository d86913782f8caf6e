namespace AdminPortal.Web.Shared;

internal static partial class SharedLog
{
    [LoggerMessage(200, LogLevel.Error, "Loading {Key} failed; the reader is offered to try again")]
    public static partial void LoadFailed(ILogger logger, Exception exception, string key);
}
