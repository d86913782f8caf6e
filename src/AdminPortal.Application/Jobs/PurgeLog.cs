using Microsoft.Extensions.Logging;

namespace AdminPortal.Application.Jobs;

internal static partial class PurgeLog
{
    [LoggerMessage(131, LogLevel.Information, "Purged from the recycle bin: accounts {Accounts}, contacts {Contacts}, organisations {Organizations}")]
    public static partial void Purged(this ILogger logger, int accounts, int contacts, int organizations);
}
