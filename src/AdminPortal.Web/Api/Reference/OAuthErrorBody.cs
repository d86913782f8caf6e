using System.Text.Json.Serialization;

namespace AdminPortal.Web.Api.Reference;

/// <summary>An error of the token endpoints (RFC 6749, 5.2), as the description shows it.</summary>
internal sealed record OAuthErrorBody(string Error, [property: JsonPropertyName("error_description")] string? ErrorDescription);
