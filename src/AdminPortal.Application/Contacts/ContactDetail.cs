using AdminPortal.Application.Organizations;

namespace AdminPortal.Application.Contacts;

/// <summary>A contact in a list.</summary>
/// <param name="Organization">Null where it has none, or where the organisation is gone.</param>
public sealed record ContactRow(
    string Id,
    string Name,
    string? Email,
    string? Mobile,
    string? Phone,
    string? Country,
    IReadOnlyList<ContactRole> Roles,
    OrganizationLink? Organization,
    DateTime? DeletedAt);

/// <summary>Which contacts a list shows; what is null does not narrow it.</summary>
/// <param name="Text">Part of the name, an e-mail (Unicode or punycode), a phone number in any form, or an id.</param>
/// <param name="OrganizationId">Only contacts of this organisation and, with <paramref name="WithSubtree"/>, of those below it.</param>
/// <param name="Role">Only contacts with this role.</param>
/// <param name="Ids">Only those of these public ids.</param>
/// <param name="Deleted">Only those in the recycle bin; else only live ones.</param>
public sealed record ContactFilter(
    string? Text = null, string? OrganizationId = null, bool WithSubtree = true, ContactRole? Role = null, bool Deleted = false, IReadOnlyCollection<string>? Ids = null);

/// <summary>A contact with all that is known of them.</summary>
/// <param name="Path">The organisation's visible ancestors and the organisation itself, outermost first.</param>
/// <param name="BillingContactFor">Organisations that have chosen this person as billing contact.</param>
/// <param name="DeletedAt">Since when it lies in the recycle bin; null while it lives.</param>
/// <param name="RestoreUntil">Until when it can come back; null while it lives.</param>
/// <param name="MayEdit">Whether the caller may change it; nobody may while it lies in the recycle bin.</param>
/// <param name="MayDelete">Whether the caller may delete, restore and erase it.</param>
/// <param name="MayExport">Whether the caller may take out all that is known of the person, also from the recycle bin.</param>
public sealed record ContactDetail(
    string Id,
    string FirstName,
    string? MiddleName,
    string LastName,
    string? Email,
    string? Mobile,
    string? Phone,
    string? Country,
    IReadOnlyList<ContactRole> Roles,
    IReadOnlyList<OrganizationLink> Path,
    IReadOnlyList<OrganizationLink> BillingContactFor,
    DateTime CreatedAt,
    DateTime LastModifiedAt,
    DateTime? DeletedAt,
    string? DeletedBy,
    DateTime? RestoreUntil,
    int Version,
    bool MayEdit,
    bool MayDelete,
    bool MayExport)
{
    public string Name => Contact.FullName(FirstName, MiddleName, LastName);

    public OrganizationLink? Organization => Path.Count > 0 ? Path[^1] : null;
}
