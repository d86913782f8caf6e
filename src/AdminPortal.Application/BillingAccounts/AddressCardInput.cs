using System.ComponentModel.DataAnnotations;

namespace AdminPortal.Application.BillingAccounts;

/// <summary>An address card as staff write it, new or edited.</summary>
public sealed class AddressCardInput
{
    /// <summary>A street, or a post box with its number.</summary>
    [Required, StringLength(255)]
    public string? StreetName { get; set; }

    /// <summary>The number in the street: <c>1A</c>.</summary>
    [StringLength(255)]
    public string? StreetAddress { get; set; }

    /// <summary>Of a flat, as the land register has it: <c>H0101</c>.</summary>
    [StringLength(16)]
    public string? EntranceCode { get; set; }

    [StringLength(16)]
    public string? PostalCode { get; set; }

    [Required, StringLength(255)]
    public string? PostalPlace { get; set; }

    /// <summary>How invoices are sent.</summary>
    [Required, AllowedValues("EHF", "PDF", "PAPER")]
    public string? Format { get; set; }
}
