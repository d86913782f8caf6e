using System.Security.Claims;
using AdminPortal.Application.Access;
using AdminPortal.Application.Telemetry;
using AdminPortal.Web.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace AdminPortal.Web.SignIn;

/// <summary>Ties the cookie to a session in the store: begun at each sign-in, asked for with each request, ended at the sign-out.</summary>
internal static class StoredSession
{
    public static async Task Begin(CookieSigningInContext context)
    {
        var user = context.Principal!;
        var person = PortalClaims.PersonOf(user) ?? throw new InvalidOperationException("Nobody signs in without an id.");
        var before = await context.HttpContext.AuthenticateAsync(context.Scheme.Name);
        var id = await SessionsOf(context.HttpContext).BeginAsync(
            person, user.FindFirstValue(PortalClaims.UserName), SessionEnd.Of(user).UtcDateTime, context.HttpContext.RequestAborted);
        ((ClaimsIdentity)user.Identity!).AddClaim(new(PortalClaims.Session, id));
        PortalMetrics.SignedIn();
        SignInLog.SignedIn(LogOf(context.HttpContext), person.Id);
        await EndAsync(context.HttpContext, before.Principal);
    }

    public static async Task Check(CookieValidatePrincipalContext context)
    {
        var caller = PortalClaims.CallerOf(context.Principal!);
        if (caller is null || !await SessionsOf(context.HttpContext).GoesOnAsync(caller.SessionId!, caller.Id, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
        }
    }

    public static async Task End(CookieSigningOutContext context)
    {
        if (await EndAsync(context.HttpContext, context.HttpContext.User) is { } person)
        {
            SignInLog.SignedOut(LogOf(context.HttpContext), person);
        }
    }

    /// <summary>A reader is led to the sign-in; a program is told that it has none.</summary>
    public static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (PortalErrors.IsForReader(context.HttpContext))
        {
            context.Response.Redirect(context.RedirectUri);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }

    /// <summary>Ends the session that the user has, and answers whose it was.</summary>
    private static async Task<string?> EndAsync(HttpContext context, ClaimsPrincipal? user)
    {
        if (user is null || PortalClaims.CallerOf(user) is not { SessionId: { } session } caller)
        {
            return null;
        }

        await SessionsOf(context).EndAsync(session, CancellationToken.None);
        return caller.Id;
    }

    private static ILogger LogOf(HttpContext context) => context.RequestServices.GetRequiredService<ILogger<StaffSessionService>>();

    private static StaffSessionService SessionsOf(HttpContext context) => context.RequestServices.GetRequiredService<StaffSessionService>();
}
