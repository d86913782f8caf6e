namespace AdminPortal.Application.Clients;

/// <summary>What access tokens say of who gives and who takes them; the section <c>ApiTokens</c> of the settings. A change ends every token that is out.</summary>
public sealed class TokenSettings
{
    /// <summary>The tokens' <c>iss</c>; the portal's own address, where it has one that stays.</summary>
    public string Issuer { get; set; } = "urn:adminportal";

    /// <summary>The tokens' <c>aud</c>.</summary>
    public string Audience { get; set; } = "urn:adminportal:api";
}
