using Microsoft.Extensions.Logging;

namespace AdminPortal.Application.Invoices.Import;

internal static partial class ImportRunnerLog
{
    [LoggerMessage(401, LogLevel.Information, "Import {Id} is taken")]
    public static partial void ImportTaken(this ILogger logger, long id);

    [LoggerMessage(402, LogLevel.Information, "Import {Id} has ended: {Status}")]
    public static partial void ImportEnded(this ILogger logger, long id, ImportStatus status);

    [LoggerMessage(403, LogLevel.Information, "Import {Id} is given back, for another instance to do")]
    public static partial void ImportGivenBack(this ILogger logger, long id);

    [LoggerMessage(404, LogLevel.Warning, "Import {Id} was taken over by another instance")]
    public static partial void ImportLost(this ILogger logger, long id);

    [LoggerMessage(405, LogLevel.Warning, "Import {Id} is refused: {Code}")]
    public static partial void ImportRefused(this ILogger logger, long id, string code);

    [LoggerMessage(406, LogLevel.Error, "Import {Id} failed")]
    public static partial void ImportFailed(this ILogger logger, long id, Exception fault);

    [LoggerMessage(407, LogLevel.Warning, "The lease of import {Id} could not be renewed")]
    public static partial void RenewalFailed(this ILogger logger, long id, Exception fault);

    [LoggerMessage(408, LogLevel.Error, "The imports cannot be worked on; trying again")]
    public static partial void ImportsFailed(this ILogger logger, Exception fault);
}
