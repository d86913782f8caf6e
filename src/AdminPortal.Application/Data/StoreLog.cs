using Microsoft.Extensions.Logging;

namespace AdminPortal.Application.Data;

internal static partial class StoreLog
{
    [LoggerMessage(101, LogLevel.Information, "The {Provider} store is ready")]
    public static partial void StoreReady(this ILogger logger, StoreProvider provider);

    [LoggerMessage(102, LogLevel.Information, "Filling the empty store with demo data of {Organizations} organisations")]
    public static partial void FillingDemoData(this ILogger logger, int organizations);

    [LoggerMessage(103, LogLevel.Error, "The {Provider} store cannot be used; trying again")]
    public static partial void StoreUnavailable(this ILogger logger, StoreProvider provider, Exception fault);
}
