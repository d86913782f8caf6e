using System.ComponentModel.DataAnnotations;

namespace AdminPortal.Application.Access;

/// <summary>What a person writes into the form of a grant.</summary>
public sealed class GrantInput
{
    /// <summary>Who gets it: the id of somebody who has signed in once.</summary>
    [Required, StringLength(128)]
    public string? HolderId { get; set; }

    [Required]
    public StaffRole? Role { get; set; }

    /// <summary>For everything, which only an unrestricted Admin may give; else <see cref="OrganizationId"/> is required.</summary>
    public bool Everything { get; set; }

    /// <summary>Public id of the organisation that it is for, with all below it.</summary>
    [StringLength(32)]
    public string? OrganizationId { get; set; }

    /// <summary>The last day on which it holds, in Norway's time; null where it has no end.</summary>
    public DateOnly? ExpiresOn { get; set; }

    [StringLength(255)]
    public string? Reason { get; set; }
}
