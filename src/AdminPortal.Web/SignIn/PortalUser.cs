using AdminPortal.Application.Access;
using AdminPortal.Web.Api;

namespace AdminPortal.Web.SignIn;

/// <summary>The signed-in member of staff, in a request and in a circuit alike.</summary>
internal sealed class PortalUser(IHttpContextAccessor http, IServiceProvider scope, CircuitUser circuit) : ICurrentUser
{
    private HttpContext? Request => http.HttpContext is { } current && ReferenceEquals(current.RequestServices, scope) ? current : null;

    /// <summary>
    /// A circuit lives in a scope of its own and may still see the request that opened it, whose user is as old as the circuit.
    /// So the request counts only where this scope is the request's.
    /// </summary>
    public async ValueTask<CallerIdentity?> FindAsync(CancellationToken cancellationToken)
    {
        if (Request is { } request)
        {
            return ApiCaller.Of(request) ?? PortalClaims.CallerOf(request.User);
        }

        return PortalClaims.CallerOf((await circuit.GetAuthenticationStateAsync()).User) ?? throw new SessionOverException();
    }

    public void LearnThatSessionIsOver()
    {
        if (Request is null)
        {
            circuit.SignOut();
        }
    }
}
