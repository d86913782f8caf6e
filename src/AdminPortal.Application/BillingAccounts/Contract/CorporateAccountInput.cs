using System.ComponentModel.DataAnnotations;

namespace AdminPortal.Application.BillingAccounts.Contract;

/// <summary>A new billing account as the second source document has it sent.</summary>
public sealed class CorporateAccountInput
{
    [AccountReference]
    public string? AccountReference1 { get; set; }

    [AccountReference]
    public string? AccountReference2 { get; set; }

    [AccountReference]
    public string? AccountReference3 { get; set; }

    /// <summary>May be left out where the payer has exactly one address card.</summary>
    [CardNumber]
    public string? AddressCardId { get; set; }

    /// <summary>Nine digits. That the last of them is the right check digit is not asked for: the document's own examples fail it.</summary>
    [Required, NineDigits]
    public string? OwnerOrganizationNumber { get; set; }

    /// <summary>As above.</summary>
    [Required, NineDigits]
    public string? PayerOrganizationNumber { get; set; }

    /// <summary>Whether nothing at all was sent.</summary>
    public bool IsEmpty =>
        new[] { AccountReference1, AccountReference2, AccountReference3, AddressCardId, OwnerOrganizationNumber, PayerOrganizationNumber }.All(string.IsNullOrWhiteSpace);
}
