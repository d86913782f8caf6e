using AdminPortal.Application.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace AdminPortal.Web.Api;

/// <summary>Lets in who carries an access token of ours with the scope that the endpoint needs.</summary>
internal static class ApiAuthentication
{
    public const string Policy = "api";

    public static void AddPortalApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ApiPages>().AddScoped<ApiWriter>().AddScoped<ApiErrorTexts>();
        builder.Services.AddScoped<Accounts.AccountAnswers>();
        builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiTokenHandler>(ApiCaller.Scheme, null);
        builder.Services.AddSingleton<IAuthorizationHandler, ScopeRuleHandler>().AddSingleton<ApiMap>();
        ApiLimits.Add(builder.Services);
        builder.Services.AddAuthorizationBuilder().AddPolicy(Policy, new AuthorizationPolicyBuilder(ApiCaller.Scheme).RequireAuthenticatedUser().AddRequirements(new ScopeRule()).Build());
        builder.Services.PostConfigure<DemoSettings>(demo => demo.Clients = builder.Environment.IsDevelopment());
    }
}
