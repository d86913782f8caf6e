using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace AdminPortal.Web.Tests.Api;

/// <summary>What the second API answered, read whole; a failing assertion shows it.</summary>
public sealed record CorporateReply(HttpStatusCode Status, string Body, string? MediaType)
{
    public const string Accounts = "/corporate-accounts/v2/accounts";
    public const string Organizations = "/organizations/v1/organizations";

    public JsonNode Json => JsonNode.Parse(Body)!;

    public static async Task<CorporateReply> OfAsync(HttpClient http, HttpMethod method, string path, HttpContent? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        using var response = await http.SendAsync(request, Xunit.TestContext.Current.CancellationToken);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(Xunit.TestContext.Current.CancellationToken), response.Content.Headers.ContentType?.MediaType);
    }

    public static Task<CorporateReply> PostAsync(HttpClient http, string body, params (string Name, string Value)[] headers) =>
        OfAsync(http, HttpMethod.Post, Accounts, new StringContent(body, Encoding.UTF8, "application/json"), headers);

    public static Task<CorporateReply> GetAsync(HttpClient http, string path, params (string Name, string Value)[] headers) => OfAsync(http, HttpMethod.Get, path, null, headers);

    /// <summary>The answer's JSON where the call went well.</summary>
    public JsonNode Ok()
    {
        Assert.True(Status is HttpStatusCode.OK && MediaType == "application/json", $"Expected 200, got {Status}: {Body}");
        return Json;
    }

    /// <summary>A refusal in the second document's way: these three members and no other.</summary>
    public void Is(int status, int errorCode)
    {
        Assert.True(status == (int)Status && Body.StartsWith($"{{\"errorCode\":{errorCode},\"message\":\"", StringComparison.Ordinal), $"Expected {status} with {errorCode}, got {Status}: {Body}");
        Assert.Equal(["errorCode", "message", "traceId"], Json.AsObject().Select(member => member.Key));
        Assert.NotEmpty((string)Json["traceId"]!);
    }
}
