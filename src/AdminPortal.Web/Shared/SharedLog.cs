namespace AdminPortal.Web.Shared;

internal static partial class SharedLog
{
    [LoggerMessage(200, LogLevel.Error, "Loading {Key} failed; the reader is offered to try again")]
    public static partial void LoadFailed(ILogger logger, Exception exception, string key);

    [LoggerMessage(202, LogLevel.Error, "Loading {Key} failed; the reader is offered to try again, and sees the error {TraceId}")]
    public static partial void ViewFailed(ILogger logger, Exception exception, string key, string traceId);

    [LoggerMessage(201, LogLevel.Error, "Saving failed; the form tells so and keeps what was typed")]
    public static partial void SaveFailed(ILogger logger, Exception exception);

    [LoggerMessage(210, LogLevel.Warning, "Who has {RecordId} open could not be asked or told; it is tried again in a moment")]
    public static partial void PresenceFailed(ILogger logger, Exception exception, string recordId);

    [LoggerMessage(211, LogLevel.Warning, "The draft of {FormKey} could not be read or written; the form keeps what was typed")]
    public static partial void DraftFailed(ILogger logger, Exception? exception, string formKey);
}
