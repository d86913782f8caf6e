using AdminPortal.Application.Telemetry;
using AdminPortal.Web.Shared;
using AdminPortal.Web.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace AdminPortal.Web.SignIn;

/// <summary>Sign-in with Microsoft Entra ID. A change to Microsoft.Identity.Web replaces this file and those it names.</summary>
internal static class EntraSignIn
{
    private const string Scheme = "OpenIdConnect";
    private const string SignedOutPath = "/signout-callback-oidc";
    private const string DiscoveredLater = "https://discovered.invalid/";
    private static readonly string[] Scopes = ["openid", "profile", "email"];

    public static void Add(AuthenticationBuilder authentication, IConfigurationSection azureAd)
    {
        authentication.AddOAuth<EntraOptions, EntraHandler>(Scheme, options =>
        {
            options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
            options.CallbackPath = "/signin-oidc";
            options.UsePkce = true;
            options.AuthorizationEndpoint = options.TokenEndpoint = DiscoveredLater;
            foreach (var scope in Scopes)
            {
                options.Scope.Add(scope);
            }

            azureAd.Bind(options);
            options.Events.OnRemoteFailure = AnswerFailure;
        });
        authentication.Services.AddSingleton<IPostConfigureOptions<EntraOptions>>(new PostConfigureOptions<EntraOptions>(Scheme, options =>
            options.Metadata ??= new ConfigurationManager<OpenIdConnectConfiguration>(
                options.Authority + "/.well-known/openid-configuration",
                new OpenIdConnectConfigurationRetriever(),
                new HttpDocumentRetriever(options.Backchannel) { RequireHttps = options.RequireHttpsMetadata })));
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in/entra", SignIn).AllowAnonymous();
        app.MapPost(PortalUrls.SignOut, SignOutAsync).AllowAnonymous();
        app.MapGet(SignedOutPath, () => TypedResults.LocalRedirect(PortalUrls.SignIn())).AllowAnonymous();
    }

    private static ChallengeHttpResult SignIn(string? returnUrl) =>
        TypedResults.Challenge(new() { RedirectUri = LocalReturn.UrlOrHome(returnUrl) }, [Scheme]);

    /// <summary>
    /// Ends the session here, and then at the provider (OpenID Connect RP-Initiated Logout). The way there is a page that moves on
    /// by itself: the security policy lets no form lead out of the portal, not even by a redirect.
    /// </summary>
    private static async Task<IResult> SignOutAsync([FromForm] string? returnUrl, HttpContext context, IOptionsMonitor<EntraOptions> options)
    {
        await context.SignOutAsync();
        var entra = options.Get(Scheme);
        var published = await entra.Metadata!.GetConfigurationAsync(context.RequestAborted);
        return string.IsNullOrEmpty(published.EndSessionEndpoint)
            ? TypedResults.LocalRedirect(PortalUrls.SignIn(LocalReturn.UrlOrHome(returnUrl)))
            : new RazorComponentResult<SigningOutPage>(new
            {
                Url = QueryHelpers.AddQueryString(published.EndSessionEndpoint, new Dictionary<string, string?>
                {
                    ["client_id"] = entra.ClientId,
                    ["post_logout_redirect_uri"] = $"{context.Request.Scheme}://{context.Request.Host}{SignedOutPath}",
                }),
            });
    }

    private static Task AnswerFailure(RemoteFailureContext failure)
    {
        PortalMetrics.SignInFailed(failure.Failure?.GetType().Name ?? "unknown");
        SignInLog.Failed(failure.HttpContext.RequestServices.GetRequiredService<ILogger<EntraHandler>>(), failure.Failure);
        failure.Response.Redirect(PortalUrls.FailedSignIn);
        failure.HandleResponse();
        return Task.CompletedTask;
    }
}
