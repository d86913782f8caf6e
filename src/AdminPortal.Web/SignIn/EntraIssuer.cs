using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AdminPortal.Web.SignIn;

/// <summary>Whether an id token comes from the tenant that it should.</summary>
internal static class EntraIssuer
{
    /// <summary>The metadata of several tenants at once has <c>{tenantid}</c> in place of the token's own tenant.</summary>
    public static string Validate(string issuer, SecurityToken token, string published)
    {
        var tenant = token is JsonWebToken jwt && jwt.TryGetPayloadValue<string>("tid", out var tid) ? tid : "";
        var expected = published.Replace("{tenantid}", tenant, StringComparison.OrdinalIgnoreCase);
        return string.Equals(issuer, expected, StringComparison.Ordinal)
            ? issuer
            : throw new SecurityTokenInvalidIssuerException($"The issuer is '{issuer}' and should be '{expected}'.");
    }
}
