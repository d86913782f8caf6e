using System.Text;

namespace AdminPortal.Web.Tests.Api;

/// <summary>Calls of the API as a test words them. A path that does not begin with a slash is one of account management; headers are name and value by turns.</summary>
internal static class Calls
{
    public const string CorporateAccounts = "/corporate-accounts/v2/accounts";
    public const string CorporateOrganizations = "/organizations/v1/organizations";

    public static Task<Reply> AskAsync(this HttpClient http, string path, params string[] headers) => http.SendBodyAsync("GET", path, null, headers);

    /// <param name="body">JSON, as it stands.</param>
    public static Task<Reply> CallAsync(this HttpClient http, string method, string path, string? body = null, params string[] headers) =>
        http.SendBodyAsync(method, path, body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"), headers);

    public static async Task<Reply> SendBodyAsync(this HttpClient http, string method, string path, HttpContent? body, params string[] headers)
    {
        using var request = new HttpRequestMessage(new(method), new Uri(path.StartsWith('/') ? path : $"/account-management/{path}", UriKind.Relative)) { Content = body };
        for (var i = 0; i < headers.Length; i += 2)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(headers[i], headers[i + 1]) || body!.Headers.TryAddWithoutValidation(headers[i], headers[i + 1]));
        }

        using var response = await http.SendAsync(request, Xunit.TestContext.Current.CancellationToken);
        return new((int)response.StatusCode, response.Headers, response.Content.Headers, await response.Content.ReadAsStringAsync(Xunit.TestContext.Current.CancellationToken));
    }

    /// <summary>The ids of all pages of a list, from the first to the last.</summary>
    public static async Task<List<string>> WalkAsync(this HttpClient http, string path, Action<int>? between = null)
    {
        var seen = new List<string>();
        string? next = null;
        var page = 0;
        do
        {
            var reply = await http.AskAsync(next is null ? path : $"{path}&page={Uri.EscapeDataString(next)}");
            seen.AddRange(reply.Ids);
            next = reply.Next;
            between?.Invoke(++page);
        }
        while (next is not null);
        return seen;
    }
}
