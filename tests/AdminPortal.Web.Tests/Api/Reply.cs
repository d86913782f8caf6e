using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace AdminPortal.Web.Tests.Api;

/// <summary>An answer of the API, read to its end; where it is not the one expected, the test prints it.</summary>
internal sealed record Reply(int Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, string Body)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    /// <summary>What went wrong, in either dialect.</summary>
    public string Code => Json.TryGetProperty("code", out var code) ? code.GetString()! : Json.GetProperty("errorCode").GetRawText();

    /// <summary>Null where the answer has none.</summary>
    public string? Header(string name) =>
        Headers.TryGetValues(name, out var values) || ContentHeaders.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    public Reply Is(int status, string? code = null)
    {
        Assert.True(Status == status && (code is null || Code == code), $"Expected {status} {code}, got {Status}:\n{Headers}{Body}");
        return this;
    }
}

internal static class Replies
{
    /// <param name="headers">Name and value of each, by turns.</param>
    public static async Task<Reply> ReplyAsync(this HttpClient http, HttpMethod method, string path, string? body = null, params string[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        for (var i = 0; i < headers.Length; i += 2)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(headers[i], headers[i + 1]) || request.Content!.Headers.TryAddWithoutValidation(headers[i], headers[i + 1]));
        }

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return new((int)response.StatusCode, response.Headers, response.Content.Headers, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
