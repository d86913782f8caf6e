using AdminPortal.Application.Access;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace AdminPortal.Web.SignIn;

/// <summary>Who may come in, and how they are remembered.</summary>
internal static class PortalSignIn
{
    /// <summary>The policy that asks only for a sign-in, and not that one may do something.</summary>
    public const string SignedIn = "signed-in";

    public static void AddPortalSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var azureAd = builder.Configuration.GetSection(EntraSettings.Section);
        var isDevelopment = builder.Environment.IsDevelopment();
        var mode = isDevelopment && !azureAd.Exists() ? SignInMode.Development : SignInMode.Entra;
        services.AddSingleton(typeof(SignInMode), mode);
        // The address that a provider sends people back to holds a code, and those lines name every address.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        var authentication = services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            Harden(options.Cookie, "portal", isDevelopment);
            options.LoginPath = "/sign-in";
            options.ReturnUrlParameter = "returnUrl";
            options.ExpireTimeSpan = SessionEnd.After;
            options.SlidingExpiration = false;
            options.Events.OnSigningIn = StoredSession.Begin;
            options.Events.OnValidatePrincipal = StoredSession.Check;
            options.Events.OnSigningOut = StoredSession.End;
            options.Events.OnRedirectToLogin = StoredSession.AskToSignIn;
            options.Events.OnRedirectToAccessDenied = denied => NoAccessPage.AnswerAsync(denied.HttpContext);
        });
        if (mode == SignInMode.Entra)
        {
            EntraSignIn.Add(authentication, azureAd, isDevelopment);
        }

        services.AddAntiforgery(options => Harden(options.Cookie, "portal-antiforgery", isDevelopment));
        var signedIn = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        var withStanding = new AuthorizationPolicyBuilder(signedIn).AddRequirements(new HasStanding()).Build();
        services.AddAuthorizationBuilder().SetDefaultPolicy(withStanding).SetFallbackPolicy(withStanding).AddPolicy(SignedIn, signedIn);
        services.AddScoped<Standing>().AddScoped<IAuthorizationHandler, HasStandingHandler>();
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
    public static void Harden(CookieBuilder cookie, string name, bool isDevelopment)
    {
        cookie.Name = isDevelopment ? name : "__Host-" + name;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
    }
}
