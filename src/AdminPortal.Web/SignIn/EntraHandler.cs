using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace AdminPortal.Web.SignIn;

/// <summary>
/// OpenID Connect on the framework's OAuth handler, which brings the code flow, PKCE and the protected state; what it lacks is
/// here: discovery, the nonce (OpenID Connect Core, 3.1.2.1), and the check of the id token (3.1.3.7).
/// </summary>
internal sealed class EntraHandler(IOptionsMonitor<EntraOptions> options, ILoggerFactory logs, UrlEncoder encoder) : OAuthHandler<EntraOptions>(options, logs, encoder)
{
    private const string Nonce = ".nonce";

    /// <summary>A session needs these alone; the rest would only make the cookie larger.</summary>
    private static readonly HashSet<string> KeptClaims = [PortalClaims.Subject, PortalClaims.Name, PortalClaims.Roles, "oid", "tid", PortalClaims.UserName];

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await UsePublishedEndpointsAsync();
        properties.Items[Nonce] = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri) =>
        QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, redirectUri), new Dictionary<string, string?>
        {
            ["nonce"] = properties.Items[Nonce],
            ["response_mode"] = "query",
        });

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        await UsePublishedEndpointsAsync();
        return await base.HandleRemoteAuthenticateAsync();
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var idToken = tokens.Response?.RootElement.GetString("id_token") ?? throw new AuthenticationFailureException("The provider sent no id token.");
        var validated = await ValidateAsync(idToken);
        RequireNonce(properties, (JsonWebToken)validated.SecurityToken);
        properties.Items.Remove(Nonce);

        var claims = validated.ClaimsIdentity.Claims.Where(claim => KeptClaims.Contains(claim.Type)).Append(SessionEnd.Claim(TimeProvider.GetUtcNow()));
        var user = new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name, PortalClaims.Name, PortalClaims.Roles));
        return new(user, properties, Scheme.Name);
    }

    /// <summary>A provider changes its keys now and then: an unknown key is looked up once more before it is refused.</summary>
    private async Task<TokenValidationResult> ValidateAsync(string idToken)
    {
        var handler = new JsonWebTokenHandler { MapInboundClaims = false };
        var result = await handler.ValidateTokenAsync(idToken, Options.ValidationFor(await PublishedAsync()));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            Options.Metadata!.RequestRefresh();
            result = await handler.ValidateTokenAsync(idToken, Options.ValidationFor(await PublishedAsync()));
        }

        return result.IsValid ? result : throw new AuthenticationFailureException("The id token is not valid.", result.Exception);
    }

    private static void RequireNonce(AuthenticationProperties properties, JsonWebToken idToken)
    {
        if (!properties.Items.TryGetValue(Nonce, out var sent) || sent is null ||
            !idToken.TryGetPayloadValue<string>("nonce", out var received) ||
            !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), Encoding.UTF8.GetBytes(received)))
        {
            throw new AuthenticationFailureException("The id token answers another request.");
        }
    }

    private async Task UsePublishedEndpointsAsync()
    {
        var published = await PublishedAsync();
        Options.AuthorizationEndpoint = published.AuthorizationEndpoint;
        Options.TokenEndpoint = published.TokenEndpoint;
    }

    private Task<OpenIdConnectConfiguration> PublishedAsync() => Options.Metadata!.GetConfigurationAsync(Context.RequestAborted);
}
