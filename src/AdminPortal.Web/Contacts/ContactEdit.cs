using AdminPortal.Application.Contacts;
using AdminPortal.Application.Organizations;

namespace AdminPortal.Web.Contacts;

/// <summary>Between a contact as it is stored and as it is written in the form.</summary>
internal static class ContactEdit
{
    public static ContactInput InputOf(ContactDetail contact) => new()
    {
        OrganizationId = contact.Organization?.Id,
        FirstName = contact.FirstName,
        MiddleName = contact.MiddleName,
        LastName = contact.LastName,
        Email = contact.Email,
        Mobile = contact.Mobile,
        Phone = contact.Phone,
        Country = contact.Country,
        Roles = [.. contact.Roles],
    };

    public static ContactInput CopyOf(ContactInput input) => new()
    {
        OrganizationId = input.OrganizationId,
        FirstName = input.FirstName,
        MiddleName = input.MiddleName,
        LastName = input.LastName,
        Email = input.Email,
        Mobile = input.Mobile,
        Phone = input.Phone,
        Country = input.Country,
        Roles = [.. input.Roles],
    };

    /// <summary>The organisation of a contact as the picker shows it.</summary>
    public static OrganizationChoice? ChoiceOf(IReadOnlyList<OrganizationLink> path) =>
        path.Count == 0 ? null : new(path[^1].Id, path[^1].Name, null, [.. path.SkipLast(1).Select(step => step.Name)]);

    /// <summary>The fields in which two differ, with both values; an emptied field is no other than an absent one.</summary>
    public static IReadOnlyList<FieldDifference> Differences(ContactInput theirs, ContactInput mine) =>
    [
        .. Fields(theirs).Zip(Fields(mine), (their, my) => new FieldDifference(their.Field, their.Value, my.Value))
            .Where(difference => difference.Theirs != difference.Mine),
    ];

    private static IEnumerable<(string Field, string Value)> Fields(ContactInput input) =>
    [
        (nameof(input.OrganizationId), input.OrganizationId ?? ""),
        (nameof(input.FirstName), input.FirstName?.Trim() ?? ""),
        (nameof(input.MiddleName), input.MiddleName?.Trim() ?? ""),
        (nameof(input.LastName), input.LastName?.Trim() ?? ""),
        (nameof(input.Email), input.Email?.Trim() ?? ""),
        (nameof(input.Mobile), input.Mobile?.Trim() ?? ""),
        (nameof(input.Phone), input.Phone?.Trim() ?? ""),
        (nameof(input.Country), input.Country ?? ""),
        (nameof(input.Roles), string.Join(' ', input.Roles.Order())),
    ];
}

/// <summary>A field that two people have written differently; empty where there is nothing.</summary>
internal sealed record FieldDifference(string Field, string Theirs, string Mine);
