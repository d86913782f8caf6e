using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;

namespace AdminPortal.Application.Contacts;

/// <summary>From what staff typed to what is stored.</summary>
internal static class ContactFields
{
    public static List<FieldError> Check(ContactInput input)
    {
        var faults = Input.TidyAndCheck(input);
        input.Country = input.Country?.ToUpperInvariant();
        if (input.Country is { Length: 2 } country && !country.All(char.IsAsciiLetter))
        {
            faults.Add(new(nameof(input.Country), "invalid"));
        }

        return [.. faults, .. Check(input.Roles)];
    }

    public static IEnumerable<FieldError> Check(IEnumerable<ContactRole> roles) =>
        roles.All(Enum.IsDefined) ? [] : [new FieldError(nameof(ContactInput.Roles), "invalid")];

    /// <summary>
    /// The key of the organisation that the input names; one that the caller does not see is a fault. Where it is another than the
    /// contact's, whoever would delete it waits until the contact is in it.
    /// </summary>
    /// <param name="present">Where the contact belongs now.</param>
    public static async Task<long?> PlaceAsync(PortalSession session, ContactInput input, long? present, List<FieldError> faults, CancellationToken cancellationToken)
    {
        if (input.OrganizationId is null)
        {
            return null;
        }

        var key = await OrganizationTreeService.KeyOfAsync(session.Db, input.OrganizationId, cancellationToken);
        if (key is not null && key != present)
        {
            await session.TakeTurnAsync(StoreLock.Hierarchy, cancellationToken);
            key = await OrganizationTreeService.KeyOfAsync(session.Db, input.OrganizationId, cancellationToken);
        }

        if (key is null)
        {
            faults.Add(new(nameof(input.OrganizationId), "unknown_organization"));
        }

        return key;
    }

    public static void Write(Contact contact, ContactInput input, long? organization)
    {
        contact.OrganizationId = organization;
        contact.FirstName = input.FirstName!;
        contact.MiddleName = input.MiddleName;
        contact.LastName = input.LastName!;
        contact.Email = input.Email;
        contact.Mobile = input.Mobile;
        contact.Phone = input.Phone;
        contact.Country = input.Country;
        Write(contact, input.Roles);
    }

    public static void Write(Contact contact, IReadOnlyCollection<ContactRole> roles)
    {
        contact.Roles.RemoveAll(held => !roles.Contains(held.Role));
        var missing = roles.Distinct().Where(role => contact.Roles.TrueForAll(held => held.Role != role)).ToList();
        contact.Roles.AddRange(missing.Select(role => new ContactRoleAssignment { Contact = contact, Role = role }));
    }
}
