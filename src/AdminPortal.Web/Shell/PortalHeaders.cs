using AdminPortal.Web.Shared;

namespace AdminPortal.Web.Shell;

/// <summary>The address the portal listens on by itself, and the headers that every answer carries.</summary>
internal static class PortalHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'none'; form-action 'self'";

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
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
    }

    public static void UsePortalHeaders(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.Use((context, next) =>
        {
            context.Response.OnStarting(Write, context.Response);
            return next(context);
        });
    }

    /// <summary>Last of all, so that what an error page clears and what an endpoint sets are both known.</summary>
    private static Task Write(object state)
    {
        var response = (HttpResponse)state;
        var headers = response.Headers;
        headers.ContentSecurityPolicy = response.HttpContext.Request.Path.StartsWithSegments(PortalUrls.ApiReference) ? ReferencePagePolicy : ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        if (response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true)
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
