using AdminPortal.Application.Organizations;

namespace AdminPortal.Application.Access;

/// <summary>A grant as the list shows it.</summary>
/// <param name="Id"><c>g-p-…</c></param>
/// <param name="Organization">Null where it is for everything.</param>
/// <param name="Holds">Whether it gives something at this moment: not ended and not expired.</param>
/// <param name="MayEnd">Whether the caller may end it or give it another end; false also for one's own and for what has ended.</param>
public sealed record GrantRow(
    string Id,
    int Version,
    string HolderId,
    string HolderName,
    StaffRole Role,
    OrganizationLink? Organization,
    string GivenByName,
    DateTime GivenAt,
    DateTime? ExpiresAt,
    string? Reason,
    bool Holds,
    bool MayEnd)
{
    /// <summary>Whether it is for an organisation above what the caller sees, which is not named; its reason is not told either.</summary>
    public bool PlaceIsHidden { get; init; }
}

/// <summary>Which grants are listed.</summary>
public enum GrantState
{
    Holding = 1,

    /// <summary>Ended by somebody, or expired.</summary>
    Ended = 2,
}

/// <summary>Narrows the list of grants; what is null narrows nothing.</summary>
/// <param name="Text">A part of the holder's name.</param>
/// <param name="OrganizationId">Public id: grants for it or for an organisation below it, and those that reach it from above.</param>
public sealed record GrantFilter(string? Text = null, StaffRole? Role = null, string? OrganizationId = null, GrantState? State = GrantState.Holding);
