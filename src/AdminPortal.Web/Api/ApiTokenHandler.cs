using System.Security.Claims;
using System.Text.Encodings.Web;
using AdminPortal.Application.Clients;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace AdminPortal.Web.Api;

/// <summary>Takes the access token of the <c>Authorization</c> header (RFC 6750, 2.1), and says why it does not where it is no good.</summary>
internal sealed class ApiTokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, AccessTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not [{ Length: > 0 } header])
        {
            return Request.Headers.Authorization.Count > 1 ? Refuse(ApiAuthFailure.Invalid) : Refuse(ApiAuthFailure.Missing);
        }

        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return Refuse(header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) ? ApiAuthFailure.Basic : ApiAuthFailure.Invalid);
        }

        var found = await tokens.CheckAsync(header[Bearer.Length..].Trim(), Context.RequestAborted);
        return found.Token is { } token ? AuthenticateResult.Success(TicketOf(token)) : Refuse(found.IsExpired ? ApiAuthFailure.Expired : ApiAuthFailure.Invalid);
    }

    /// <summary>RFC 6750, 3: no error code where no token was sent.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = ApiAuthFailures.Of(Context) switch
        {
            ApiAuthFailure.Expired => "Bearer error=\"invalid_token\", error_description=\"The access token expired\"",
            ApiAuthFailure.Invalid => "Bearer error=\"invalid_token\", error_description=\"The access token is not valid\"",
            ApiAuthFailure.Missing or ApiAuthFailure.Basic => "Bearer",
        };
        return Task.CompletedTask;
    }

    private AuthenticateResult Refuse(ApiAuthFailure failure)
    {
        ApiAuthFailures.Set(Context, failure);
        return failure is ApiAuthFailure.Missing ? AuthenticateResult.NoResult() : AuthenticateResult.Fail("The access token is not good.");
    }

    private static AuthenticationTicket TicketOf(LiveToken token)
    {
        var identity = new ClaimsIdentity(
            [new(ApiCaller.ClientId, token.ClientId), new(ApiCaller.ClientName, token.ClientName), new(ApiCaller.Scope, string.Join(' ', token.Scopes))],
            ApiCaller.Scheme);
        return new(new ClaimsPrincipal(identity), ApiCaller.Scheme);
    }
}
