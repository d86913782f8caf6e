using AdminPortal.Application.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace AdminPortal.Web.SignIn;

/// <summary>Looks once a minute whether a circuit's user may still be there, and signs them out of the circuit where not.</summary>
internal sealed class CircuitUser(ILoggerFactory logs, TimeProvider time, SignInMode mode) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var user = authenticationState.User;
        return Task.FromResult(PortalClaims.CallerOf(user) is { } caller && !SessionEnd.HasPassed(user, time.GetUtcNow()) && IsKnown(caller));
    }

    private bool IsKnown(CallerIdentity caller) =>
        mode == SignInMode.Entra || DevelopmentPerson.All.Any(person => person.Id == caller.Id);
}
