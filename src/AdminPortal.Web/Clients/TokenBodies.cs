using System.ComponentModel.DataAnnotations;

namespace AdminPortal.Web.Clients;

/// <summary>The form that asks for a token (RFC 6749, 4.4.2), for the API's description.</summary>
internal sealed record TokenRequestBody(
    [property: Required, AllowedValues("client_credentials")] string GrantType, string? Scope, string? ClientId, string? ClientSecret);

/// <summary>The form that gives one back (RFC 7009, 2.1).</summary>
internal sealed record RevocationRequestBody([property: Required] string Token, string? TokenTypeHint, string? ClientId, string? ClientSecret);
