using AdminPortal.Web.Admin;
using AdminPortal.Web.Changes;
using AdminPortal.Web.Jobs;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace AdminPortal.Web.Shell;

/// <summary>The pages and what every one of them needs.</summary>
internal static class PortalPages
{
    public static IServiceCollection AddPortalPages(this IServiceCollection services)
    {
        services.AddRadzenComponents();
        services.AddSingleton<ILocalizer, RadzenTexts>();
        services.AddScoped<Notices>();
        services.AddScoped<Moments>();
        services.AddScoped<JobWatch>();
        services.AddScoped<JobWords>();
        services.AddScoped<ImportWords>();
        services.AddScoped<ImportRefusals>();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        // A form without its token is the sender's fault in Development too, and not an error of ours.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        return services;
    }

    /// <summary>The theme that the reader has chosen, or null where the system's counts. The cookie is js/portal.js's.</summary>
    public static string? ChosenTheme(this HttpContext context) =>
        context.Request.Cookies[context.Request.IsHttps ? "__Host-theme" : "theme"] is ("light" or "dark") and var theme ? theme : null;
}
