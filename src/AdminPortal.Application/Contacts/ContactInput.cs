using System.ComponentModel.DataAnnotations;
using AdminPortal.Application.Common;

namespace AdminPortal.Application.Contacts;

/// <summary>A contact as staff write it, new or edited; the bounds are those of <c>POST /contacts</c>.</summary>
public sealed class ContactInput
{
    /// <summary>The organisation's public id; null for a contact of none, which unrestricted callers alone may make and see.</summary>
    public string? OrganizationId { get; set; }

    [Required, StringLength(64)]
    public string? FirstName { get; set; }

    [StringLength(64)]
    public string? MiddleName { get; set; }

    [Required, StringLength(64)]
    public string? LastName { get; set; }

    [StringLength(128), MailAddress]
    public string? Email { get; set; }

    [StringLength(128)]
    public string? Mobile { get; set; }

    [StringLength(128)]
    public string? Phone { get; set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    [StringLength(2, MinimumLength = 2)]
    public string? Country { get; set; }

    public HashSet<ContactRole> Roles { get; set; } = [];
}
