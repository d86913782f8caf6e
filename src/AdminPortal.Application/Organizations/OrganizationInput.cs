using System.ComponentModel.DataAnnotations;
using AdminPortal.Application.Common;

namespace AdminPortal.Application.Organizations;

/// <summary>An organisation as staff write it, new or edited; the bounds are those of <c>POST /organizations</c>.</summary>
public sealed class OrganizationInput
{
    public const int LongestPaymentTermsDays = 365;

    /// <summary>The parent's public id; null for a root, which unrestricted Admins alone may make. A change of an organisation looks past it: see <see cref="OrganizationLifecycleService.MoveAsync"/>.</summary>
    public string? ParentId { get; set; }

    [Required, StringLength(255, MinimumLength = 3)]
    public string? Name { get; set; }

    /// <summary>Organisation number as typed.</summary>
    [StringLength(255)]
    public string? EntityId { get; set; }

    [StringLength(255)]
    public string? EntityVatNumber { get; set; }

    [StringLength(255)]
    public string? EntityLegalName { get; set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    [StringLength(2, MinimumLength = 2)]
    public string? Country { get; set; }

    [StringLength(255)]
    public string? Website { get; set; }

    [StringLength(255), MailAddress]
    public string? BillingEmail { get; set; }

    [StringLength(255)]
    public string? BillingStreet { get; set; }

    [StringLength(255)]
    public string? BillingPostalCode { get; set; }

    [StringLength(255)]
    public string? BillingCity { get; set; }

    [StringLength(255)]
    public string? BillingRegion { get; set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    [StringLength(2, MinimumLength = 2)]
    public string? BillingCountry { get; set; }

    /// <summary>The public id of a contact that the caller sees.</summary>
    public string? BillingContactId { get; set; }

    /// <summary>Days from invoice date to due date; null means <see cref="Organization.DefaultPaymentTermsDays"/>.</summary>
    [Range(0, LongestPaymentTermsDays)]
    public int? PaymentTermsDays { get; set; }
}
