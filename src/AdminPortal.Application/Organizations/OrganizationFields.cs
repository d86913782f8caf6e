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

    /// <summary>The organisation as it is to become where only some of its facts were sent. The parent and the billing contact are the input's own.</summary>
    /// <param name="sent">The properties of the input that count; null for all of them.</param>
    /// <param name="faults">What is wrong with what was sent.</param>
    public static OrganizationInput Merge(OrganizationInput input, Organization stored, IReadOnlyCollection<string>? sent, out List<FieldError> faults)
    {
        bool IsSent(string field) => sent is null || sent.Contains(field);
        var merged = new OrganizationInput
        {
            ParentId = input.ParentId,
            Name = IsSent(nameof(input.Name)) ? input.Name : stored.Name,
            EntityId = IsSent(nameof(input.EntityId)) ? input.EntityId : stored.EntityId,
            EntityVatNumber = IsSent(nameof(input.EntityVatNumber)) ? input.EntityVatNumber : stored.EntityVatNumber,
            EntityLegalName = IsSent(nameof(input.EntityLegalName)) ? input.EntityLegalName : stored.EntityLegalName,
            Country = IsSent(nameof(input.Country)) ? input.Country : stored.Country,
            Website = IsSent(nameof(input.Website)) ? input.Website : stored.Website,
            BillingEmail = IsSent(nameof(input.BillingEmail)) ? input.BillingEmail : stored.BillingEmail,
            BillingStreet = IsSent(nameof(input.BillingStreet)) ? input.BillingStreet : stored.BillingStreet,
            BillingPostalCode = IsSent(nameof(input.BillingPostalCode)) ? input.BillingPostalCode : stored.BillingPostalCode,
            BillingCity = IsSent(nameof(input.BillingCity)) ? input.BillingCity : stored.BillingCity,
            BillingRegion = IsSent(nameof(input.BillingRegion)) ? input.BillingRegion : stored.BillingRegion,
            BillingCountry = IsSent(nameof(input.BillingCountry)) ? input.BillingCountry : stored.BillingCountry,
            BillingContactId = input.BillingContactId,
            PaymentTermsDays = IsSent(nameof(input.PaymentTermsDays)) ? input.PaymentTermsDays : stored.PaymentTermsDays,
        };
        faults = Check(merged);
        faults.RemoveAll(fault => !IsSent(fault.Field));
        return merged;
    }

    /// <summary>
    /// Where the input moves the organisation; null where it stays. Without a parent stays what is a root, and what hangs where the caller
    /// does not see it; for others it is a fault, as none becomes a root by an update.
    /// </summary>
    public static async Task<Organization?> NewParentAsync(PortalDb db, OrganizationInput input, Organization organization, List<FieldError> faults, CancellationToken cancellationToken)
    {
        if (input.ParentId is null)
        {
            if (await db.Organizations.AnyAsync(o => o.Id == organization.ParentId, cancellationToken))
            {
                faults.Add(new(nameof(input.ParentId), "required"));
            }

            return null;
        }

        var parent = await db.Organizations.SingleOrDefaultAsync(o => o.PublicId == input.ParentId, cancellationToken);
        if (parent is null)
        {
            faults.Add(new(nameof(input.ParentId), "unknown_organization"));
        }

        return parent?.Id == organization.ParentId ? null : parent;
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
