namespace AdminPortal.Web.Api;

internal static partial class ApiLog
{
    [LoggerMessage(120, LogLevel.Error, "A call failed; its client sees the error {TraceId}")]
    public static partial void CallFailed(ILogger logger, Exception exception, string traceId);

    [LoggerMessage(121, LogLevel.Warning, "A call met a store that is away; its client sees the error {TraceId}")]
    public static partial void StoreIsAway(ILogger logger, Exception exception, string traceId);

    [LoggerMessage(122, LogLevel.Warning, "The key of an idempotent call could not be given back; it is free once the call is taken for dead")]
    public static partial void KeyIsHeld(ILogger logger, Exception exception);
}
