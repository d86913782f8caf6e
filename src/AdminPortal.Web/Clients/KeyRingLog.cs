namespace AdminPortal.Web.Clients;

internal static partial class KeyRingLog
{
    [LoggerMessage(180, LogLevel.Warning, "The key ring could not be looked at for keys of other instances")]
    public static partial void NotRead(ILogger logger, Exception fault);
}
