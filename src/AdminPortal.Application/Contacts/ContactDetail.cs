using AdminPortal.Application.Organizations;

namespace AdminPortal.Application.Contacts;

/// <summary>A contact in a list.</summary>
public sealed record ContactRow(
    string Id, string Name, string? Email, string? Mobile, string? Phone, string? Country, IReadOnlyList<ContactRole> Roles, OrganizationLink? Organization);

/// <summary>Which contacts a list shows; what is null does not narrow it.</summary>
/// <param name="Text">Part of the name, an e-mail (Unicode or punycode), a phone number in any form, or an id.</param>
/// <param name="OrganizationId">Only contacts of this organisation and, with <paramref name="WithSubtree"/>, of those below it.</param>
/// <param name="Role">Only contacts with this role.</param>
public sealed record ContactFilter(string? Text = null, string? OrganizationId = null, bool WithSubtree = true, ContactRole? Role = null);

/// <summary>A contact with all that is known of them.</summary>
/// <param name="Path">The organisation's visible ancestors and the organisation itself, outermost first.</param>
/// <param name="BillingContactFor">Organisations that have chosen this person as billing contact.</param>
/// <param name="MayEdit">Whether the caller may change it.</param>
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
    int Version,
    bool MayEdit)
{
    public string Name => Contact.FullName(FirstName, MiddleName, LastName);

    public OrganizationLink? Organization => Path.Count > 0 ? Path[^1] : null;
}
