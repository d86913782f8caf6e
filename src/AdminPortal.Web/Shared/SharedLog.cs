using AdminPortal.Application.Access;

namespace AdminPortal.Web.Shared;

/// <summary>What goes wrong in a page. That its reader has been signed out is none of it: they are sent to sign in.</summary>
internal static partial class SharedLog
{
    public static void LoadFailed(ILogger logger, Exception exception, string key)
    {
        if (exception is not SessionOverException)
        {
            WriteLoadFailed(logger, exception, key);
        }
    }

    public static void ViewFailed(ILogger logger, Exception exception, string key, string traceId)
    {
        if (exception is not SessionOverException)
        {
            WriteViewFailed(logger, exception, key, traceId);
        }
    }

    public static void SaveFailed(ILogger logger, Exception exception)
    {
        if (exception is not SessionOverException)
        {
            WriteSaveFailed(logger, exception);
        }
    }

    public static void PresenceFailed(ILogger logger, Exception exception, string recordId)
    {
        if (exception is not SessionOverException)
        {
            WritePresenceFailed(logger, exception, recordId);
        }
    }

    public static void DraftFailed(ILogger logger, Exception? exception, string formKey)
    {
        if (exception is not SessionOverException)
        {
            WriteDraftFailed(logger, exception, formKey);
        }
    }

    [LoggerMessage(200, LogLevel.Error, "Loading {Key} failed; the reader is offered to try again", EventName = nameof(LoadFailed))]
    private static partial void WriteLoadFailed(ILogger logger, Exception exception, string key);

    [LoggerMessage(202, LogLevel.Error, "Loading {Key} failed; the reader is offered to try again, and sees the error {TraceId}", EventName = nameof(ViewFailed))]
    private static partial void WriteViewFailed(ILogger logger, Exception exception, string key, string traceId);

    [LoggerMessage(201, LogLevel.Error, "Saving failed; the form tells so and keeps what was typed", EventName = nameof(SaveFailed))]
    private static partial void WriteSaveFailed(ILogger logger, Exception exception);

    [LoggerMessage(210, LogLevel.Warning, "Who has {RecordId} open could not be asked or told; it is tried again in a moment", EventName = nameof(PresenceFailed))]
    private static partial void WritePresenceFailed(ILogger logger, Exception exception, string recordId);

    [LoggerMessage(211, LogLevel.Warning, "The draft of {FormKey} could not be read or written; the form keeps what was typed", EventName = nameof(DraftFailed))]
    private static partial void WriteDraftFailed(ILogger logger, Exception? exception, string formKey);
}
