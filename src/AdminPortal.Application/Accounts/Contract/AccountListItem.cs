using System.Text.Json.Serialization;
using AdminPortal.Application.Organizations.Contract;

namespace AdminPortal.Application.Accounts.Contract;

/// <summary>An account in the API's list, with the seed's members in the seed's order.</summary>
/// <param name="Key">Where it stands in the list; stays inside.</param>
/// <param name="IsSoftDeleted">True, or null while it lives.</param>
/// <param name="IsDeleteProtected">By itself or from above.</param>
/// <param name="Organization">Null where the organisation is gone or in the recycle bin.</param>
public sealed record AccountListItem(
    [property: JsonIgnore] long Key,
    string Id,
    string Name,
    DateTime CreatedDate,
    DateTime LastModifiedDate,
    bool? IsSoftDeleted,
    DateTime? SoftDeletedAt,
    bool IsSandbox,
    string Region,
    string Cloud,
    bool Enabled,
    bool IsDeleteProtected,
    OrganizationRef? Organization);
