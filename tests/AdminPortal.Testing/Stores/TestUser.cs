using AdminPortal.Application.Access;

namespace AdminPortal.Testing;

/// <summary>The caller that a test has signed in.</summary>
public sealed class TestUser : ICurrentUser
{
    public CallerIdentity? Identity { get; private set; } = Unrestricted(StaffRole.Admin);

    public void As(StaffRole role) => Identity = Unrestricted(role);

    public void SignIn(DevelopmentPerson person) =>
        Identity = new(person.Id, person.Name, person.SignInRole is { } role ? [role] : [], ChangeSource.Portal);

    public void SignIn(CallerIdentity identity) => Identity = identity;

    /// <summary>Somebody whose rights are only those that the store's grants give.</summary>
    public void WithoutRoles(string id, string name) => Identity = new(id, name, [], ChangeSource.Portal);

    public void SignOut() => Identity = null;

    public ValueTask<CallerIdentity?> FindAsync(CancellationToken cancellationToken) => new(Identity);

    private static CallerIdentity Unrestricted(StaffRole role) =>
        new($"test-{role}".ToLowerInvariant(), $"Test {role}", [role], ChangeSource.Portal);
}
