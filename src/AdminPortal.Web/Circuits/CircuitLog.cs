namespace AdminPortal.Web.Circuits;

internal static partial class CircuitLog
{
    [LoggerMessage(160, LogLevel.Warning, "A tab got no circuit: {Count} are open here, or its person has as many as one may")]
    public static partial void NoRoom(ILogger logger, int count);

    [LoggerMessage(161, LogLevel.Warning, "A tab of {PersonId} sent more messages than a person can make; its circuit is closed")]
    public static partial void Flooded(ILogger logger, string? personId);

    [LoggerMessage(162, LogLevel.Warning, "A call to {Path} came from a page of {Origin} and is refused")]
    public static partial void ForeignOrigin(ILogger logger, string path, string? origin);
}
