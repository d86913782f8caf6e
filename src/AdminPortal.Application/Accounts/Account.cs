using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;

namespace AdminPortal.Application.Accounts;

/// <summary>A customer's account on the platform. Type, region and cloud never change: they are part of the id.</summary>
public sealed class Account : NamedObject, IDeletable
{
    /// <summary>Null where the organisation is gone; such an account is seen by unrestricted callers only.</summary>
    public long? OrganizationId { get; set; }

    public Organization? Organization { get; set; }

    public bool IsSandbox { get; set; }

    public required string Region { get; set; }

    public required string Cloud { get; set; }

    public bool Enabled { get; set; } = true;

    public DateTime? DeletedAt { get; set; }

    public string? DeletedBy { get; set; }

    public string? DeletionId { get; set; }

    public List<AccountProduct> Products { get; } = [];

    public List<DeleteProtection> Protections { get; } = [];
}

/// <summary>A product that an account has.</summary>
public sealed class AccountProduct
{
    public long AccountId { get; set; }

    public Account Account { get; set; } = null!;

    public required string ProductCode { get; set; }

    public Product Product { get; set; } = null!;
}

/// <summary>An entry of the product catalogue; the part of the code before <c>-</c> is the parent product.</summary>
public sealed class Product
{
    public required string Code { get; set; }

    public required string Name { get; set; }

    public string? ParentCode { get; set; }

    public Product? Parent { get; set; }
}

/// <summary>Forbids deletion of one account, or of an organisation and everything below it. Exactly one of the two is set.</summary>
public sealed class DeleteProtection : StoredObject
{
    public long? AccountId { get; set; }

    public Account? Account { get; set; }

    public long? OrganizationId { get; set; }

    public Organization? Organization { get; set; }

    public string? Reason { get; set; }

    public required string SetById { get; set; }

    public required string SetByName { get; set; }

    public DateOnly? ReviewOn { get; set; }
}
