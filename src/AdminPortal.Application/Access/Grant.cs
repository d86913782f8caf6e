using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;

namespace AdminPortal.Application.Access;

/// <summary>A role given in the portal, for everything or for an organisation and all below it.</summary>
public sealed class Grant : StoredObject
{
    public required string HolderId { get; set; }

    public required string HolderName { get; set; }

    public StaffRole Role { get; set; }

    /// <summary>Null means everything.</summary>
    public long? OrganizationId { get; set; }

    public Organization? Organization { get; set; }

    public required string GivenById { get; set; }

    public DateTime? ExpiresAt { get; set; }
}
