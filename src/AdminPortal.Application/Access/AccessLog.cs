using Microsoft.Extensions.Logging;

namespace AdminPortal.Application.Access;

internal static partial class AccessLog
{
    [LoggerMessage(120, LogLevel.Warning, "Whether the sessions of open tabs go on could not be asked; it is tried again every other second")]
    public static partial void LookFailed(ILogger logger, Exception fault);
}
