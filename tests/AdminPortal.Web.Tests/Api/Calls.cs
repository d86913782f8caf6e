using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace AdminPortal.Web.Tests.Api;

/// <summary>Calls of the API as a test words them.</summary>
internal static class Calls
{
    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public static Task<Answered> ReadAsync(this HttpClient http, string path) => http.CallAsync(HttpMethod.Get, path);

    /// <summary>As whom the trail knows the client of that name.</summary>
    public static string ClientId(this ApiHost host, string name)
    {
        using var db = host.Store.Open();
        return db.ApiClients.Single(client => client.Name == name).ClientId;
    }

    /// <param name="body">JSON, as it stands.</param>
    /// <param name="ifMatch">An ETag.</param>
    public static async Task<Answered> CallAsync(this HttpClient http, HttpMethod method, string path, string? body = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, $"/account-management/{path}");
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        }

        if (ifMatch is not null)
        {
            request.Headers.IfMatch.Add(new(ifMatch));
        }

        using var response = await http.SendAsync(request, Cancellation);
        return new(response.StatusCode, response.Headers.ETag?.Tag, await response.Content.ReadAsStringAsync(Cancellation));
    }
}

/// <summary>What the API answered; every refutation prints the body.</summary>
internal sealed record Answered(HttpStatusCode Status, string? ETag, string Body)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    /// <summary>The faulty members of a 400, in the order told.</summary>
    public string[] Faults => [.. Refused(HttpStatusCode.BadRequest, "invalid_input").Json.GetProperty("invalidParams").EnumerateArray().Select(fault => fault.GetProperty("name").GetString()!)];

    /// <summary>What a refusal says of itself.</summary>
    public string Detail => Json.GetProperty("detail").GetString()!;

    public string? this[string member] => Done().Json.GetProperty(member) is { ValueKind: not JsonValueKind.Null } value ? value.ToString() : null;

    public Answered Done(HttpStatusCode status = HttpStatusCode.OK)
    {
        Assert.True(Status == status, $"{(int)Status}, not {(int)status}: {Body}");
        return this;
    }

    public Answered Refused(HttpStatusCode status, string? code = null)
    {
        Done(status);
        Assert.True(code is null || Json.GetProperty("code").GetString() == code, $"The code is not {code}: {Body}");
        return this;
    }

    /// <summary>The same members with the same values in the same order.</summary>
    public void Is(string json) => Assert.Equal(Plain(JsonSerializer.Deserialize<JsonElement>(json)), Plain(Done().Json));

    private static string Plain(JsonElement json) => JsonSerializer.Serialize(json, Indented);
}
