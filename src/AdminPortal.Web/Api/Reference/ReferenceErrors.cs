using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace AdminPortal.Web.Api.Reference;

/// <summary>Which operations may answer an error.</summary>
internal enum ErrorWhen
{
    Always,
    Write,
    Change,
    Body,
    Post,
}

/// <summary>An error that operations share, with a sample of each of its codes.</summary>
internal sealed record ReferenceError(string Name, string Status, ErrorWhen When, string Description, params IReadOnlyList<(string Name, JsonNode Body)> Samples);

/// <summary>The errors of each dialect.</summary>
internal static class ReferenceErrors
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    internal enum Dialect
    {
        Management,
        Corporate,
        Tokens,
    }

    private static readonly ReferenceError[] Management =
    [
        Problem("BadRequest", 400, ErrorWhen.Always, "The call has faults; all of them are named at once.", ("invalid_input", "The request has invalid fields."), ("malformed_json", "The body is not valid JSON."), ("empty_body", "The request has no body.")),
        Problem("Unauthorized", 401, ErrorWhen.Always, "There is no access token, or it is not valid any more.", ("missing_token", "The request carries no access token."), ("invalid_token", "The access token is not valid."), ("expired_token", "The access token has expired.")),
        Problem("Forbidden", 403, ErrorWhen.Always, "The token lacks the scope, or the client may not do this to this object.", ("insufficient_scope", "The access token lacks the scope that this call needs.")),
        Problem("NotFound", 404, ErrorWhen.Always, "There is no such object, or the client may not see it.", ("not_found", "It does not exist, or you may not see it.")),
        Problem("Conflict", 409, ErrorWhen.Write, "The state of the object, or a call under way with the same key, forbids it.", ("delete_protected", "It is protected against deletion."), ("idempotency_in_flight", "A request with this key is being handled.")),
        Problem("PreconditionFailed", 412, ErrorWhen.Change, "The object has been changed since it was read.", ("stale", "Somebody else has changed it in the meantime.")),
        Problem("ContentTooLarge", 413, ErrorWhen.Body, "The body is larger than 256 KiB.", ("too_large", "The request body is too large.")),
        Problem("UnsupportedMediaType", 415, ErrorWhen.Body, "The body is of a kind that is not read here.", ("unsupported_media_type", "The body must be application/json.")),
        Problem("IdempotencyKeyReused", 422, ErrorWhen.Post, "The idempotency key was used for another call.", ("idempotency_key_reused", "The key was used with another request.")),
        Problem("TooManyRequests", 429, ErrorWhen.Always, "A rate limit is reached.", ("quota_exceeded", "The quota of calls is used up."), ("spike_limit", "Too many calls at once.")),
        Problem("InternalServerError", 500, ErrorWhen.Always, "Something unforeseen; the trace id helps us find it.", ("internal_error", "Something unforeseen happened.")),
        Problem("ServiceUnavailable", 503, ErrorWhen.Always, "The store cannot be reached at the moment.", ("store_unavailable", "The store cannot be reached at the moment.")),
    ];

    private static readonly ReferenceError[] Corporate =
    [
        Numbered("CorporateBadRequest", 400, ErrorWhen.Always, "The call has a fault.", (400036, "Empty input"), (400033, "Invalid reference"), (400024, "Invalid organization number provided"), (400007, "Organization not found"), (400032, "Invalid address card id"), (400009, "Address card not found")),
        Numbered("CorporateUnauthorized", 401, ErrorWhen.Always, "There is no access token, or it is not valid any more.", (40102, "Missing authorization header"), (40105, "Invalid access token"), (40106, "Access token expired"), (40107, "Basic authentication not allowed for external access or not allowed for client")),
        Numbered("CorporateForbidden", 403, ErrorWhen.Always, "The token lacks the scope.", (40301, "Invalid scope")),
        Numbered("CorporateNotFound", 404, ErrorWhen.Always, "There is no such object, or the client may not see it.", (40401, "Path or method not found")),
        Numbered("CorporateConflict", 409, ErrorWhen.Post, "A call with the same idempotency key is under way.", (40990, "A call with this key is under way")),
        Numbered("CorporateContentTooLarge", 413, ErrorWhen.Body, "The body is larger than 256 KiB.", (41390, "Too large")),
        Numbered("CorporateUnsupportedMediaType", 415, ErrorWhen.Body, "The body is of a kind that is not read here.", (41590, "Unsupported media type")),
        Numbered("CorporateIdempotencyKeyReused", 422, ErrorWhen.Post, "The idempotency key was used for another call.", (42290, "The key was used with another request")),
        Numbered("CorporateTooManyRequests", 429, ErrorWhen.Always, "A rate limit is reached.", (42901, "Rate limit quota violation"), (42902, "Spike arrest violation")),
        Numbered("CorporateInternalServerError", 500, ErrorWhen.Always, "Something unforeseen; the trace id helps us find it.", (50001, "Internal Server Error")),
        Numbered("CorporateServiceUnavailable", 503, ErrorWhen.Always, "The store cannot be reached at the moment.", (503200, "External server error")),
    ];

    private static readonly ReferenceError[] Tokens =
    [
        OAuth("TokenBadRequest", 400, ErrorWhen.Always, "The call is not one for a token (RFC 6749, 5.2).", ("unsupported_grant_type", "Only client_credentials is granted here."), ("invalid_scope", "The client does not have this scope."), ("invalid_request", "grant_type is missing.")),
        OAuth("TokenUnauthorized", 401, ErrorWhen.Body, "The client or its secret is not known.", ("invalid_client", "Unknown client or wrong secret.")),
        OAuth("TokenTooManyRequests", 429, ErrorWhen.Body, "Too many wrong secrets.", ("temporarily_unavailable", "Too many wrong secrets. Wait before the next try.")),
        OAuth("TokenInternalServerError", 500, ErrorWhen.Always, "Something unforeseen.", ("server_error", "Something went wrong on our side.")),
        OAuth("TokenServiceUnavailable", 503, ErrorWhen.Always, "The store cannot be reached at the moment.", ("temporarily_unavailable", "Try again in a moment.")),
    ];

    public static IEnumerable<(ReferenceError Error, Dialect Dialect)> All =>
        [.. Management.Select(error => (error, Dialect.Management)), .. Corporate.Select(error => (error, Dialect.Corporate)), .. Tokens.Select(error => (error, Dialect.Tokens))];

    public static IEnumerable<ReferenceError> Of(ReferenceCall call) => call.Dialect switch
    {
        Dialect.Management => Management,
        Dialect.Corporate => Corporate,
        _ => Tokens,
    };

    private static ReferenceError Problem(string name, int status, ErrorWhen when, string description, params (string Code, string? Detail)[] codes) =>
        new(name, Text(status), when, description, [.. codes.Select(code => (code.Code, (JsonNode)ProblemOf(status, code.Code, code.Detail)))]);

    private static JsonObject ProblemOf(int status, string code, string? detail)
    {
        var problem = new JsonObject
        {
            ["type"] = "about:blank",
            ["title"] = ReasonPhrases.GetReasonPhrase(status),
            ["status"] = status,
            ["detail"] = detail,
            ["code"] = code,
            ["traceId"] = Trace,
        };
        if (code == "invalid_input")
        {
            problem["invalidParams"] = new JsonArray(new JsonObject { ["name"] = "name", ["reason"] = "Must be filled in." });
        }

        return problem;
    }

    private static ReferenceError Numbered(string name, int status, ErrorWhen when, string description, params (int Code, string Message)[] codes) =>
        new(name, Text(status), when, description, [.. codes.Select(code => (Text(code.Code), (JsonNode)new JsonObject { ["errorCode"] = code.Code, ["message"] = code.Message, ["traceId"] = Trace }))]);

    private static ReferenceError OAuth(string name, int status, ErrorWhen when, string description, params (string Code, string Words)[] codes) =>
        new(name, Text(status), when, description, [.. codes.Select(code => (code.Code, (JsonNode)new JsonObject { ["error"] = code.Code, ["error_description"] = code.Words }))]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
