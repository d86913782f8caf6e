namespace AdminPortal.Application.Access;

/// <summary>What a grant lets one do. Every role reads; see <see cref="Rights"/> for the rest.</summary>
public enum StaffRole
{
    Viewer = 1,
    Editor = 2,
    Finance = 3,
    Admin = 4,
}

/// <summary>Where a change came from, for the audit trail.</summary>
public enum ChangeSource
{
    Portal = 1,
    Api = 2,
    Import = 3,
    Job = 4,
}

/// <summary>Who asks, as the host has authenticated them.</summary>
/// <param name="Id">Stable id of the person or client.</param>
/// <param name="Name">What the audit trail and other staff read.</param>
/// <param name="SignInRoles">Unrestricted roles that the sign-in brought along; those given in the portal are in the store.</param>
/// <param name="Source">Through which door they came.</param>
public sealed record CallerIdentity(string Id, string Name, IReadOnlyList<StaffRole> SignInRoles, ChangeSource Source)
{
    /// <summary>The sign-in that brought a person here, which has to go on; null for API clients, jobs and the portal itself.</summary>
    public string? SessionId { get; init; }

    /// <summary>Null for a person. For an API client, how this call narrows what the client's entry in the store allows.</summary>
    public ClientCall? Client { get; init; }

    /// <summary>The sign-in roles as work that outlives the sign-in keeps them, by comma.</summary>
    internal string WrittenRoles => string.Join(',', SignInRoles);

    /// <summary>Whom such work acts as, from what it kept.</summary>
    internal static CallerIdentity OfWritten(string id, string name, string roles, ChangeSource source) =>
        new(id, name, ReadRoles(roles), source);

    internal static IReadOnlyList<StaffRole> ReadRoles(string written) =>
        [.. written.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<StaffRole>)];
}

/// <summary>One call of an API client.</summary>
/// <param name="Family">The family of scopes that the call belongs to; within it the client acts by the highest scope it holds.</param>
/// <param name="TokenScopes">The scopes that the token was given; those that the client has lost since do not count.</param>
/// <param name="NarrowedTo">Public id of the organisation that the call is about, with all below it; null where it is not narrowed.</param>
public sealed record ClientCall(string Family, IReadOnlyList<string> TokenScopes, string? NarrowedTo = null);

/// <summary>Tells the services who calls them, in a circuit and in an HTTP call alike. The host implements it.</summary>
public interface ICurrentUser
{
    /// <summary>The caller, or null where nobody is signed in.</summary>
    ValueTask<CallerIdentity?> FindAsync(CancellationToken cancellationToken);

    /// <summary>Told when an operation finds that the caller's session is over, before <see cref="SessionOverException"/> is thrown.</summary>
    void LearnThatSessionIsOver()
    {
    }
}
