using AdminPortal.Application.Organizations;

namespace AdminPortal.Application.Accounts;

/// <summary>An account in a list.</summary>
/// <param name="Organization">Null where the organisation is gone.</param>
/// <param name="DeletedBy">Who deleted it, by the name of that day.</param>
/// <param name="PurgedAt">From when on it cannot come back.</param>
public sealed record AccountRow(
    string Id,
    string Name,
    OrganizationLink? Organization,
    bool IsSandbox,
    string Region,
    string Cloud,
    bool Enabled,
    bool IsDeleteProtected,
    DateTime CreatedAt,
    DateTime LastModifiedAt,
    DateTime? DeletedAt,
    string? DeletedBy,
    DateTime? PurgedAt);

/// <summary>Which accounts a list shows; what is null does not narrow it.</summary>
/// <param name="Text">Part of the name, in any writing of its letters, or an id.</param>
/// <param name="OrganizationId">Only accounts of this organisation and, with <paramref name="WithSubtree"/>, of those below it.</param>
/// <param name="Deleted">Only those in the recycle bin; else only live ones.</param>
/// <param name="Ids">Only those of these public ids.</param>
public sealed record AccountFilter(
    string? Text = null,
    string? OrganizationId = null,
    bool WithSubtree = true,
    bool? IsSandbox = null,
    string? Cloud = null,
    bool? Enabled = null,
    string? Product = null,
    bool Deleted = false,
    IReadOnlyCollection<string>? Ids = null);

/// <summary>A product of an account, or one of the catalogue.</summary>
/// <param name="ParentCode">The product that this one needs, or null.</param>
public sealed record ProductLine(string Code, string Name, string? ParentCode);

/// <summary>What forbids deletion.</summary>
/// <param name="Organization">The organisation whose protection covers the account; null where it is the account's own, or lies outside what the caller sees.</param>
/// <param name="IsInherited">Whether it comes from an organisation.</param>
/// <param name="Reason">Null where none was given, or where the organisation lies outside what the caller sees.</param>
public sealed record ProtectionDetail(OrganizationLink? Organization, bool IsInherited, string? Reason, string SetByName, DateTime SetAt, DateOnly? ReviewOn);

/// <summary>An account with all that is known of it.</summary>
/// <param name="Path">The organisation's visible ancestors and the organisation itself, outermost first.</param>
/// <param name="MayEdit">Whether the caller may change it.</param>
public sealed record AccountDetail(
    string Id,
    string Name,
    IReadOnlyList<OrganizationLink> Path,
    bool IsSandbox,
    string Region,
    string Cloud,
    bool Enabled,
    IReadOnlyList<ProductLine> Products,
    IReadOnlyList<ProtectionDetail> Protections,
    DateTime CreatedAt,
    DateTime LastModifiedAt,
    DateTime? DeletedAt,
    int Version,
    bool MayEdit)
{
    /// <summary>Who deleted it, by the name of that day.</summary>
    public string? DeletedBy { get; init; }

    /// <summary>From when on it cannot come back; null while it lives.</summary>
    public DateTime? PurgedAt { get; init; }

    /// <summary>Its organisation where that lies in the recycle bin, and has to come back first; <see cref="Path"/> is empty then.</summary>
    public OrganizationLink? DeletedOrganization { get; init; }

    /// <summary>Whether the caller may delete it and bring it back.</summary>
    public bool MayAdminister { get; init; }

    public bool IsDeleteProtected => Protections.Count > 0;

    public OrganizationLink? Organization => Path.Count > 0 ? Path[^1] : null;
}
