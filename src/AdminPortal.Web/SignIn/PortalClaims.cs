using System.Security.Claims;
using AdminPortal.Application.Access;

namespace AdminPortal.Web.SignIn;

/// <summary>The claims that a sign-in brings along, under the names that Entra gives them.</summary>
public static class PortalClaims
{
    public const string Subject = "sub";
    public const string Name = "name";
    public const string Roles = "roles";
    public const string UserName = "preferred_username";
    public const string LoginHint = "login_hint";
    public const string Session = "portal_session";
    private const string RolePrefix = "Portal.";

    public static string NameOf(ClaimsPrincipal user) => user.FindFirstValue(Name) ?? user.FindFirstValue(Subject) ?? "";

    /// <summary>The unrestricted roles; a claim that names no role of ours counts for nothing.</summary>
    public static IReadOnlyList<StaffRole> RolesOf(ClaimsPrincipal user) =>
        [.. Enum.GetValues<StaffRole>().Where(role => user.HasClaim(Roles, ClaimOf(role)))];

    public static string ClaimOf(StaffRole role) => RolePrefix + role;

    /// <summary>Who it is that asks, or null where nobody is signed in.</summary>
    public static CallerIdentity? CallerOf(ClaimsPrincipal user) =>
        PersonOf(user) is { } person && user.FindFirstValue(Session) is { Length: > 0 } session ? person with { SessionId = session } : null;

    /// <summary>Who signs in just now, and has no session yet.</summary>
    public static CallerIdentity? PersonOf(ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true && user.FindFirstValue(Subject) is { Length: > 0 } id
            ? new CallerIdentity(id, NameOf(user), RolesOf(user), ChangeSource.Portal)
            : null;
}
