using AdminPortal.Application.Access;
using AdminPortal.Testing;

namespace AdminPortal.Web.Tests.Accounts;

/// <summary>Tells who asks only when the test lets it, so that a save can be caught under way.</summary>
internal sealed class SlowUser(TestUser user) : ICurrentUser
{
    private TaskCompletionSource? gate;

    public int Calls { get; private set; }

    public void Hold() => gate = new();

    public void Release() => gate!.SetResult();

    public async ValueTask<CallerIdentity?> FindAsync(CancellationToken cancellationToken)
    {
        Calls++;
        await (gate?.Task ?? Task.CompletedTask);
        return await user.FindAsync(cancellationToken);
    }
}
