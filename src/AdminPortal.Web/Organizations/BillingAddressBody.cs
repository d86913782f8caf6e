using AdminPortal.Application.Organizations;
using AdminPortal.Web.Api.Reference;

namespace AdminPortal.Web.Organizations;

/// <summary>A billing address as it is sent: each member may be left out.</summary>
[BoundsOf(typeof(OrganizationInput), MayClear = true)]
internal sealed record BillingAddressBody(
    [property: Bound(nameof(OrganizationInput.BillingStreet))] string? Street,
    [property: Bound(nameof(OrganizationInput.BillingPostalCode))] string? PostalCode,
    [property: Bound(nameof(OrganizationInput.BillingCity))] string? City,
    [property: Bound(nameof(OrganizationInput.BillingRegion))] string? Region,
    [property: Bound(nameof(OrganizationInput.BillingCountry))] string? Country);
