namespace AdminPortal.Web.SignIn;

internal static partial class SignInLog
{
    [LoggerMessage(150, LogLevel.Warning, "A sign-in with Entra was not completed")]
    public static partial void Failed(ILogger logger, Exception? exception);
}
