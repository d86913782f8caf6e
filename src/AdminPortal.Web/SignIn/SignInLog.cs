namespace AdminPortal.Web.SignIn;

internal static partial class SignInLog
{
    [LoggerMessage(150, LogLevel.Warning, "A sign-in with Entra was not completed")]
    public static partial void Failed(ILogger logger, Exception? exception);

    [LoggerMessage(151, LogLevel.Warning, "Whether the session of an open tab goes on could not be asked; it is tried again in a minute")]
    public static partial void NotAsked(ILogger logger, Exception exception);
}
