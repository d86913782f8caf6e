using Microsoft.Extensions.Logging;

namespace AdminPortal.Application.Presence;

internal static partial class PresenceLog
{
    [LoggerMessage(110, LogLevel.Warning, "That somebody has {RecordId} open could not be noted; it is tried again in a moment")]
    public static partial void NotNoted(this ILogger logger, Exception fault, string recordId);
}
