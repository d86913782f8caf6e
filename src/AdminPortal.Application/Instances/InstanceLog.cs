using Microsoft.Extensions.Logging;

namespace AdminPortal.Application.Instances;

internal static partial class InstanceLog
{
    [LoggerMessage(170, LogLevel.Warning, "This instance could not say in the store that it lives")]
    public static partial void NotSaid(this ILogger logger, Exception fault);
}
