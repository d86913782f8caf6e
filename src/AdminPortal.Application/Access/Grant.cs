using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;

namespace AdminPortal.Application.Access;

/// <summary>A role given in the portal (<c>g-p-…</c>), for everything or for an organisation and all below it.</summary>
public sealed class Grant : PublicObject
{
    public required string HolderId { get; set; }

    public required string HolderName { get; set; }

    public StaffRole Role { get; set; }

    /// <summary>Null means everything.</summary>
    public long? OrganizationId { get; set; }

    public Organization? Organization { get; set; }

    public required string GivenById { get; set; }

    public required string GivenByName { get; set; }

    /// <summary>Why it was given; null where nobody said so.</summary>
    public string? Reason { get; set; }

    /// <summary>From when on it gives nothing, UTC; null where it has no end. Ending a grant sets it, so that the list still shows it.</summary>
    public DateTime? ExpiresAt { get; set; }
}
