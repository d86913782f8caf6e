using System.Globalization;
using AdminPortal.Application.Organizations;

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

    public static OrganizationInput CopyOf(OrganizationInput input) => new()
    {
        ParentId = input.ParentId,
        Name = input.Name,
        EntityId = input.EntityId,
        EntityVatNumber = input.EntityVatNumber,
        EntityLegalName = input.EntityLegalName,
        Country = input.Country,
        Website = input.Website,
        BillingEmail = input.BillingEmail,
        BillingStreet = input.BillingStreet,
        BillingPostalCode = input.BillingPostalCode,
        BillingCity = input.BillingCity,
        BillingRegion = input.BillingRegion,
        BillingCountry = input.BillingCountry,
        BillingContactId = input.BillingContactId,
        PaymentTermsDays = input.PaymentTermsDays,
    };

    /// <summary>The fields in which two differ, with both values; an emptied field is no other than an absent one.</summary>
    public static IReadOnlyList<OrganizationDifference> Differences(OrganizationInput theirs, OrganizationInput mine) =>
    [
        .. Fields(theirs).Zip(Fields(mine), (their, my) => new OrganizationDifference(their.Field, their.Value, my.Value))
            .Where(difference => difference.Theirs != difference.Mine),
    ];

    private static IEnumerable<(string Field, string Value)> Fields(OrganizationInput input) =>
    [
        (nameof(input.ParentId), input.ParentId ?? ""),
        (nameof(input.Name), Tidy(input.Name)),
        (nameof(input.EntityLegalName), Tidy(input.EntityLegalName)),
        (nameof(input.EntityId), Tidy(input.EntityId)),
        (nameof(input.EntityVatNumber), Tidy(input.EntityVatNumber)),
        (nameof(input.Country), input.Country ?? ""),
        (nameof(input.Website), Tidy(input.Website)),
        (nameof(input.BillingEmail), Tidy(input.BillingEmail)),
        (nameof(input.BillingContactId), input.BillingContactId ?? ""),
        (nameof(input.PaymentTermsDays), input.PaymentTermsDays?.ToString(CultureInfo.InvariantCulture) ?? ""),
        (nameof(input.BillingStreet), Tidy(input.BillingStreet)),
        (nameof(input.BillingPostalCode), Tidy(input.BillingPostalCode)),
        (nameof(input.BillingCity), Tidy(input.BillingCity)),
        (nameof(input.BillingRegion), Tidy(input.BillingRegion)),
        (nameof(input.BillingCountry), input.BillingCountry ?? ""),
    ];

    private static string Tidy(string? text) => text?.Trim() ?? "";
}

/// <summary>A field that two people have written differently; empty where there is nothing.</summary>
internal sealed record OrganizationDifference(string Field, string Theirs, string Mine);
