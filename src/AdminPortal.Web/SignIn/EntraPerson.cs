using System.Security.Claims;
using AdminPortal.Application.Access;

namespace AdminPortal.Web.SignIn;

/// <summary>Makes of a checked id token what a session keeps: the rest would only make the cookie larger.</summary>
internal static class EntraPerson
{
    private const string ObjectId = "oid";
    private const string Groups = "groups";

    /// <summary>As long as the store keeps it.</summary>
    private const int LongestId = 128;

    public static ClaimsIdentity Of(ClaimsIdentity idToken, EntraOptions options, string scheme, DateTimeOffset now)
    {
        // oid is the same in every app, and what an admin of Entra can look up; sub is this app's own.
        var id = idToken.FindFirst(ObjectId)?.Value ?? idToken.FindFirst(PortalClaims.Subject)?.Value;
        if (id is not { Length: > 0 and <= LongestId })
        {
            throw new IdTokenException("The id token names nobody.");
        }

        var userName = idToken.FindFirst(PortalClaims.UserName)?.Value;
        var name = new[] { idToken.FindFirst(PortalClaims.Name)?.Value, userName, id }.First(one => !string.IsNullOrWhiteSpace(one))!;
        List<Claim> claims = [new(PortalClaims.Subject, id), new(PortalClaims.Name, name), SessionEnd.Claim(now)];
        claims.AddRange(idToken.FindAll(claim => claim.Type is PortalClaims.UserName or PortalClaims.LoginHint));
        claims.AddRange(RolesOf(idToken, options).Select(role => new Claim(PortalClaims.Roles, PortalClaims.ClaimOf(role))));
        return new(claims, scheme, PortalClaims.Name, PortalClaims.Roles);
    }

    /// <summary>Of somebody in very many groups the token does not say which, but only where one may ask.</summary>
    public static bool LacksGroups(ClaimsIdentity idToken) => idToken.HasClaim(claim =>
        claim.Type == "hasgroups" || (claim.Type == "_claim_names" && claim.Value.Contains($"\"{Groups}\"", StringComparison.Ordinal)));

    private static IEnumerable<StaffRole> RolesOf(ClaimsIdentity idToken, EntraOptions options)
    {
        var ofApp = PortalClaims.RolesOf(new ClaimsPrincipal(idToken));
        var ofGroups = idToken.FindAll(Groups).Select(group => options.GroupRoles.TryGetValue(group.Value, out var role) ? role : (StaffRole?)null).OfType<StaffRole>();
        return ofApp.Union(ofGroups).Order();
    }
}
