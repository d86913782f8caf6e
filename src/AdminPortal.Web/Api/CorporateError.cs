using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdminPortal.Web.Api;

/// <summary>The body of an error of the second API.</summary>
internal sealed record CorporateErrorBody(int ErrorCode, string Message, string TraceId);

/// <summary>An answer of the second API that says why a call was refused: status, number and words are the seed's.</summary>
internal sealed class CorporateError : IResult, IStatusCodeHttpResult
{
    public static readonly CorporateError OrganizationNotFound = new(400, 400007, "Organization not found");
    public static readonly CorporateError AddressCardNotFound = new(400, 400009, "Address card not found");
    public static readonly CorporateError InvalidOrganizationNumber = new(400, 400024, "Invalid organization number provided");
    public static readonly CorporateError InvalidAddressCardId = new(400, 400032, "Invalid address card id");
    public static readonly CorporateError InvalidReference = new(400, 400033, "Invalid reference");
    public static readonly CorporateError EmptyInput = new(400, 400036, "Empty input");
    public static readonly CorporateError MissingHeader = new(401, 40102, "Missing authorization header");
    public static readonly CorporateError InvalidToken = new(401, 40105, "Invalid access token");
    public static readonly CorporateError ExpiredToken = new(401, 40106, "Access token expired");
    public static readonly CorporateError BasicNotAllowed = new(401, 40107, "Basic authentication not allowed for external access or not allowed for client");
    public static readonly CorporateError InvalidScope = new(403, 40301, "Invalid scope");
    public static readonly CorporateError NotFound = new(404, 40401, "Path or method not found");
    public static readonly CorporateError QuotaExceeded = new(429, 42901, "Rate limit quota violation");
    public static readonly CorporateError SpikeArrest = new(429, 42902, "Spike arrest violation");
    public static readonly CorporateError Unforeseen = new(500, 50001, "Internal Server Error");
    public static readonly CorporateError StoreAway = new(503, 503200, "External server error");

    private readonly int status;

    private CorporateError(int status, int code, string message)
    {
        this.status = status;
        Code = code;
        Message = message;
    }

    public int? StatusCode => status;

    public int Code { get; }

    public string Message { get; }

    /// <summary>What the seed has no number for, numbered in its manner: the status and two digits.</summary>
    public static CorporateError Other(int status, string message) => new(status, (status * 100) + 90, message);

    /// <summary>What the host, or a part that both APIs share, has refused.</summary>
    public static CorporateError Of(ApiProblem problem) => problem.Code switch
    {
        "missing_token" => MissingHeader,
        "invalid_token" => InvalidToken,
        "expired_token" => ExpiredToken,
        "basic_not_allowed" => BasicNotAllowed,
        "insufficient_scope" or "not_allowed" => InvalidScope,
        "not_found" when problem.InvalidParams.Count > 0 => OrganizationNotFound,
        "not_found" or "method_not_allowed" => NotFound,
        "empty_body" => EmptyInput,
        ApiLimiter.QuotaExceeded => QuotaExceeded,
        ApiLimiter.SpikeLimit => SpikeArrest,
        "store_unavailable" => StoreAway,
        "internal_error" => Unforeseen,
        "invalid_idempotency_key" => Other(problem.Status, "Idempotency-Key must be given once, with 1 to 255 characters"),
        "idempotency_key_reused" => Other(problem.Status, "Idempotency-Key is taken by another request"),
        "idempotency_in_flight" => Other(problem.Status, "The request with this Idempotency-Key is being processed"),
        "too_large" => Other(problem.Status, "Request body too large"),
        "unsupported_media_type" => Other(problem.Status, "Request body must be application/json"),
        "malformed_json" => Other(problem.Status, "Request body must be a JSON object"),
        _ when problem.InvalidParams is [var first, ..] => Other(problem.Status, $"Invalid {first.Name}"),
        _ => Other(problem.Status, "Request refused"),
    };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        return httpContext.Response.WriteAsJsonAsync(new CorporateErrorBody(Code, Message, ApiTrace.Of(httpContext)), CorporateErrorJson.Default.CorporateErrorBody);
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CorporateErrorBody))]
internal sealed partial class CorporateErrorJson : JsonSerializerContext;
