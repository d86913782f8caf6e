using System.Text.Json;
using System.Text.RegularExpressions;

namespace AdminPortal.Web.Tests.Api.Contract;

/// <summary>An operation of the document.</summary>
internal sealed record ApiOperation(string Id, string Method, string Path, Regex Matches, JsonElement Json);

/// <summary>The OpenAPI document as the tests hold the API to it.</summary>
internal sealed class ApiContract
{
    private static readonly string[] OfApi = ["/account-management", "/corporate-accounts", "/organizations/v1", "/oauth", "/auth/open"];

    public ApiContract(JsonElement document)
    {
        Document = document;
        Schemas = new(document);
        Operations =
        [
            .. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Where(member => member.Value.TryGetProperty("responses", out _)).Select(operation =>
                new ApiOperation(IdOf(operation.Value), operation.Name.ToUpperInvariant(), path.Name, PatternOf(path.Name), operation.Value))),
        ];
    }

    public JsonElement Document { get; }

    public SchemaCheck Schemas { get; }

    public IReadOnlyList<ApiOperation> Operations { get; }

    public static async Task<ApiContract> ReadAsync(HttpClient http)
    {
        using var answer = await http.GetAsync("/openapi/v1.json");
        return new(JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }

    /// <summary>Whether a path belongs to the API; what else the portal answers is not described.</summary>
    public static bool Covers(string path) => OfApi.Any(start => path.StartsWith(start + "/", StringComparison.Ordinal)) || Regex.IsMatch(path, "^/organizations/[0-9]{9}/address-cards$");

    public ApiOperation? Find(string method, string path) =>
        Operations.Where(operation => operation.Method == method && operation.Matches.IsMatch(path.TrimEnd('/'))).OrderBy(operation => operation.Path.Count(c => c == '{')).FirstOrDefault();

    /// <summary>What of an answer the document does not say.</summary>
    public IEnumerable<string> Faults(string method, string path, int status, string? contentType, byte[] body)
    {
        if (status is 414 or 431)
        {
            // What the server does not even read.
            return [];
        }

        if (Find(method, path) is not { } operation)
        {
            return status is 204 or 400 or 401 or 404 or 405 or 429 or 503 ? [] : [$"{method} {path} is not documented, and answered {status}"];
        }

        if (operation.Id.Length == 0)
        {
            // An endpoint of a test; the portal's own have names, which a test of the document holds.
            return [];
        }

        if (!operation.Json.GetProperty("responses").TryGetProperty($"{status}", out var answer))
        {
            return [$"{operation.Id} does not document the status {status}"];
        }

        answer = Schemas.Resolve(answer);
        if (!answer.TryGetProperty("content", out var content))
        {
            return body.Length == 0 ? [] : [$"{operation.Id} documents no body for {status}"];
        }

        var kind = contentType?.Split(';')[0];
        if (kind is null || !content.TryGetProperty(kind, out var media))
        {
            return [$"{operation.Id} does not document {contentType ?? "an empty answer"} for {status}"];
        }

        return kind.EndsWith("json", StringComparison.Ordinal) ? Faults(operation, media, body).Select(fault => $"{operation.Id} {status} {fault}") : [];
    }

    private IEnumerable<string> Faults(ApiOperation operation, JsonElement media, byte[] body)
    {
        JsonDocument value;
        try
        {
            value = JsonDocument.Parse(body);
        }
        catch (JsonException fault)
        {
            return [$"{operation.Id} is no JSON: {fault.Message}"];
        }

        return Schemas.Faults(value.RootElement, media.GetProperty("schema"));
    }

    private static string IdOf(JsonElement operation) => operation.TryGetProperty("operationId", out var id) ? id.GetString()! : "";

    private static Regex PatternOf(string path) => new($"^{Regex.Replace(Regex.Escape(path), @"\\{[^}]+}", "[^/]+")}$");
}
