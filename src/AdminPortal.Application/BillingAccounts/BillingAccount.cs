using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;

namespace AdminPortal.Application.BillingAccounts;

/// <summary>PASSIVE (created), OPEN (activated) or CANCELLED in the contract.</summary>
public enum BillingAccountStatus
{
    Passive = 1,
    Open = 2,
    Cancelled = 3,
}

/// <summary>NORMAL, RESERVED (one subscription) or RING_KONTANT (prepaid) in the contract.</summary>
public enum BillingAccountType
{
    Normal = 1,
    Reserved = 2,
    RingKontant = 3,
}

/// <summary>A corporate account: who owns it, who pays, and where its invoices go.</summary>
public sealed class BillingAccount : StoredObject
{
    /// <summary>Up to 8 digits; invoices show it with the prefix 55.</summary>
    public required string Number { get; set; }

    /// <summary>The account's name, second line of the invoice address, and <c>BuyerReference</c> in EHF.</summary>
    public string? AccountReference1 { get; set; }

    public string? AccountReference2 { get; set; }

    public string? AccountReference3 { get; set; }

    public long OwnerId { get; set; }

    public Organization Owner { get; set; } = null!;

    /// <summary>The paying company; null where a person pays.</summary>
    public long? PayerId { get; set; }

    public Organization? Payer { get; set; }

    public string? PersonalPayerFirstName { get; set; }

    public string? PersonalPayerMiddleName { get; set; }

    public string? PersonalPayerLastName { get; set; }

    public long? AddressCardId { get; set; }

    public AddressCard? AddressCard { get; set; }

    public BillingAccountStatus Status { get; set; }

    public BillingAccountType Type { get; set; }
}

/// <summary>An invoice address of an organisation.</summary>
public sealed class AddressCard : StoredObject
{
    /// <summary>Digits, for example <c>664158</c>.</summary>
    public required string Number { get; set; }

    public long OrganizationId { get; set; }

    public Organization Organization { get; set; } = null!;

    public string? StreetName { get; set; }

    public string? StreetAddress { get; set; }

    public string? EntranceCode { get; set; }

    public string? PostalCode { get; set; }

    public string? PostalPlace { get; set; }

    /// <summary>How invoices are sent: <c>EHF</c>, <c>PDF</c> or <c>PAPER</c>.</summary>
    public required string Format { get; set; }
}
