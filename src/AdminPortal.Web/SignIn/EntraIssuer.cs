using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace AdminPortal.Web.SignIn;

/// <summary>Whether an id token comes from a tenant that it may come from, signed by a key of that tenant.</summary>
internal static class EntraIssuer
{
    /// <summary>The metadata of several tenants at once has this in place of the token's own tenant.</summary>
    private const string AnyTenant = "{tenantid}";

    public static string Validate(string issuer, SecurityToken token, OpenIdConnectConfiguration published, List<string> allowedTenants)
    {
        var jwt = (JsonWebToken)token;
        var tenant = jwt.TryGetPayloadValue<string>("tid", out var tid) ? tid : "";
        var isForSeveral = published.Issuer.Contains(AnyTenant, StringComparison.OrdinalIgnoreCase);
        var expected = Of(published.Issuer, tenant);
        if (!string.Equals(issuer, expected, StringComparison.Ordinal) || KeyIssuer(jwt, published) is { } keys && Of(keys, tenant) != issuer)
        {
            throw new SecurityTokenInvalidIssuerException($"The issuer is '{issuer}' and should be '{expected}'.");
        }

        return (isForSeveral || allowedTenants.Count > 0) && !allowedTenants.Contains(tenant, StringComparer.OrdinalIgnoreCase)
            ? throw new ForeignTenantException(tenant)
            : issuer;
    }

    /// <summary>Entra says of some keys for which issuer they sign; for another one they are worth nothing.</summary>
    private static string? KeyIssuer(JsonWebToken token, OpenIdConnectConfiguration published) =>
        published.JsonWebKeySet?.Keys.FirstOrDefault(key => key.Kid == token.Kid)?.AdditionalData.TryGetValue("issuer", out var issuer) == true ? issuer as string : null;

    private static string Of(string template, string tenant) => template.Replace(AnyTenant, tenant, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Somebody of a tenant that is not among the allowed ones.</summary>
internal sealed class ForeignTenantException(string tenant) : SecurityTokenInvalidIssuerException($"The tenant '{tenant}' is not among AzureAd:AllowedTenants.");
