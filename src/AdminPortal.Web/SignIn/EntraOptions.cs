using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace AdminPortal.Web.SignIn;

/// <summary>The section AzureAd, under the names that Microsoft.Identity.Web reads.</summary>
internal sealed class EntraOptions : OAuthOptions
{
    public string Instance { get; set; } = "https://login.microsoftonline.com/";

    public string TenantId { get; set; } = "";

    /// <summary>False only against a provider on a developer's own machine.</summary>
    public bool RequireHttpsMetadata { get; set; } = true;

    public string Authority => $"{Instance.TrimEnd('/')}/{TenantId}/v2.0";

    /// <summary>Endpoints and signing keys as the provider publishes them.</summary>
    public IConfigurationManager<OpenIdConnectConfiguration>? Metadata { get; set; }

    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromMinutes(2);

    public TokenValidationParameters ValidationFor(OpenIdConnectConfiguration published) => new()
    {
        ValidAudience = ClientId,
        IssuerSigningKeys = published.SigningKeys,
        IssuerValidator = (issuer, token, _) => EntraIssuer.Validate(issuer, token, published.Issuer),
        NameClaimType = PortalClaims.Name,
        RoleClaimType = PortalClaims.Roles,
        ClockSkew = ClockSkew,
    };
}
