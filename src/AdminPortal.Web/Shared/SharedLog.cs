namespace AdminPortal.Web.Shared;

internal static partial class SharedLog
{
    [LoggerMessage(200, LogLevel.Error, "Loading {Key} failed; the reader is offered to try again")]
    public static partial void LoadFailed(ILogger logger, Exception exception, string key);

    [LoggerMessage(201, LogLevel.Error, "Saving failed; the form tells so and keeps what was typed")]
    public static partial void SaveFailed(ILogger logger, Exception exception);
}
