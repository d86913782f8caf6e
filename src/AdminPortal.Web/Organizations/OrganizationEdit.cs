using System.Globalization;
using AdminPortal.Application.Organizations;
using AdminPortal.Web.Shared;
using Microsoft.Extensions.Localization;

namespace AdminPortal.Web.Organizations;

/// <summary>Between an organisation as it is stored and as it is written in the form.</summary>
internal static class OrganizationEdit
{
    /// <summary>Without the parent: an edit looks past it, and a move meanwhile is no conflict with what is written.</summary>
    public static OrganizationInput InputOf(OrganizationDetail organization) => new()
    {
        Name = organization.Name,
        EntityId = organization.EntityId,
        EntityVatNumber = organization.EntityVatNumber,
        EntityLegalName = organization.EntityLegalName,
        Country = organization.Country,
        Website = organization.Website,
        BillingEmail = organization.BillingEmail,
        BillingStreet = organization.BillingAddress?.Street,
        BillingPostalCode = organization.BillingAddress?.PostalCode,
        BillingCity = organization.BillingAddress?.City,
        BillingRegion = organization.BillingAddress?.Region,
        BillingCountry = organization.BillingAddress?.Country,
        BillingContactId = organization.BillingContact?.Id,
        PaymentTermsDays = organization.PaymentTermsDays,
    };

    /// <summary>How the form's fields read where two versions of them are compared.</summary>
    public static FieldWords WordsOf(IStringLocalizer<OrganizationChangeTexts> texts) => new(field => texts[field], (field, value) => (field, value) switch
    {
        (nameof(OrganizationInput.Country) or nameof(OrganizationInput.BillingCountry), string country) => Countries.NameOf(country),
        (_, int days) => days.ToString(CultureInfo.CurrentCulture),
        _ => value as string,
    });
}
