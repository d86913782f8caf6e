using AdminPortal.Application.Clients;
using AdminPortal.Web.Api.Reference;

namespace AdminPortal.Web.Clients;

/// <summary>Access tokens by client credentials (RFC 6749, 4.4), and their revocation (RFC 7009). Answers are in OAuth's own words.</summary>
internal static class TokenEndpoints
{
    private const string ClientCredentialsGrant = "client_credentials";

    public static void MapTokenEndpoints(this WebApplication app)
    {
        var tokens = app.MapGroup("").AllowAnonymous().DisableAntiforgery().WithTags("Tokens");
        tokens.MapPost("/oauth/v2/token", IssueAsync).WithName("issueToken").WithSummary("Gives an access token for a client's id and secret")
            .AsDescribed().Form<TokenRequestBody>().Produces<TokenAnswer>();
        tokens.MapPost("/auth/open/connect/token", IssueAsync).WithName("issueTokenForSdk").WithSummary("The same, where the provider's public SDKs ask for it")
            .AsDescribed().Form<TokenRequestBody>().Produces<TokenAnswer>();
        tokens.MapPost("/oauth/v2/revoke", RevokeAsync).WithName("revokeToken").WithSummary("Takes an access token back")
            .AsDescribed().Form<RevocationRequestBody>().Produces(StatusCodes.Status200OK);
        tokens.MapGet("/oauth/v2/jwks", ListKeysAsync).WithName("listTokenKeys").WithSummary("The public keys that access tokens are checked by")
            .AsDescribed().Produces<KeySet>();
    }

    private static async Task<IResult> IssueAsync(HttpContext context, TokenService tokens)
    {
        var (request, error) = await OAuthRequest.ReadAsync(context);
        if (request is null)
        {
            return error!;
        }

        if (request["grant_type"] is not { } grant)
        {
            return OAuthError.InvalidRequest("grant_type is missing.");
        }

        if (grant != ClientCredentialsGrant)
        {
            return new OAuthError(StatusCodes.Status400BadRequest, "unsupported_grant_type", $"grant_type must be {ClientCredentialsGrant}.");
        }

        var outcome = await tokens.IssueAsync(request.Credentials, request["scope"], context.RequestAborted);
        if (outcome.Token is not { } token)
        {
            return ErrorOf(outcome, request);
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(new TokenAnswer(token.Token, "Bearer", token.Seconds, string.Join(' ', token.Scopes)), OAuthJson.Default.TokenAnswer);
    }

    private static async Task<IResult> RevokeAsync(HttpContext context, TokenService tokens)
    {
        var (request, error) = await OAuthRequest.ReadAsync(context);
        if (request is null)
        {
            return error!;
        }

        if (request["token"] is not { } token)
        {
            return OAuthError.InvalidRequest("token is missing.");
        }

        var outcome = await tokens.RevokeAsync(request.Credentials, token, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return outcome.Fault is null ? TypedResults.Ok() : ErrorOf(outcome, request);
    }

    private static async Task<IResult> ListKeysAsync(TokenKeys keys, CancellationToken cancellationToken)
    {
        var known = await keys.ListAsync(cancellationToken);
        return TypedResults.Json(new KeySet([.. known.Select(key => new JsonKey("EC", "P-256", key.X, key.Y, key.KeyId, "sig", "ES256"))]), OAuthJson.Default.KeySet);
    }

    private static OAuthError ErrorOf(TokenOutcome outcome, OAuthRequest request) => outcome.Fault switch
    {
        TokenFault.MustWait => new(StatusCodes.Status429TooManyRequests, "temporarily_unavailable", "Too many wrong secrets. Wait before the next try.") { RetryAfter = outcome.Wait },
        TokenFault.InvalidScope => new(StatusCodes.Status400BadRequest, "invalid_scope", "The client has not every scope that was asked for."),
        TokenFault.ForeignToken => new(StatusCodes.Status400BadRequest, "invalid_grant", "The token was given to another client."),
        TokenFault.InvalidClient or null => OAuthError.InvalidClient(request.UsedBasic),
    };
}
