using AdminPortal.Application.Access;
using AdminPortal.Web.Api;
using Microsoft.AspNetCore.Components.Authorization;

namespace AdminPortal.Web.SignIn;

/// <summary>The signed-in member of staff, in a request and in a circuit alike.</summary>
internal sealed class PortalUser(IHttpContextAccessor http, IServiceProvider scope, AuthenticationStateProvider circuit) : ICurrentUser
{
    /// <summary>
    /// A circuit lives in a scope of its own and may still see the request that opened it, whose user is as old as the circuit.
    /// So the request counts only where this scope is the request's.
    /// </summary>
    public async ValueTask<CallerIdentity?> FindAsync(CancellationToken cancellationToken)
    {
        var request = http.HttpContext is { } current && ReferenceEquals(current.RequestServices, scope) ? current : null;
        if (request is not null && ApiCaller.Of(request) is { } client)
        {
            return client;
        }

        return PortalClaims.CallerOf(request?.User ?? (await circuit.GetAuthenticationStateAsync()).User);
    }
}
