using System.Text.Json.Serialization;
using AdminPortal.Application.Contacts;

namespace AdminPortal.Application.Organizations.Contract;

/// <summary>An organisation in the contract's list.</summary>
/// <param name="Key">Where it stands in the list; stays inside.</param>
/// <param name="ParentOrganization">Null for a root, and where the caller does not see it.</param>
public sealed record OrganizationListItem(
    [property: JsonIgnore] long Key,
    string Id,
    string Name,
    DateTime LastModifiedDate,
    string? EntityId,
    string? EntityVatNumber,
    string? EntityLegalName,
    string? Country,
    OrganizationRef? ParentOrganization);

/// <summary>An organisation in an answer of its own.</summary>
/// <param name="BillingAddress">Null where nothing of it is known.</param>
/// <param name="ParentOrganization">Null for a root, and where the caller does not see it.</param>
/// <param name="ChildOrganizations">All of them that live, in order of creation, as are accounts and contacts.</param>
/// <param name="BillingContact">Null where none is chosen, or none that the caller sees.</param>
/// <param name="Accounts">Those in the recycle bin too, which say so.</param>
/// <param name="PaymentTermsDays">Ours; null where <see cref="Organization.DefaultPaymentTermsDays"/> holds.</param>
/// <param name="Version">For the ETag.</param>
public sealed record OrganizationRecord(
    string Id,
    string Name,
    DateTime LastModifiedDate,
    string? EntityId,
    string? EntityVatNumber,
    string? EntityLegalName,
    string? Country,
    string? BillingEmail,
    BillingAddress? BillingAddress,
    OrganizationRef? ParentOrganization,
    IReadOnlyList<OrganizationRef> ChildOrganizations,
    OrganizationContact? BillingContact,
    IReadOnlyList<OrganizationAccount> Accounts,
    IReadOnlyList<OrganizationContact> Contacts,
    string? Website,
    int? PaymentTermsDays,
    [property: JsonIgnore] int Version);

/// <summary>An account within its organisation's answer.</summary>
/// <param name="IsSoftDeleted">True in the recycle bin; null, not false, while it lives.</param>
public sealed record OrganizationAccount(
    string Id, string Name, bool IsSandbox, bool Enabled, string Region, string Cloud, bool? IsSoftDeleted, DateTime? SoftDeletedAt);

/// <summary>A contact within an organisation's answer.</summary>
/// <param name="Roles">Null where there is none.</param>
public sealed record OrganizationContact(string Id, string Name, string? Email, string? Mobile, IReadOnlyList<ContactRole>? Roles);
