using System.Security.Claims;
using AdminPortal.Application.Access;
using Microsoft.AspNetCore.Authorization;

namespace AdminPortal.Web.SignIn;

/// <summary>Whether somebody who is signed in may do anything at all: by a role of the sign-in, or by a grant of the moment.</summary>
internal sealed class Standing(AccessService access)
{
    public async Task<bool> IsHeldByAsync(ClaimsPrincipal user) =>
        PortalClaims.RolesOf(user).Count > 0 || (PortalClaims.CallerOf(user) is not null && await HasGrantsAsync());

    private async Task<bool> HasGrantsAsync()
    {
        try
        {
            return (await access.MineAsync(CancellationToken.None)).Roles.Count > 0;
        }
        catch (SessionOverException)
        {
            return false;
        }
    }
}

/// <summary>Asks it of every page and endpoint of the portal, in requests and in circuits.</summary>
internal sealed class HasStanding : IAuthorizationRequirement;

internal sealed class HasStandingHandler(Standing standing) : AuthorizationHandler<HasStanding>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, HasStanding requirement)
    {
        if (await standing.IsHeldByAsync(context.User))
        {
            context.Succeed(requirement);
        }
    }
}
