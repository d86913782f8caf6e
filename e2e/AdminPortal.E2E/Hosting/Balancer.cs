using System.Net.WebSockets;
using AdminPortal.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace AdminPortal.E2E.Hosting;

/// <summary>
/// A load balancer as one would put before several instances: a cookie keeps each browser with one of them for as long as that
/// one is ready, and what an instance refuses or does not take goes to another.
/// </summary>
internal sealed class Balancer : IAsyncDisposable
{
    private const string Cookie = "portal-instance";

    private static readonly string[] OwnToEachHop = ["Connection", "Transfer-Encoding", "Upgrade", "Keep-Alive", "Host"];

    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromSeconds(1) });
    private readonly PortalProcess[] instances;
    private readonly WebApplication app;

    private Balancer(PortalProcess[] instances)
    {
        this.instances = instances;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.UseWebSockets();
        app.Run(ForwardAsync);
    }

    public Uri Address => new(app.Urls.Single());

    public static async Task<Balancer> StartAsync(params PortalProcess[] instances)
    {
        var balancer = new Balancer(instances);
        await balancer.app.StartAsync();
        return balancer;
    }

    /// <summary>The instance that a browser with these cookies stays with.</summary>
    public PortalProcess ServerOf(IEnumerable<Microsoft.Playwright.BrowserContextCookiesResult> cookies) =>
        instances[int.Parse(cookies.Single(cookie => cookie.Name == Cookie).Value, System.Globalization.CultureInfo.InvariantCulture)];

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        var kept = int.TryParse(context.Request.Cookies[Cookie], out var number) ? number : 0;
        foreach (var chosen in Enumerable.Range(kept, instances.Length).Select(turn => turn % instances.Length))
        {
            if (await TryAsync(context, chosen))
            {
                return;
            }
        }

        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
    }

    private async Task<bool> TryAsync(HttpContext context, int chosen)
    {
        try
        {
            return context.WebSockets.IsWebSocketRequest
                ? await ForwardSocketAsync(context, instances[chosen].Address)
                : await ForwardRequestAsync(context, chosen);
        }
        catch (Exception fault) when (fault is HttpRequestException or WebSocketException && !context.Response.HasStarted)
        {
            return false;
        }
    }

    private async Task<bool> ForwardRequestAsync(HttpContext context, int chosen)
    {
        var asked = context.Request;
        using var request = new HttpRequestMessage(new(asked.Method), new Uri(instances[chosen].Address, asked.Path + asked.QueryString.Value));
        request.Content = HttpMethods.IsGet(asked.Method) ? null : new StreamContent(asked.Body);
        foreach (var (name, value) in asked.Headers.Where(header => !IsOwn(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)value))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)value);
            }
        }

        request.Headers.Host = asked.Host.Value;
        using var response = await http.SendAsync(request, context.RequestAborted);
        if ((int)response.StatusCode == StatusCodes.Status503ServiceUnavailable)
        {
            return false;
        }

        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => !IsOwn(header.Key)))
        {
            context.Response.Headers[name] = new StringValues([.. values]);
        }

        context.Response.Cookies.Append(Cookie, $"{chosen}");
        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        return true;
    }

    private static async Task<bool> ForwardSocketAsync(HttpContext context, Uri instance)
    {
        using var server = new ClientWebSocket();
        foreach (var name in new[] { "Cookie", "Origin", "Host", "User-Agent" })
        {
            server.Options.SetRequestHeader(name, context.Request.Headers[name]);
        }

        var address = new UriBuilder(instance) { Scheme = "ws", Path = context.Request.Path, Query = context.Request.QueryString.Value };
        await server.ConnectAsync(address.Uri, context.RequestAborted);
        using var browser = await context.WebSockets.AcceptWebSocketAsync();
        await Task.WhenAny(PumpAsync(browser, server), PumpAsync(server, browser));
        // The other direction ends with its socket.
        browser.Abort();
        server.Abort();
        return true;
    }

    private static async Task PumpAsync(WebSocket from, WebSocket to)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var received = await from.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                await to.CloseOutputAsync(from.CloseStatus ?? WebSocketCloseStatus.EndpointUnavailable, from.CloseStatusDescription, CancellationToken.None);
                return;
            }

            await to.SendAsync(buffer.AsMemory(0, received.Count), received.MessageType, received.EndOfMessage, CancellationToken.None);
        }
    }

    private static bool IsOwn(string header) => OwnToEachHop.Contains(header, StringComparer.OrdinalIgnoreCase);
}
