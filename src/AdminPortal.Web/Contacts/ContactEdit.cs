using AdminPortal.Application.Contacts;
using AdminPortal.Application.Organizations;
using AdminPortal.Web.Shared;
using Microsoft.Extensions.Localization;

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

    /// <summary>The organisation of a contact as the picker shows it.</summary>
    public static OrganizationChoice? ChoiceOf(IReadOnlyList<OrganizationLink> path) =>
        path.Count == 0 ? null : new(path[^1].Id, path[^1].Name, null, [.. path.SkipLast(1).Select(step => step.Name)]);

    /// <summary>How the form's fields read where two versions of them are compared.</summary>
    public static FieldWords WordsOf(IStringLocalizer<ContactTexts> texts) => new(field => texts[field], (field, value) => (field, value) switch
    {
        (nameof(ContactInput.Country), string country) => Countries.NameOf(country),
        (_, IEnumerable<ContactRole> roles) => string.Join(", ", roles.Order().Select(role => texts[$"Role.{role}"].Value)),
        _ => value as string,
    });
}
