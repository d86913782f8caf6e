using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace AdminPortal.Web.Api;

/// <summary>Lets in who carries an access token of ours with the scope that the endpoint needs.</summary>
internal static class ApiAuthentication
{
    public const string Policy = "api";

    public static void AddPortalApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ApiPages>().AddScoped<ApiWriter>().AddScoped<ApiErrorTexts>();
        builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiTokenHandler>(ApiCaller.Scheme, null);
        builder.Services.AddSingleton<IAuthorizationHandler, ScopeRuleHandler>();
        ApiLimits.Add(builder.Services);
        builder.Services.AddAuthorizationBuilder().AddPolicy(Policy, new AuthorizationPolicyBuilder(ApiCaller.Scheme).RequireAuthenticatedUser().AddRequirements(new ScopeRule()).Build());
    }
}

/// <summary>The token of the <c>Authorization</c> header.</summary>
internal sealed class ApiTokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    // The ground's stand-in, for the tests of the endpoints until tokens are there: a bearer token that is a client id with every scope.
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer org-", StringComparison.Ordinal))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var clientId = header["Bearer ".Length..];
        var identity = new ClaimsIdentity(
            [new(ApiCaller.ClientId, clientId), new(ApiCaller.ClientName, clientId), new(ApiCaller.Scope, string.Join(' ', Application.Clients.ApiScopes.All))],
            ApiCaller.Scheme);
        return Task.FromResult(AuthenticateResult.Success(new(new ClaimsPrincipal(identity), ApiCaller.Scheme)));
    }
}
