using AdminPortal.Web.Shared;

namespace AdminPortal.Web.Shell;

/// <summary>The address the portal listens on by itself, and the headers that every answer carries.</summary>
internal static class PortalHeaders
{
    /// <summary>Bytes: of a form that names a thousand rows, and more than the API takes. Files of an import have a bound of their own.</summary>
    private const long LargestBody = 1024 * 1024;

    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'none'; form-action 'self'";

    /// <summary>What the pages use none of. Copying to the clipboard, which they do, is not named.</summary>
    private const string PermissionsPolicy =
        "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), " +
        "magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

    /// <summary>The picture in the head of the reference page has a style of its own; the page is the package's, and known by its hash.</summary>
    private static readonly string ReferencePagePolicy =
        ContentSecurityPolicy.Replace("style-src 'self';", "style-src 'self' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w=';", StringComparison.Ordinal);

    public static void UseDefaultAddress(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls("http://localhost:5080");
        }
    }

    public static void AddPortalHeaders(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
    }

    public static void UsePortalHeaders(this WebApplication app)
    {
        var isOverHttps = !app.Environment.IsDevelopment();
        app.Use((context, next) =>
        {
            // The framework's own way of it is gone from error pages, which clear what was set before them.
            if (isOverHttps && context.Request.IsHttps)
            {
                context.Response.OnStarting(PromiseHttps, context.Response);
            }

            context.Response.OnStarting(Write, context.Response);
            return next(context);
        });
    }

    /// <summary>For a year, and for this host alone: what else lies below its name is not the portal's to promise.</summary>
    private static Task PromiseHttps(object state)
    {
        ((HttpResponse)state).Headers.StrictTransportSecurity = "max-age=31536000";
        return Task.CompletedTask;
    }

    /// <summary>Last of all, so that what an error page clears and what an endpoint sets are both known.</summary>
    private static Task Write(object state)
    {
        var response = (HttpResponse)state;
        var headers = response.Headers;
        headers.ContentSecurityPolicy = response.HttpContext.Request.Path.StartsWithSegments(PortalUrls.ApiReference) ? ReferencePagePolicy : ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = PermissionsPolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (headers.CacheControl.Count == 0 || IsPage(response))
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }

    private static bool IsPage(HttpResponse response) => response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
}
