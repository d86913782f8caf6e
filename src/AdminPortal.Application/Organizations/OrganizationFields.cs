using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Organizations;

/// <summary>What an organisation's input has to be, and where it goes.</summary>
internal static class OrganizationFields
{
    public static List<FieldError> Check(OrganizationInput input)
    {
        var faults = Input.TidyAndCheck(input);
        input.Country = CountryOf(nameof(input.Country), input.Country, faults);
        input.BillingCountry = CountryOf(nameof(input.BillingCountry), input.BillingCountry, faults);
        return faults;
    }

    /// <summary>The key of the billing contact that the input names.</summary>
    public static async Task<long?> BillingContactAsync(PortalDb db, OrganizationInput input, List<FieldError> faults, CancellationToken cancellationToken)
    {
        if (input.BillingContactId is null)
        {
            return null;
        }

        var contact = await db.Contacts.Where(c => c.PublicId == input.BillingContactId).Select(c => (long?)c.Id).SingleOrDefaultAsync(cancellationToken);
        if (contact is null)
        {
            faults.Add(new(nameof(input.BillingContactId), "unknown_contact"));
        }

        return contact;
    }

    /// <summary>All but the parent and the billing contact, which are found by their ids.</summary>
    public static void Write(Organization organization, OrganizationInput input)
    {
        organization.Name = input.Name!;
        organization.EntityId = input.EntityId;
        organization.EntityVatNumber = input.EntityVatNumber;
        organization.EntityLegalName = input.EntityLegalName;
        organization.Country = input.Country;
        organization.Website = input.Website;
        organization.BillingEmail = input.BillingEmail;
        organization.BillingStreet = input.BillingStreet;
        organization.BillingPostalCode = input.BillingPostalCode;
        organization.BillingCity = input.BillingCity;
        organization.BillingRegion = input.BillingRegion;
        organization.BillingCountry = input.BillingCountry;
        organization.PaymentTermsDays = input.PaymentTermsDays;
    }

    /// <summary>Null where nothing of it is known.</summary>
    public static BillingAddress? AddressOf(Organization o)
    {
        var address = new BillingAddress(o.BillingStreet, o.BillingPostalCode, o.BillingCity, o.BillingRegion, o.BillingCountry);
        return address == new BillingAddress(null, null, null, null, null) ? null : address;
    }

    private static string? CountryOf(string field, string? typed, List<FieldError> faults)
    {
        var country = typed?.ToUpperInvariant();
        if (country is { Length: 2 } && !country.All(char.IsAsciiLetter))
        {
            faults.Add(new(field, "invalid"));
        }

        return country;
    }
}
