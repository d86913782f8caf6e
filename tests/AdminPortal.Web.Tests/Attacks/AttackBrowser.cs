using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;

namespace AdminPortal.Web.Tests.Attacks;

/// <summary>What came back, read to its end.</summary>
public sealed record Answer(int Status, string Body, byte[] Bytes, IReadOnlyDictionary<string, string> Headers)
{
    public string? this[string header] => Headers.GetValueOrDefault(header);

    /// <summary>The body as a reader sees it: without what HTML escapes.</summary>
    public string Read => WebUtility.HtmlDecode(Body);
}

/// <summary>A browser in the hands of somebody who means no good. It sends cookies as they are over https.</summary>
public sealed partial class AttackBrowser : IDisposable
{
    private readonly HttpClient http;
    private readonly Dictionary<string, string> cookies = [];

    public AttackBrowser(Uri address)
    {
        http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        http.DefaultRequestHeaders.Host = "portal.example";
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("nb");
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public void Take(IEnumerable<string> setCookies)
    {
        foreach (var cookie in setCookies.Select(text => SetCookieHeaderValue.Parse(text)))
        {
            cookies[cookie.Name.ToString()] = cookie.Value.ToString();
        }
    }

    public string? Cookie(string name) => cookies.GetValueOrDefault(name);

    public Task<Answer> GetAsync(string path, params string[] headers) => SendAsync("GET", path, null, headers);

    /// <summary>Sends a form with the token of a page.</summary>
    public async Task<Answer> PostAsync(string action, string page, params (string Name, string Value)[] fields) =>
        await SendAsync("POST", action, FormOf([.. fields, ("__RequestVerificationToken", await TokenAsync(page))]));

    public async Task<string> TokenAsync(string page) => Token().Match((await GetAsync(page)).Body).Groups[1].Value;

    public static FormUrlEncodedContent FormOf(params IEnumerable<(string Name, string Value)> fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    /// <param name="headers">Name and value by turns; they take the place of the browser's own.</param>
    public async Task<Answer> SendAsync(string method, string path, HttpContent? body = null, params string[] headers)
    {
        using var request = new HttpRequestMessage(new(method), new Uri(path, UriKind.Relative)) { Content = body };
        if (cookies.Count > 0)
        {
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        for (var i = 0; i < headers.Length; i += 2)
        {
            request.Headers.Remove(headers[i]);
            Assert.True(request.Headers.TryAddWithoutValidation(headers[i], headers[i + 1]));
        }

        using var answer = await http.SendAsync(request, Cancellation);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
        {
            Take(set);
        }

        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancellation);
        return new(
            (int)answer.StatusCode,
            Encoding.UTF8.GetString(bytes),
            bytes,
            answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join("\n", header.Value), StringComparer.OrdinalIgnoreCase));
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
