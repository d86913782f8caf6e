namespace AdminPortal.Web.Instances;

internal static partial class InstanceLog
{
    [LoggerMessage(171, LogLevel.Information, "The portal stops; {Circuits} open tabs are told and go on elsewhere")]
    public static partial void Stopping(ILogger logger, int circuits);

    [LoggerMessage(172, LogLevel.Warning, "Not every open tab could be told that the portal stops")]
    public static partial void NotTold(ILogger logger, Exception fault);
}
