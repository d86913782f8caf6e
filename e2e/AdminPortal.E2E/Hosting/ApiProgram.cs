using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Xunit;

namespace AdminPortal.E2E.Hosting;

/// <summary>A program that uses the portal's API, over HTTP and with nothing but the id and the secret that it has been given.</summary>
internal sealed class ApiProgram(Uri portal, string clientId) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = portal };

    /// <summary>A token, or the refusal.</summary>
    public Task<ApiAnswer> AskForTokenAsync(string secret)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/oauth/v2/token") { Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]) };
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{clientId}:{secret}")));
        return SendAsync(request);
    }

    public async Task<string> TokenAsync(string secret) => (await AskForTokenAsync(secret)).Expect(HttpStatusCode.OK).GetProperty("access_token").GetString()!;

    public Task<ApiAnswer> GetAsync(string path, string token) => SendAsync(Authorized(HttpMethod.Get, path, token));

    public Task<ApiAnswer> PostAsync(string path, string token, object body)
    {
        var request = Authorized(HttpMethod.Post, path, token);
        request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        return SendAsync(request);
    }

    public void Dispose() => http.Dispose();

    private static HttpRequestMessage Authorized(HttpMethod method, string path, string token)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private async Task<ApiAnswer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            return new(response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }
}

internal sealed record ApiAnswer(HttpStatusCode Status, string Body)
{
    /// <summary>The body, where the status is the expected one.</summary>
    public JsonElement Expect(HttpStatusCode status)
    {
        Assert.True(Status == status, string.Create(CultureInfo.InvariantCulture, $"{(int)Status}: {Body}"));
        return JsonElement.Parse(Body);
    }
}
