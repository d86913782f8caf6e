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
        var id = await SessionsOf(context.HttpContext).BeginAsync(
            person, user.FindFirstValue(PortalClaims.UserName), SessionEnd.Of(user).UtcDateTime, context.HttpContext.RequestAborted);
        ((ClaimsIdentity)user.Identity!).AddClaim(new(PortalClaims.Session, id));
        PortalMetrics.SignedIn();
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
        if (PortalClaims.CallerOf(context.HttpContext.User) is { SessionId: { } session })
        {
            await SessionsOf(context.HttpContext).EndAsync(session, CancellationToken.None);
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

    private static StaffSessionService SessionsOf(HttpContext context) => context.RequestServices.GetRequiredService<StaffSessionService>();
}
