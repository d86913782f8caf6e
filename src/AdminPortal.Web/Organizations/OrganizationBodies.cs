using AdminPortal.Application.Organizations;
using AdminPortal.Web.Api.Reference;

namespace AdminPortal.Web.Organizations;

/// <summary>The bodies of organisations as the contract has them, for its description.</summary>
[BoundsOf(typeof(OrganizationInput))]
internal sealed record OrganizationCreateBody(
    string Name,
    string? Website,
    string? EntityId,
    string? EntityVatNumber,
    string? EntityLegalName,
    string? Country,
    string? BillingEmail,
    BillingAddressBody? BillingAddress,
    [property: Bound(nameof(OrganizationInput.ParentId))] string ParentOrganizationId,
    int? PaymentTermsDays);

/// <summary>Null is right for the parent of what is a root already.</summary>
[BoundsOf(typeof(OrganizationInput), MayClear = true)]
internal sealed record OrganizationReplaceBody(
    string Name,
    string? Website,
    string? EntityId,
    string? EntityVatNumber,
    string? EntityLegalName,
    string? Country,
    string? BillingEmail,
    BillingAddressBody? BillingAddress,
    [property: Bound(nameof(OrganizationInput.ParentId))] string? ParentOrganizationId,
    string? BillingContactId,
    int? PaymentTermsDays);

[BoundsOf(typeof(OrganizationInput), MayClear = true)]
internal sealed record OrganizationUpdateBody(
    string? Name,
    string? Website,
    string? EntityId,
    string? EntityVatNumber,
    string? EntityLegalName,
    string? Country,
    string? BillingEmail,
    BillingAddressBody? BillingAddress,
    [property: Bound(nameof(OrganizationInput.ParentId))] string? ParentOrganizationId,
    string? BillingContactId,
    int? PaymentTermsDays);

[BoundsOf(typeof(OrganizationInput), MayClear = true)]
internal sealed record BillingAddressBody(
    [property: Bound(nameof(OrganizationInput.BillingStreet))] string? Street,
    [property: Bound(nameof(OrganizationInput.BillingPostalCode))] string? PostalCode,
    [property: Bound(nameof(OrganizationInput.BillingCity))] string? City,
    [property: Bound(nameof(OrganizationInput.BillingRegion))] string? Region,
    [property: Bound(nameof(OrganizationInput.BillingCountry))] string? Country);
