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

    /// <summary>The contact as it is to become where only some of its fields were sent. An update may take the first name away; of the last name it leaves the one that stands where it gives none.</summary>
    /// <param name="sent">The properties of the input that count; null for all of them.</param>
    /// <param name="faults">What is wrong with what was sent.</param>
    public static ContactInput Merge(ContactInput input, Contact stored, IReadOnlyCollection<string>? sent, out List<FieldError> faults)
    {
        bool IsSent(string field) => sent is null || sent.Contains(field);
        var merged = new ContactInput
        {
            OrganizationId = input.OrganizationId,
            FirstName = IsSent(nameof(input.FirstName)) ? input.FirstName ?? "" : stored.FirstName,
            MiddleName = IsSent(nameof(input.MiddleName)) ? input.MiddleName : stored.MiddleName,
            LastName = IsSent(nameof(input.LastName)) ? input.LastName ?? stored.LastName : stored.LastName,
            Email = IsSent(nameof(input.Email)) ? input.Email : stored.Email,
            Mobile = IsSent(nameof(input.Mobile)) ? input.Mobile : stored.Mobile,
            Phone = IsSent(nameof(input.Phone)) ? input.Phone : stored.Phone,
            Country = IsSent(nameof(input.Country)) ? input.Country : stored.Country,
            Roles = IsSent(nameof(input.Roles)) ? input.Roles : [.. stored.Roles.Select(held => held.Role)],
        };
        faults = Check(merged);
        faults.RemoveAll(fault => !IsSent(fault.Field) || fault is { Field: nameof(input.FirstName), Code: "required" });
        return merged;
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
