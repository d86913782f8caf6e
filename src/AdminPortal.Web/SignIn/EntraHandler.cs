using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
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
/// here: discovery, the nonce (OpenID Connect Core, 3.1.2.1), the proof by certificate, and the check of the id token (3.1.3.7).
/// </summary>
internal sealed class EntraHandler(IOptionsMonitor<EntraOptions> options, ILoggerFactory logs, UrlEncoder encoder) : OAuthHandler<EntraOptions>(options, logs, encoder)
{
    public const string Prompt = "prompt";
    private const string Nonce = ".nonce";

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        try
        {
            Options.AuthorizationEndpoint = (await PublishedAsync()).AuthorizationEndpoint;
        }
        catch (ProviderUnavailableException fault)
        {
            EntraFailure.Answer(Context, SignInFailure.Unavailable, fault, properties.RedirectUri);
            return;
        }

        properties.Items[Nonce] = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        Dictionary<string, string?> added = new() { ["nonce"] = properties.Items[Nonce], ["response_mode"] = "query" };
        if (properties.GetParameter<string>(Prompt) is { } prompt)
        {
            added[Prompt] = prompt;
        }

        return QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, redirectUri), added);
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        try
        {
            var endpoint = (await PublishedAsync()).TokenEndpoint;
            Dictionary<string, string> form = new()
            {
                ["grant_type"] = "authorization_code",
                ["client_id"] = Options.ClientId,
                ["code"] = context.Code,
                ["redirect_uri"] = context.RedirectUri,
            };
            if (context.Properties.Items.Remove(OAuthConstants.CodeVerifierKey, out var verifier))
            {
                form[OAuthConstants.CodeVerifierKey] = verifier!;
            }

            Options.Credential!.AddTo(form, Options.ClientId, endpoint, TimeProvider.GetUtcNow().UtcDateTime);
            using var request = new FormUrlEncodedContent(form);
            using var answer = await Backchannel.PostAsync(endpoint, request, Context.RequestAborted);
            return answer.StatusCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests
                ? OAuthTokenResponse.Failed(new ProviderUnavailableException(null))
                : TokensOf(answer, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Context.RequestAborted)));
        }
        catch (Exception fault) when (fault is ProviderUnavailableException or HttpRequestException or JsonException || (fault is OperationCanceledException && !Context.RequestAborted.IsCancellationRequested))
        {
            return OAuthTokenResponse.Failed(fault as ProviderUnavailableException ?? new ProviderUnavailableException(fault));
        }
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var idToken = tokens.Response?.RootElement.GetString("id_token") ?? throw new IdTokenException("The provider sent no id token.");
        var validated = await ValidateAsync(idToken);
        RequireNonce(properties, (JsonWebToken)validated.SecurityToken);
        properties.Items.Remove(Nonce);

        var person = EntraPerson.Of(validated.ClaimsIdentity, Options, Scheme.Name, TimeProvider.GetUtcNow());
        if (Options.GroupRoles.Count > 0 && EntraPerson.LacksGroups(validated.ClaimsIdentity))
        {
            SignInLog.GroupsLeftOut(Logger, person.FindFirst(PortalClaims.Subject)!.Value);
        }

        return new(new ClaimsPrincipal(person), properties, Scheme.Name);
    }

    private static OAuthTokenResponse TokensOf(HttpResponseMessage answer, JsonDocument said)
    {
        if (answer.IsSuccessStatusCode)
        {
            return OAuthTokenResponse.Success(said);
        }

        using (said)
        {
            return OAuthTokenResponse.Failed(new IdTokenException($"The token endpoint answered {(int)answer.StatusCode}: {said.RootElement.GetString("error")}"));
        }
    }

    /// <summary>A provider changes its keys now and then: an unknown key is looked up once more before it is refused.</summary>
    private async Task<TokenValidationResult> ValidateAsync(string idToken)
    {
        var handler = new JsonWebTokenHandler { MapInboundClaims = false };
        var published = await PublishedAsync();
        var result = await handler.ValidateTokenAsync(idToken, Options.ValidationFor(published));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            published = await Options.Metadata!.RenewAsync(published, Context.RequestAborted);
            result = await handler.ValidateTokenAsync(idToken, Options.ValidationFor(published));
        }

        return result.IsValid ? result : throw new IdTokenException("The id token is not valid.", result.Exception);
    }

    private static void RequireNonce(AuthenticationProperties properties, JsonWebToken idToken)
    {
        if (!properties.Items.TryGetValue(Nonce, out var sent) || sent is null ||
            !idToken.TryGetPayloadValue<string>("nonce", out var received) ||
            !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), Encoding.UTF8.GetBytes(received)))
        {
            throw new IdTokenException("The id token answers another request.");
        }
    }

    private Task<OpenIdConnectConfiguration> PublishedAsync() => Options.Metadata!.GetAsync(Context.RequestAborted);
}
