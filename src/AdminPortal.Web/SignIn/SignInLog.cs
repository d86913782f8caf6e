namespace AdminPortal.Web.SignIn;

/// <summary>Who came and went, by id alone; never a token, a secret or a name.</summary>
internal static partial class SignInLog
{
    [LoggerMessage(150, LogLevel.Warning, "A sign-in was not completed: {Reason}")]
    public static partial void Failed(ILogger logger, SignInFailure reason, Exception? exception);

    [LoggerMessage(151, LogLevel.Warning, "A sign-in was not completed: {Reason}. The provider says {Error} {Code}")]
    public static partial void TurnedAway(ILogger logger, SignInFailure reason, string error, string code);

    [LoggerMessage(152, LogLevel.Information, "{PersonId} signed in")]
    public static partial void SignedIn(ILogger logger, string personId);

    [LoggerMessage(153, LogLevel.Information, "{PersonId} signed out")]
    public static partial void SignedOut(ILogger logger, string personId);

    [LoggerMessage(154, LogLevel.Warning, "{PersonId} is in more groups than Entra writes into a token, so AzureAd:GroupRoles gave them nothing. Give app roles in place of groups, or let the app's token hold only the groups that are assigned to it")]
    public static partial void GroupsLeftOut(ILogger logger, string personId);

    [LoggerMessage(155, LogLevel.Warning, "{PersonId} signed out while the provider did not answer; their session there may go on")]
    public static partial void SignedOutHereOnly(ILogger logger, string personId);

    [LoggerMessage(156, LogLevel.Warning, "Whether the session of an open tab goes on could not be asked; it is tried again in a minute")]
    public static partial void NotAsked(ILogger logger, Exception exception);
}
