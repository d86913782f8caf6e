using AdminPortal.Application.Contacts;
using AdminPortal.Web.Api.Reference;

namespace AdminPortal.Web.Contacts;

/// <summary>The bodies of contacts as the contract has them, for its description.</summary>
[BoundsOf(typeof(ContactInput))]
internal sealed record ContactCreateBody(
    string? OrganizationId, string FirstName, string? MiddleName, string LastName, string? Email, string? Mobile, string? Phone, string? Country, IReadOnlyList<ContactRole>? Roles);

/// <summary>The contract leaves every member to the caller; what a contact must have is still asked for when it is written.</summary>
[BoundsOf(typeof(ContactInput), MayClear = true)]
internal sealed record ContactUpdateBody(
    string? OrganizationId, string? FirstName, string? MiddleName, string? LastName, string? Email, string? Mobile, string? Phone, string? Country, IReadOnlyList<ContactRole>? Roles);
