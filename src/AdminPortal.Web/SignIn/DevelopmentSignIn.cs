using System.Security.Claims;
using AdminPortal.Application.Access;
using AdminPortal.Web.Shared;
using AdminPortal.Web.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;

namespace AdminPortal.Web.SignIn;

/// <summary>Sign-in without a password as one of the demo staff. Mapped in Development only.</summary>
internal static class DevelopmentSignIn
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(PortalUrls.DevelopmentSignIn, SignIn).AllowAnonymous();
        app.MapPost(PortalUrls.SignOut, SignOut).AllowAnonymous();
    }

    private static async Task<IResult> SignIn([FromForm] string? person, [FromForm] string? returnUrl, HttpContext context, TimeProvider time)
    {
        if (DevelopmentPerson.All.FirstOrDefault(one => one.Id == person) is not { } known)
        {
            return TypedResults.BadRequest();
        }

        await context.SignInAsync(PrincipalOf(known, time.GetUtcNow()));
        return LocalReturn.To(returnUrl);
    }

    private static async Task<IResult> SignOut([FromForm] string? returnUrl, HttpContext context)
    {
        await context.SignOutAsync();
        return TypedResults.LocalRedirect(PortalUrls.SignIn(LocalReturn.UrlOrHome(returnUrl)));
    }

    private static ClaimsPrincipal PrincipalOf(DevelopmentPerson person, DateTimeOffset now)
    {
        List<Claim> claims = [new(PortalClaims.Subject, person.Id), new(PortalClaims.Name, person.Name), SessionEnd.Claim(now)];
        if (person.SignInRole is { } role)
        {
            claims.Add(new(PortalClaims.Roles, PortalClaims.ClaimOf(role)));
        }

        return new(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme, PortalClaims.Name, PortalClaims.Roles));
    }
}
