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

    [LoggerMessage(310, LogLevel.Information, "Job {Id} ({Kind}) is taken")]
    public static partial void JobTaken(this ILogger logger, long id, BulkKind kind);

    [LoggerMessage(311, LogLevel.Information, "Job {Id} has ended: {Status}")]
    public static partial void JobEnded(this ILogger logger, long id, JobStatus status);

    [LoggerMessage(312, LogLevel.Information, "Job {Id} is given back, for another instance to go on with")]
    public static partial void JobGivenBack(this ILogger logger, long id);

    [LoggerMessage(313, LogLevel.Warning, "Job {Id} was taken over by another instance")]
    public static partial void JobLost(this ILogger logger, long id);

    [LoggerMessage(314, LogLevel.Error, "A row of job {Id} failed")]
    public static partial void RowFailed(this ILogger logger, long id, Exception fault);

    [LoggerMessage(315, LogLevel.Error, "The queue of jobs cannot be worked on; trying again")]
    public static partial void QueueFailed(this ILogger logger, Exception fault);

    [LoggerMessage(316, LogLevel.Warning, "Row {Position} of job {Id} was done by another instance meanwhile")]
    public static partial void RowWasDone(this ILogger logger, long id, int position);
}
