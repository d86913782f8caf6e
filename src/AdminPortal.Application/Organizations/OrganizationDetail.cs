using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;

namespace AdminPortal.Application.Organizations;

/// <summary>Where an organisation's invoices go on paper.</summary>
public sealed record BillingAddress(string? Street, string? PostalCode, string? City, string? Region, string? Country);

/// <summary>Who gets an organisation's invoices.</summary>
public sealed record BillingContact(string Id, string Name, string? Email, string? Mobile, IReadOnlyList<ContactRole> Roles);

/// <summary>An organisation's facts.</summary>
/// <param name="Path">Its visible ancestors, outermost first, without itself.</param>
/// <param name="PaymentTermsDays">Days; null where the default of <see cref="Organization.DefaultPaymentTermsDays"/> holds.</param>
/// <param name="IsDeleteProtected">Whether it, or an organisation above it, is protected.</param>
/// <param name="MayEdit">Whether the caller may change it, move it, and create organisations, accounts and contacts in it.</param>
/// <param name="MayMakeRoot">Whether the caller may move it to where it has no parent.</param>
public sealed record OrganizationDetail(
    string Id,
    string Name,
    string? EntityId,
    string? EntityVatNumber,
    string? EntityLegalName,
    string? Country,
    string? Website,
    string? BillingEmail,
    BillingAddress? BillingAddress,
    BillingContact? BillingContact,
    int? PaymentTermsDays,
    IReadOnlyList<OrganizationLink> Path,
    BoundedCount Children,
    BoundedCount Descendants,
    bool IsDeleteProtected,
    DateTime CreatedAt,
    DateTime LastModifiedAt,
    int Version,
    bool MayEdit,
    bool MayDelete,
    bool MayMakeRoot);

/// <summary>A child in an organisation's list of children.</summary>
public sealed record OrganizationRow(string Id, string Name, string? EntityId, string? Country, int Children, int Accounts, DateTime LastModifiedAt);

/// <summary>An organisation as a picker offers it.</summary>
/// <param name="Above">The names of its visible ancestors, outermost first.</param>
public sealed record OrganizationChoice(string Id, string Name, string? EntityId, IReadOnlyList<string> Above);
