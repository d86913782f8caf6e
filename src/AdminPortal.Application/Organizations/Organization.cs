using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;

namespace AdminPortal.Application.Organizations;

/// <summary>A customer organisation; <see cref="ParentId"/> is the truth of the hierarchy.</summary>
public sealed class Organization : NamedObject, IDeletable
{
    public const int DefaultPaymentTermsDays = 30;

    private string? entityId;
    private string? entityVatNumber;

    public long? ParentId { get; set; }

    public Organization? Parent { get; set; }

    public List<Organization> Children { get; } = [];

    public string? Website { get; set; }

    /// <summary>Organisation number as typed.</summary>
    public string? EntityId
    {
        get => entityId;
        set
        {
            entityId = value;
            EntityDigits = SearchText.Digits(value);
        }
    }

    public string EntityDigits { get; private set; } = "";

    public string? EntityVatNumber
    {
        get => entityVatNumber;
        set
        {
            entityVatNumber = value;
            VatDigits = SearchText.Digits(value);
        }
    }

    public string VatDigits { get; private set; } = "";

    public string? EntityLegalName { get; set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; set; }

    public string? BillingEmail { get; set; }

    public string? BillingStreet { get; set; }

    public string? BillingPostalCode { get; set; }

    public string? BillingCity { get; set; }

    public string? BillingRegion { get; set; }

    public string? BillingCountry { get; set; }

    public long? BillingContactId { get; set; }

    public Contact? BillingContact { get; set; }

    /// <summary>Days from invoice date to due date; unset means <see cref="DefaultPaymentTermsDays"/>.</summary>
    public int? PaymentTermsDays { get; set; }

    public DateTime? DeletedAt { get; set; }

    public string? DeletedBy { get; set; }

    public string? DeletionId { get; set; }
}

/// <summary>Descendant lies below ancestor, or is it (depth 0). Kept in the same transaction as the parents.</summary>
public sealed class OrganizationClosure
{
    public long AncestorId { get; set; }

    public Organization Ancestor { get; set; } = null!;

    public long DescendantId { get; set; }

    public Organization Descendant { get; set; } = null!;

    public int Depth { get; set; }
}
