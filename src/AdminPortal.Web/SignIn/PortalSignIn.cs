using AdminPortal.Application.Access;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace AdminPortal.Web.SignIn;

/// <summary>Who may come in, and how they are remembered.</summary>
internal static class PortalSignIn
{
    public static void AddPortalSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var azureAd = builder.Configuration.GetSection("AzureAd");
        var isDevelopment = builder.Environment.IsDevelopment();
        var mode = isDevelopment && !azureAd.Exists() ? SignInMode.Development : SignInMode.Entra;
        services.AddSingleton(typeof(SignInMode), mode);
        var authentication = services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            Harden(options.Cookie, "portal", isDevelopment);
            options.LoginPath = "/sign-in";
            options.AccessDeniedPath = "/access-denied";
            options.ReturnUrlParameter = "returnUrl";
            options.ExpireTimeSpan = SessionEnd.After;
            options.SlidingExpiration = false;
            options.Events.OnSigningIn = StoredSession.Begin;
            options.Events.OnValidatePrincipal = StoredSession.Check;
            options.Events.OnSigningOut = StoredSession.End;
            options.Events.OnRedirectToLogin = StoredSession.AskToSignIn;
        });
        if (mode == SignInMode.Entra)
        {
            EntraSignIn.Add(authentication, azureAd);
        }

        services.AddAntiforgery(options => Harden(options.Cookie, "portal-antiforgery", isDevelopment));
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddScoped<CircuitUser>();
        services.AddScoped<AuthenticationStateProvider>(scope => scope.GetRequiredService<CircuitUser>());
        services.AddScoped<ICurrentUser, PortalUser>();
    }

    public static void MapPortalSignIn(this WebApplication app)
    {
        if (app.Services.GetRequiredService<SignInMode>() == SignInMode.Development)
        {
            DevelopmentSignIn.Map(app);
        }
        else
        {
            EntraSignIn.Map(app);
        }
    }

    /// <summary>
    /// A browser takes a <c>__Host-</c> cookie only over https (or from localhost), which a developer's machine may not have.
    /// </summary>
    private static void Harden(CookieBuilder cookie, string name, bool isDevelopment)
    {
        cookie.Name = isDevelopment ? name : "__Host-" + name;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
    }
}
