using AdminPortal.Application.Contacts;

namespace AdminPortal.Web.Contacts;

/// <summary>The filters of the list as its address writes them; what is not a known value narrows nothing.</summary>
/// <param name="IsOnlyItself">Leaves out the contacts of organisations below the chosen one.</param>
public sealed record ContactQuery(string? Text = null, string? Organization = null, bool IsOnlyItself = false, ContactRole? Role = null, bool IsDeleted = false)
{
    public ContactFilter Filter => new(Text, Organization, !IsOnlyItself, Role, IsDeleted);

    public static ContactQuery Read(Func<string, string?> query) => new(
        query("q"),
        query("organization"),
        query("only") == "true",
        RoleOf(query("role")),
        query("deleted") == "true");

    public static ContactRole? RoleOf(string? name) => Enum.GetValues<ContactRole>().Cast<ContactRole?>().FirstOrDefault(role => role.ToString() == name);

    /// <summary>The same filters as an address writes them.</summary>
    public static (string Name, object? Value)[] AsQuery(ContactFilter filter) =>
    [
        ("q", filter.Text),
        ("organization", filter.OrganizationId),
        ("only", filter is { OrganizationId: not null, WithSubtree: false }),
        ("role", filter.Role?.ToString()),
    ];
}
