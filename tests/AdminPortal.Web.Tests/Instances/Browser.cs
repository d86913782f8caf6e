using System.Net;
using System.Text.RegularExpressions;

namespace AdminPortal.Web.Tests.Instances;

/// <summary>A browser of pages and forms whose cookies go with it from one instance to the other, as through a balancer.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly SocketsHttpHandler handler;
    private readonly HttpClient http;
    private Uri address;

    public Browser(Uri address)
        : this(address, new())
    {
    }

    private Browser(Uri address, CookieContainer cookies)
    {
        this.address = address;
        handler = new() { AllowAutoRedirect = false, CookieContainer = cookies };
        http = new(handler);
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    /// <summary>Cookies know no ports.</summary>
    public void GoTo(Uri other) => address = other;

    /// <summary>Another one with the same cookies.</summary>
    public Browser Copy()
    {
        var cookies = new CookieContainer();
        cookies.Add(handler.CookieContainer.GetAllCookies());
        return new(address, cookies);
    }

    public Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, path));
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return http.SendAsync(request);
    }

    public async Task SignInAs(string person) =>
        Assert.Equal(HttpStatusCode.Redirect, (await Post("/sign-in", "/sign-in/development", ("person", person))).StatusCode);

    /// <summary>Sends a form with the antiforgery token of the page that holds it.</summary>
    public async Task<HttpResponseMessage> Post(string page, string action, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await (await Get(page)).Content.ReadAsStringAsync()).Groups[1].Value;
        using var form = new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await http.PostAsync(new Uri(address, action), form);
    }

    public void Dispose()
    {
        http.Dispose();
        handler.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
