using System.Security.Claims;
using AdminPortal.Application.Clients;
using Microsoft.AspNetCore.Authorization;

namespace AdminPortal.Web.Api;

/// <summary>The token has the scope that the endpoint needs, or a higher one of its family.</summary>
internal sealed class ScopeRule : IAuthorizationRequirement;

internal sealed class ScopeRuleHandler : AuthorizationHandler<ScopeRule>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRule requirement)
    {
        var needed = (context.Resource as HttpContext)?.GetEndpoint()?.Metadata.GetMetadata<NeededScope>();
        if (needed is null || (context.User.Identity is ClaimsIdentity { AuthenticationType: ApiCaller.Scheme } identity && ApiScopes.Allow(ApiCaller.ScopesOf(identity), needed.Scope)))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
