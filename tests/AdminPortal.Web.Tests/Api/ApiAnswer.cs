using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace AdminPortal.Web.Tests.Api;

/// <summary>What a call was answered, read whole; a failing assertion shows it.</summary>
public sealed record ApiAnswer(HttpStatusCode Status, string Body, HttpResponseMessage Response)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string? Code => (string?)Json["code"];

    public string? ETag => Response.Headers.ETag?.ToString();

    /// <summary>The names of the invalid fields, in the order of the answer.</summary>
    public IEnumerable<string> Invalid => Json["invalidParams"]!.AsArray().Select(fault => (string)fault!["name"]!);

    /// <summary>The ids of a list's rows.</summary>
    public IEnumerable<string> Ids => Json["data"]!.AsArray().Select(row => (string)row!["id"]!);

    public string? Next => (string?)Json["next"];

    public ApiAnswer Is(HttpStatusCode expected)
    {
        Assert.True(expected == Status, $"Expected {expected}, got {Status}: {Body}");
        return this;
    }

    /// <summary>A refusal in the first API's way.</summary>
    public ApiAnswer IsProblem(HttpStatusCode expected, string code)
    {
        Is(expected);
        Assert.Equal("application/problem+json", Response.Content.Headers.ContentType?.MediaType);
        Assert.True(Code == code, $"Expected {code}: {Body}");
        Assert.Equal((int)expected, (int)Json["status"]!);
        return this;
    }

    /// <summary>400 that names these fields and no other.</summary>
    public void IsInvalid(params string[] fields)
    {
        IsProblem(HttpStatusCode.BadRequest, "invalid_input");
        Assert.True(fields.Order(StringComparer.Ordinal).SequenceEqual(Invalid.Order(StringComparer.Ordinal)), $"Expected {string.Join(", ", fields)}: {Body}");
        Assert.All(Json["invalidParams"]!.AsArray(), fault => Assert.NotEmpty((string)fault!["reason"]!));
    }
}

/// <summary>Calls the API.</summary>
public static class ApiCalls
{
    public const string Base = "/account-management";

    public static Task<ApiAnswer> CallAsync(this HttpClient http, string method, string path, string? body = null, params (string Name, string Value)[] headers) =>
        http.SendBodyAsync(method, path, body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"), headers);

    public static async Task<ApiAnswer> SendBodyAsync(this HttpClient http, string method, string path, HttpContent? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new(method), Base + path) { Content = body };
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        var response = await http.SendAsync(request, Xunit.TestContext.Current.CancellationToken);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(Xunit.TestContext.Current.CancellationToken), response);
    }

    public static Task<ApiAnswer> AskAsync(this HttpClient http, string path, params (string Name, string Value)[] headers) => http.SendBodyAsync("GET", path, null, headers);

    /// <summary>All pages of a list, from the first to the last.</summary>
    public static async Task<List<string>> WalkAsync(this HttpClient http, string path, Action<int>? between = null)
    {
        var seen = new List<string>();
        string? next = null;
        var page = 0;
        do
        {
            var answer = (await http.AskAsync(next is null ? path : $"{path}&page={Uri.EscapeDataString(next)}")).Is(HttpStatusCode.OK);
            seen.AddRange(answer.Ids);
            next = answer.Next;
            between?.Invoke(++page);
        }
        while (next is not null);
        return seen;
    }
}
