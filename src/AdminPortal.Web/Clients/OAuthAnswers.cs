using System.Text.Json;
using System.Text.Json.Serialization;
using AdminPortal.Web.Telemetry;

namespace AdminPortal.Web.Clients;

/// <summary>RFC 6749, 5.1.</summary>
internal sealed record TokenAnswer(string AccessToken, string TokenType, int ExpiresIn, string Scope);

/// <summary>RFC 6749, 5.2.</summary>
internal sealed record OAuthErrorBody(string Error, string ErrorDescription);

/// <summary>RFC 7517, 5.</summary>
internal sealed record KeySet(IReadOnlyList<JsonKey> Keys);

/// <summary>RFC 7518, 6.2.</summary>
internal sealed record JsonKey(string Kty, string Crv, string X, string Y, string Kid, string Use, string Alg);

/// <summary>Why a token endpoint did nothing, as OAuth says it.</summary>
internal sealed class OAuthError(int status, string error, string description) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => status;

    /// <summary>Whether the caller came by Basic, which the answer then has to name.</summary>
    public bool Challenges { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public static OAuthError InvalidRequest(string description) => new(StatusCodes.Status400BadRequest, "invalid_request", description);

    public static OAuthError StoreAway() =>
        new(StatusCodes.Status503ServiceUnavailable, "temporarily_unavailable", "The store cannot be reached at the moment. Try again later.") { RetryAfter = TimeSpan.FromSeconds(5) };

    public static OAuthError InvalidClient(bool usedBasic) =>
        new(StatusCodes.Status401Unauthorized, "invalid_client", "The client is not known, or its secret is wrong or has ended.") { Challenges = usedBasic };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        RefusedRequests.Explain(httpContext, error);
        response.Headers.CacheControl = "no-store";
        if (Challenges)
        {
            response.Headers.WWWAuthenticate = "Basic realm=\"AdminPortal\", charset=\"UTF-8\"";
        }

        if (RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString("0", System.Globalization.CultureInfo.InvariantCulture);
        }

        return response.WriteAsJsonAsync(new(error, description), OAuthJson.Default.OAuthErrorBody);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(OAuthErrorBody))]
[JsonSerializable(typeof(KeySet))]
internal sealed partial class OAuthJson : JsonSerializerContext;
