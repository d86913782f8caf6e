using System.Security.Claims;
using AdminPortal.Application.Access;
using AdminPortal.Web.Shared;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace AdminPortal.Web.SignIn;

/// <summary>
/// Who uses a circuit. Told by <see cref="AccessWatch"/> within seconds when that has changed; looks for itself once a minute,
/// also at what no store knows; and learns it from every service call. Who may no longer be there is signed out of the circuit.
/// </summary>
internal sealed class CircuitUser(
    ILoggerFactory logs, TimeProvider time, SignInMode mode, StaffSessionService sessions, AccessWatch watch, AccessChanges changes)
    : RevalidatingServerAuthenticationStateProvider(logs)
{
    private readonly ILogger logger = logs.CreateLogger<CircuitUser>();
    private IDisposable? followed;

    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    /// <summary>From now on this is a circuit's user, and no longer that of the one request that opens it.</summary>
    public async Task FollowAsync()
    {
        var user = (await GetAuthenticationStateAsync()).User;
        if (PortalClaims.CallerOf(user) is { SessionId: { } session })
        {
            followed = watch.Follow(session, Hear);
        }
    }

    /// <summary>Leads the tab to the sign-in; whatever else it asks for is refused meanwhile.</summary>
    public void SignOut()
    {
        followed?.Dispose();
        SetAuthenticationState(Task.FromResult(new AuthenticationState(new(new ClaimsIdentity()))));
    }

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var user = authenticationState.User;
        return PortalClaims.CallerOf(user) is { SessionId: { } session } caller
            && !SessionEnd.HasPassed(user, time.GetUtcNow())
            && IsKnown(caller)
            && await GoesOnAsync(session, caller.Id, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        followed?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>A store that does not answer signs nobody out: nothing can be done without it anyhow.</summary>
    private async Task<bool> GoesOnAsync(string session, string person, CancellationToken cancellationToken)
    {
        try
        {
            return await sessions.GoesOnAsync(session, person, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            SignInLog.NotAsked(logger, fault);
            return true;
        }
    }

    private bool IsKnown(CallerIdentity caller) =>
        mode == SignInMode.Entra || DevelopmentPerson.All.Any(person => person.Id == caller.Id);

    private void Hear(AccessNews news)
    {
        if (news == AccessNews.Ended)
        {
            SignOut();
        }
        else
        {
            _ = TellAsync();
        }
    }

    private async Task TellAsync()
    {
        try
        {
            await changes.TellAsync();
        }
        catch (ObjectDisposedException)
        {
            // The tab was closed at the same moment.
        }
    }
}
