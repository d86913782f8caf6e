using System.Security.Claims;
using AdminPortal.Web.Shared;
using AdminPortal.Web.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;

namespace AdminPortal.Web.SignIn;

/// <summary>Sign-in with Microsoft Entra ID. A change to Microsoft.Identity.Web replaces this file and those it names.</summary>
internal static class EntraSignIn
{
    private const string Scheme = "OpenIdConnect";
    private const string SignedOutPath = "/signout-callback-oidc";
    private const string DiscoveredLater = "https://discovered.invalid/";
    private static readonly string[] Scopes = ["openid", "profile", "email"];

    public static void Add(AuthenticationBuilder authentication, IConfigurationSection azureAd, bool isDevelopment)
    {
        authentication.AddOAuth<EntraOptions, EntraHandler>(Scheme, options =>
        {
            options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
            options.CallbackPath = "/signin-oidc";
            options.UsePkce = true;
            options.AuthorizationEndpoint = options.TokenEndpoint = DiscoveredLater;
            options.BackchannelTimeout = TimeSpan.FromSeconds(10);
            foreach (var scope in Scopes)
            {
                options.Scope.Add(scope);
            }

            azureAd.Bind(options);
            options.Credential = EntraCredential.Of(azureAd);
            options.Events.OnRemoteFailure = EntraFailure.AnswerAsync;
            PortalSignIn.Harden(options.CorrelationCookie, "portal-correlation.", isDevelopment);
        });
        authentication.Services.AddSingleton<IPostConfigureOptions<EntraOptions>>(services => new PostConfigureOptions<EntraOptions>(Scheme, options =>
            options.Metadata ??= new(
                options.Authority + "/.well-known/openid-configuration",
                new HttpDocumentRetriever(options.Backchannel) { RequireHttps = options.RequireHttpsMetadata },
                services.GetRequiredService<TimeProvider>())));
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in/entra", SignIn).AllowAnonymous();
        app.MapPost(PortalUrls.SignOut, SignOutAsync).AllowAnonymous();
        app.MapGet(SignedOutPath, () => TypedResults.LocalRedirect(PortalUrls.SignedOut())).AllowAnonymous();
    }

    /// <param name="choose">Whether the provider is to ask which account, and not to take the one that it knows.</param>
    private static ChallengeHttpResult SignIn(string? returnUrl, bool? choose)
    {
        var asked = new AuthenticationProperties { RedirectUri = LocalReturn.UrlOrHome(returnUrl) };
        if (choose == true)
        {
            asked.SetParameter(EntraHandler.Prompt, "select_account");
        }

        return TypedResults.Challenge(asked, [Scheme]);
    }

    /// <summary>
    /// Ends the session here, and then at the provider (OpenID Connect RP-Initiated Logout). The way there is a page that moves on
    /// by itself: the security policy lets no form lead out of the portal, not even by a redirect.
    /// </summary>
    private static async Task<IResult> SignOutAsync([FromForm] string? returnUrl, HttpContext context, IOptionsMonitor<EntraOptions> options, ILogger<EntraHandler> log)
    {
        var user = context.User;
        await context.SignOutAsync();
        var entra = options.Get(Scheme);
        try
        {
            var published = await entra.Metadata!.GetAsync(context.RequestAborted);
            return string.IsNullOrEmpty(published.EndSessionEndpoint)
                ? TypedResults.LocalRedirect(PortalUrls.SignIn(LocalReturn.UrlOrHome(returnUrl)))
                : new RazorComponentResult<SigningOutPage>(new { Url = ProvidersSignOut(published.EndSessionEndpoint, entra, user, context.Request) });
        }
        catch (ProviderUnavailableException)
        {
            SignInLog.SignedOutHereOnly(log, user.FindFirstValue(PortalClaims.Subject) ?? "");
            return TypedResults.LocalRedirect(PortalUrls.SignedOut(hereOnly: true));
        }
    }

    /// <summary>The hint, which Entra sends where it is told to, spares the question which account it is; whole tokens are not kept for it.</summary>
    private static string ProvidersSignOut(string endpoint, EntraOptions entra, ClaimsPrincipal user, HttpRequest request)
    {
        Dictionary<string, string?> query = new()
        {
            ["client_id"] = entra.ClientId,
            ["post_logout_redirect_uri"] = $"{request.Scheme}://{request.Host}{SignedOutPath}",
        };
        if (user.FindFirstValue(PortalClaims.LoginHint) is { } hint)
        {
            query["logout_hint"] = hint;
        }

        return QueryHelpers.AddQueryString(endpoint, query);
    }
}
