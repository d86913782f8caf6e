using System.Text.Json.Serialization;
using AdminPortal.Application.Organizations.Contract;

namespace AdminPortal.Application.Contacts.Contract;

/// <summary>A contact in the contract's list, where the roles stand before the organisation.</summary>
/// <param name="Name">First, middle and last name.</param>
/// <param name="Roles">Null where there is none.</param>
/// <param name="Organization">Null where it has none, or none that the caller sees.</param>
public sealed record ContactListItem(
    string Id,
    string Name,
    string FirstName,
    string? MiddleName,
    string LastName,
    string? Email,
    string? Mobile,
    string? Phone,
    string? Country,
    IReadOnlyList<ContactRole>? Roles,
    OrganizationRef? Organization);

/// <summary>A contact in an answer of its own, where the organisation stands before the roles.</summary>
/// <param name="Version">For the ETag.</param>
public sealed record ContactRecord(
    string Id,
    string Name,
    string FirstName,
    string? MiddleName,
    string LastName,
    string? Email,
    string? Mobile,
    string? Phone,
    string? Country,
    OrganizationRef? Organization,
    IReadOnlyList<ContactRole>? Roles,
    [property: JsonIgnore] int Version);
