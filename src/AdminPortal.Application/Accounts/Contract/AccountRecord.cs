using System.Text.Json.Serialization;
using AdminPortal.Application.Organizations.Contract;

namespace AdminPortal.Application.Accounts.Contract;

/// <summary>An account in the API's single answers (API.md, AccountDetail), with the seed's members in the seed's order.</summary>
/// <param name="Version">For the ETag; stays out of the body.</param>
/// <param name="IsSoftDeleted">True, or null while it lives.</param>
/// <param name="Organization">Null where the organisation is gone or in the recycle bin.</param>
/// <param name="IsDeleteProtected">By itself or from above.</param>
/// <param name="Products">Codes, in their order.</param>
public sealed record AccountRecord(
    [property: JsonIgnore] int Version,
    string Id,
    string Name,
    DateTime CreatedDate,
    DateTime LastModifiedDate,
    bool? IsSoftDeleted,
    DateTime? SoftDeletedAt,
    OrganizationRef? Organization,
    bool IsSandbox,
    string Region,
    string Cloud,
    bool Enabled,
    bool IsDeleteProtected,
    IReadOnlyList<string> Products);
