using System.Net;
using System.Text;
using System.Text.Json;
using AdminPortal.Application.Clients;
using AdminPortal.Web.Tests.Api;

namespace AdminPortal.Web.Tests.Clients;

/// <summary>The API, and clients with secrets that ask it for tokens.</summary>
public sealed class TokenHost : IDisposable
{
    public const string Path = "/oauth/v2/token";
    public const string AccountsPath = "/account-management/accounts";

    public ApiHost Api { get; } = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<NewSecret> ClientAsync(params List<string> scopes)
    {
        var made = await Api.Store.Service<ApiClientService>().CreateAsync(
            new() { Name = "Partner", Scopes = scopes.Count > 0 ? scopes : [ApiScopes.AccountsRead, ApiScopes.AccountsWrite] }, Cancellation);
        return made.Value ?? throw new InvalidOperationException($"{made.Error}");
    }

    public Task<Told> PostAsync(string path, string form, string? authorization = null, string contentType = "application/x-www-form-urlencoded")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(form, Encoding.UTF8, contentType) };
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return SendAsync(request);
    }

    public Task<Told> GetAsync(string path, params string[] authorization)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return SendAsync(request);
    }

    public async Task<string> TokenAsync(NewSecret client)
    {
        var told = await PostAsync(Path, "grant_type=client_credentials", Basic(client.ClientId, client.Secret));
        Assert.True(told.Status == HttpStatusCode.OK, told.Body);
        return told.Json.GetProperty("access_token").GetString()!;
    }

    public static string Basic(string id, string secret) => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}"))}";

    public async Task<Told> SendAsync(HttpRequestMessage request)
    {
        using var http = Api.Anonymous();
        using (request)
        using (var answer = await http.SendAsync(request, Cancellation))
        {
            return new(answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation), answer.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value)), answer.Content.Headers.Allow);
        }
    }

    public void Dispose() => Api.Dispose();
}

/// <summary>An answer, read to its end.</summary>
public sealed record Told(HttpStatusCode Status, string Body, IReadOnlyDictionary<string, string> Headers, ICollection<string> Allow)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>"400 invalid_request"; with all of the body where it is no error of OAuth.</summary>
    public string Brief => Body.Length > 0 && Body[0] == '{' && Json.TryGetProperty("error", out var error) ? $"{(int)Status} {error.GetString()}" : $"{(int)Status} {Body}";
}
