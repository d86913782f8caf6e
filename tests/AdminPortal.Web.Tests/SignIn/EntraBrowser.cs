using System.Net;
using System.Text.RegularExpressions;

namespace AdminPortal.Web.Tests.SignIn;

/// <summary>A page as somebody got it, at the address where they ended up.</summary>
internal sealed record BrowserPage(Uri Address, HttpStatusCode Status, string Html)
{
    public string Path => Address.AbsolutePath;

    public string Text => WebUtility.HtmlDecode(Html);
}

/// <summary>Somebody's browser: keeps cookies, follows redirects and pages that move on, and remembers where it has been.</summary>
internal sealed partial class EntraBrowser : IDisposable
{
    private readonly HttpClient http;

    public EntraBrowser(Uri portal, CookieContainer? cookies = null)
    {
        Cookies = cookies ?? new();
        http = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = portal };
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("nb");
    }

    public CookieContainer Cookies { get; }

    public List<Uri> Visited { get; } = [];

    /// <summary>Goes from the portal to the provider, signs in there, and comes back.</summary>
    public async Task<BrowserPage> SignInAsync(string person, string returnUrl = "/jobs") =>
        await EnterAsync(await ToProviderAsync(returnUrl), person);

    public Task<BrowserPage> ToProviderAsync(string returnUrl = "/jobs") => GetAsync($"/sign-in/entra?returnUrl={Uri.EscapeDataString(returnUrl)}");

    /// <summary>Fills in the provider's page.</summary>
    /// <param name="until">Stops before it asks for an address that holds this.</param>
    public Task<BrowserPage> EnterAsync(BrowserPage page, string person, string? until = null) =>
        PostAsync(new Uri(page.Address, FormAddress().Match(page.Html).Groups[1].Value).ToString(), until, ("prompt", "login"), ("login", person), ("password", "any"));

    public async Task<BrowserPage> SignOutAsync(string page = "/jobs")
    {
        var token = Token().Match((await GetAsync(page)).Html).Groups[1].Value;
        return await PostAsync("/sign-out", null, ("__RequestVerificationToken", token));
    }

    public Task<BrowserPage> GetAsync(string address, string? until = null) => FollowAsync(new(HttpMethod.Get, address), until);

    public Task<BrowserPage> PostAsync(string address, string? until, params (string Name, string Value)[] fields) =>
        FollowAsync(new(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) }, until);

    public void Dispose() => http.Dispose();

    private async Task<BrowserPage> FollowAsync(HttpRequestMessage request, string? until)
    {
        while (true)
        {
            using var answer = await http.SendAsync(request);
            var asked = answer.RequestMessage!.RequestUri!;
            Visited.Add(asked);
            var html = await answer.Content.ReadAsStringAsync();
            var next = answer.Headers.Location?.OriginalString ?? (MovesOn().Match(html) is { Success: true } moves ? WebUtility.HtmlDecode(moves.Groups[1].Value) : null);
            if (next is null || (until is not null && next.Contains(until, StringComparison.Ordinal)))
            {
                return new(next is null ? asked : new Uri(asked, next), answer.StatusCode, html);
            }

            request = new(HttpMethod.Get, new Uri(asked, next));
        }
    }

    [GeneratedRegex("<form[^>]* action=\"([^\"]+)\"")]
    private static partial Regex FormAddress();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("http-equiv=\"refresh\" content=\"0; url=([^\"]+)\"")]
    private static partial Regex MovesOn();
}
