using AdminPortal.Application.Contacts;
using AdminPortal.Web.Api;
using AdminPortal.Web.Api.Reference;

namespace AdminPortal.Web.Contacts;

/// <summary>What <c>POST /contacts</c> takes.</summary>
[BoundsOf(typeof(ContactInput))]
internal sealed record ContactCreateBody(
    string? OrganizationId,
    string FirstName,
    string? MiddleName,
    string LastName,
    string? Email,
    string? Mobile,
    string? Phone,
    string? Country,
    IReadOnlyList<ContactRole>? Roles);

/// <summary>What <c>PUT</c> and <c>PATCH /contacts/{contactId}</c> take.</summary>
[BoundsOf(typeof(ContactInput), MayClear = true)]
internal sealed record ContactUpdateBody(
    string? OrganizationId,
    string? FirstName,
    string? MiddleName,
    string? LastName,
    string? Email,
    string? Mobile,
    string? Phone,
    string? Country,
    IReadOnlyList<ContactRole>? Roles);

/// <summary>Reads them from JSON.</summary>
internal static class ContactBodies
{
    private static readonly Dictionary<string, ContactRole> Roles = Enum.GetValues<ContactRole>().ToDictionary(role => role.ToString(), StringComparer.Ordinal);

    private static readonly (string Member, string Property)[] Members =
    [
        ("organizationId", nameof(ContactInput.OrganizationId)),
        ("firstName", nameof(ContactInput.FirstName)),
        ("middleName", nameof(ContactInput.MiddleName)),
        ("lastName", nameof(ContactInput.LastName)),
        ("email", nameof(ContactInput.Email)),
        ("mobile", nameof(ContactInput.Mobile)),
        ("phone", nameof(ContactInput.Phone)),
        ("country", nameof(ContactInput.Country)),
        ("roles", nameof(ContactInput.Roles)),
    ];

    public static ContactInput Read(ApiBody body) => new()
    {
        OrganizationId = body.Text("organizationId"),
        FirstName = body.Text("firstName"),
        MiddleName = body.Text("middleName"),
        LastName = body.Text("lastName"),
        Email = body.Text("email"),
        Mobile = body.Text("mobile"),
        Phone = body.Text("phone"),
        Country = body.Text("country"),
        Roles = RolesOf(body),
    };

    /// <summary>The input's properties that a body has a member for, be it null.</summary>
    public static HashSet<string> Sent(ApiBody body) => [.. Members.Where(member => body.Has(member.Member)).Select(member => member.Property)];

    private static HashSet<ContactRole> RolesOf(ApiBody body)
    {
        var roles = new HashSet<ContactRole>();
        foreach (var (place, name) in (body.Texts("roles") ?? []).Index())
        {
            if (Roles.TryGetValue(name, out var role))
            {
                roles.Add(role);
            }
            else
            {
                body.Faults.Add(new($"roles[{place}]", "not_among", string.Join(", ", Roles.Keys)));
            }
        }

        return roles;
    }
}
