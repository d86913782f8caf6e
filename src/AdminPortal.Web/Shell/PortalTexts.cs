using System.Globalization;
using AdminPortal.Web.Api;
using Microsoft.AspNetCore.Localization;
using Microsoft.Net.Http.Headers;

namespace AdminPortal.Web.Shell;

/// <summary>The languages of the portal, and how a reader's is chosen: by the cookie, then by the browser, then Norwegian. Programs ask for one, or get English.</summary>
internal static class PortalTexts
{
    public const string Norwegian = "nb-NO";
    public const string English = "en-GB";

    public static IServiceCollection AddPortalTexts(this IServiceCollection services) => services.AddLocalization();

    public static void UsePortalCultures(this WebApplication app)
    {
        CultureInfo[] cultures = [CultureInfo.GetCultureInfo(Norwegian), CultureInfo.GetCultureInfo(English)];
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new(Norwegian),
            SupportedCultures = cultures,
            SupportedUICultures = cultures,
            ApplyCurrentCultureToResponseHeaders = true,
            RequestCultureProviders = [new CustomRequestCultureProvider(OfProgram), new CookieRequestCultureProvider { CookieName = LanguageCookie(app.Environment) }, new CustomRequestCultureProvider(OfBrowser)],
        });
    }

    /// <summary>As with the cookie of the sign-in: a browser takes a <c>__Host-</c> cookie only over https.</summary>
    public static string LanguageCookie(IHostEnvironment environment) => environment.IsDevelopment() ? "portal-language" : "__Host-portal-language";

    private static async Task<ProviderCultureResult?> OfProgram(HttpContext context) =>
        ApiPaths.IsApi(context) ? await OfBrowser(context) ?? new ProviderCultureResult(English) : null;

    /// <summary>The framework's own provider takes neither "no" nor "nn" for Norwegian, nor "en-US" for English.</summary>
    private static Task<ProviderCultureResult?> OfBrowser(HttpContext context)
    {
        var wanted = context.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(CultureOf)
            .FirstOrDefault(culture => culture is not null);
        return Task.FromResult(wanted is null ? null : new ProviderCultureResult(wanted));
    }

    private static string? CultureOf(StringWithQualityHeaderValue language) => language.Value.Value?.Split('-')[0].ToLowerInvariant() switch
    {
        "nb" or "no" or "nn" => Norwegian,
        "en" => English,
        _ => null,
    };
}
