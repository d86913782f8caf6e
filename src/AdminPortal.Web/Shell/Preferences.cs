using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace AdminPortal.Web.Shell;

/// <summary>The choices that live in cookies because they count before anybody is signed in.</summary>
internal static class Preferences
{
    public static void MapPreferences(this WebApplication app) =>
        app.MapPost("/preferences/language", ChooseLanguage).AllowAnonymous();

    private static IResult ChooseLanguage([FromForm] string? culture, [FromForm] string? returnUrl, HttpContext context, IHostEnvironment environment)
    {
        var chosen = culture == PortalTexts.English ? PortalTexts.English : PortalTexts.Norwegian;
        context.Response.Cookies.Append(
            PortalTexts.LanguageCookie(environment),
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(chosen)),
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), IsEssential = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", Secure = context.Request.IsHttps || !environment.IsDevelopment() });
        return LocalReturn.To(returnUrl);
    }
}
