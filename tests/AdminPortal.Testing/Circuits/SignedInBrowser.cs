using System.Net;
using System.Text.RegularExpressions;

namespace AdminPortal.Testing.Circuits;

/// <summary>A browser with its cookies; its tabs are circuits opened by hand.</summary>
public sealed partial class SignedInBrowser : IDisposable
{
    private readonly CookieContainer cookies = new();
    private readonly Uri portal;

    public SignedInBrowser(Uri portal)
    {
        this.portal = portal;
        Http = new(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = portal };
        Http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("nb");
    }

    public HttpClient Http { get; }

    public string Cookies => cookies.GetCookieHeader(portal);

    /// <summary>By the development sign-in.</summary>
    public async Task SignInAsync(string personId)
    {
        using var answer = await PostAsync("/sign-in", "/sign-in/development", ("person", personId));
        if (answer.StatusCode != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"{personId} could not sign in: {answer.StatusCode}");
        }
    }

    public async Task SignOutAsync()
    {
        using var answer = await PostAsync("/accounts", "/sign-out");
    }

    public async Task<CircuitPage> PageAsync(string path) => CircuitPage.Of(await Http.GetStringAsync(path));

    public async Task<RawCircuit> TabAsync(string path) => await RawCircuit.OpenAsync(portal, Cookies, await PageAsync(path), path);

    /// <summary>A connection on which no circuit is started yet.</summary>
    /// <param name="origin">Empty for the portal's own; null for none.</param>
    public Task<RawCircuit> ConnectAsync(string? origin = "") => RawCircuit.ConnectAsync(portal, Cookies, origin);

    public void Dispose() => Http.Dispose();

    /// <summary>Sends a form with the antiforgery token of the page that holds it.</summary>
    private async Task<HttpResponseMessage> PostAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await Http.GetStringAsync(page)).Groups[1].Value;
        using var form = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await Http.PostAsync(action, form);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
