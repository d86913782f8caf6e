using AdminPortal.Application.Access;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace AdminPortal.Web.SignIn;

/// <summary>The section AzureAd, under the names that Microsoft.Identity.Web reads; the last two settings are ours.</summary>
internal sealed class EntraOptions : OAuthOptions
{
    public string Instance { get; set; } = "https://login.microsoftonline.com/";

    /// <summary>The id of a tenant, or <c>organizations</c> or <c>common</c> for several.</summary>
    public string TenantId { get; set; } = "";

    /// <summary>False only against a provider on a developer's own machine.</summary>
    public bool RequireHttpsMetadata { get; set; } = true;

    /// <summary>The tenants whose people get in; where several may ask, no other does.</summary>
    public List<string> AllowedTenants { get; } = [];

    /// <summary>The sign-in role that membership of a group gives, by the group's id.</summary>
    public Dictionary<string, StaffRole> GroupRoles { get; } = new(StringComparer.OrdinalIgnoreCase);

    public string Authority => $"{Instance.TrimEnd('/')}/{TenantId}/v2.0";

    /// <summary>Endpoints and signing keys as the provider publishes them.</summary>
    public EntraMetadata? Metadata { get; set; }

    public EntraCredential? Credential { get; set; }

    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The settings are looked at before the start; the base would ask for a secret where a certificate takes its place.</summary>
    public override void Validate()
    {
    }

    public TokenValidationParameters ValidationFor(OpenIdConnectConfiguration published) => new()
    {
        AudienceValidator = (audiences, _, _) => audiences.SequenceEqual([ClientId]),
        IssuerSigningKeys = published.SigningKeys,
        IssuerValidator = (issuer, token, _) => EntraIssuer.Validate(issuer, token, published, AllowedTenants),
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        NameClaimType = PortalClaims.Name,
        RoleClaimType = PortalClaims.Roles,
        ClockSkew = ClockSkew,
    };
}
