namespace AdminPortal.Application.Access;

/// <summary>A member of staff whom the development sign-in offers, with no password.</summary>
/// <param name="Id">The id that grants and the audit trail hold.</param>
/// <param name="Name">First name, as shown.</param>
/// <param name="SignInRole">An unrestricted role, or null where only grants in the store count.</param>
public sealed record DevelopmentPerson(string Id, string Name, StaffRole? SignInRole)
{
    public static readonly IReadOnlyList<DevelopmentPerson> All =
    [
        new("dev-vigdis", "Vigdis", StaffRole.Viewer),
        new("dev-erik", "Erik", StaffRole.Editor),
        new("dev-frida", "Frida", StaffRole.Finance),
        new("dev-astrid", "Astrid", StaffRole.Admin),
        new("dev-anders", "Anders", StaffRole.Admin),
        Sigrid,
    ];

    /// <summary>Editor of one subtree only; the demo data holds her grant.</summary>
    public static DevelopmentPerson Sigrid => new("dev-sigrid", "Sigrid", null);

    /// <summary>As if they had signed in then, so that the list of staff is not empty before anybody has.</summary>
    internal StaffMember AsStaff(long key, DateTime firstSeenAt) => new()
    {
        Id = key,
        PersonId = Id,
        Name = Name,
        SignInRoles = SignInRole?.ToString() ?? "",
        FirstSeenAt = firstSeenAt,
        AccessChangedAt = firstSeenAt,
    };
}
