using Microsoft.Extensions.Logging;

namespace AdminPortal.Application.Jobs;

internal static partial class JobLog
{
    [LoggerMessage(301, LogLevel.Information, "Recurring work {Name} is done")]
    public static partial void WorkDone(this ILogger logger, string name);

    [LoggerMessage(302, LogLevel.Error, "Recurring work {Name} failed; it is tried again")]
    public static partial void WorkFailed(this ILogger logger, string name, Exception fault);

    [LoggerMessage(303, LogLevel.Warning, "Recurring work {Name} was taken over by another instance and stops here")]
    public static partial void LeaseLost(this ILogger logger, string name);
}
