using AdminPortal.Application.Common;
using AdminPortal.Application.Organizations;

namespace AdminPortal.Application.Data.DemoData;

/// <summary>What is known of an organisation wherever it is named; worked out anew from its place, never kept.</summary>
internal sealed record DemoOrganization(string PublicId, string Name, string Country, string? Number)
{
    public string? VatNumber { get; init; }

    public string? LegalName { get; init; }

    public string? Website { get; init; }

    /// <summary>Null where the organisation has not given its billing address.</summary>
    public string? Street { get; init; }

    public string? StreetNumber { get; init; }

    public string? PostalCode { get; init; }

    public string? City { get; init; }

    public string? BillingEmail { get; init; }

    public int? PaymentTermsDays { get; init; }
}

internal sealed class DemoOrganizations(DemoHierarchy hierarchy, DemoCalendar calendar)
{
    private static readonly int?[] Terms = [null, null, null, 14, 30, 45, 60];

    public DemoOrganization Describe(int place)
    {
        if (place < DemoSamples.Organizations)
        {
            return DemoSamples.Organization(place);
        }

        var random = new DemoRandom(DemoDraw.Organization, place);
        var root = hierarchy.RootOf(place);
        var country = DemoNames.Country(hierarchy, root);
        var name = DemoNames.Organization(hierarchy, place, root);
        var publicId = PublicId.Organization + random.IdTail();
        var domain = DemoNames.Domain(name, random.Chance(12));
        var number = Number(place, country);
        var town = random.Chance(70) ? DemoNames.Town(hierarchy, root) : random.Pick(DemoPlaces.In(country));
        var hasAddress = !random.Chance(6);
        return new(publicId, name, country, random.Chance(12) && country == "NO" ? DemoNumbers.Spaced(number) : number)
        {
            VatNumber = random.Chance(60) ? DemoNumbers.Vat(number, country, random) : null,
            LegalName = random.Chance(55) ? name.ToUpperInvariant() : null,
            Website = random.Chance(80) ? $"https://www.{domain}" : null,
            Street = hasAddress ? random.Pick(DemoPlaces.StreetsIn(country)) : null,
            StreetNumber = hasAddress ? random.Between(1, 140) + random.Pick(["", "", "", "A", "B"]) : null,
            PostalCode = hasAddress ? town.PostalCode : null,
            City = hasAddress ? town.City : null,
            BillingEmail = random.Chance(75) ? $"{random.Pick(["faktura", "invoice", "regnskap", "økonomi"])}@{domain}" : null,
            PaymentTermsDays = random.Pick(Terms),
        };
    }

    /// <summary>A few lowest organisations lie in the recycle bin, the last one always.</summary>
    public bool IsDeleted(int place) => place == hierarchy.Count - 1
        || (place > hierarchy.Delegated && !hierarchy.HasChildren(place) && new DemoRandom(DemoDraw.Deletion, place).Below(90) == 0);

    public IEnumerable<Organization> All() => Enumerable.Range(0, hierarchy.Count).Select(Organization);

    public IEnumerable<OrganizationClosure> Closure() => Enumerable.Range(0, hierarchy.Count).SelectMany(place =>
        hierarchy.Ancestors(place).Select(ancestor => new OrganizationClosure
        {
            AncestorId = Id(ancestor.Place),
            DescendantId = Id(place),
            Depth = ancestor.Depth,
        }));

    public static long Id(int place) => place + 1;

    private Organization Organization(int place)
    {
        var facts = Describe(place);
        var random = new DemoRandom(DemoDraw.Deletion, ~place);
        var age = random.Between(200, 3000);
        var isSample = place <= DemoSamples.MyOrganization;
        var parent = hierarchy.ParentOf(place);
        var isDeleted = IsDeleted(place);
        var deletedAt = calendar.Ago(random.Between(1, 80), random);
        return new()
        {
            Id = Id(place),
            Version = 1,
            PublicId = facts.PublicId,
            Name = facts.Name,
            ParentId = parent == DemoHierarchy.None ? null : Id(parent),
            Website = facts.Website,
            EntityId = facts.Number,
            EntityVatNumber = facts.VatNumber,
            EntityLegalName = facts.LegalName,
            Country = facts.Country,
            BillingEmail = facts.BillingEmail,
            BillingStreet = facts.Street is null ? null : $"{facts.Street} {facts.StreetNumber}",
            BillingPostalCode = facts.PostalCode,
            BillingCity = facts.City,
            BillingCountry = facts.City is null ? null : facts.Country,
            PaymentTermsDays = facts.PaymentTermsDays,
            CreatedAt = isSample ? DemoSamples.Created : calendar.Ago(age, random),
            LastModifiedAt = isSample ? DemoSamples.OrganizationModified : isDeleted ? deletedAt : calendar.Ago(random.Between(1, age - 1), random),
            DeletedAt = isDeleted ? deletedAt : null,
            DeletedBy = isDeleted ? "Astrid" : null,
        };
    }

    /// <summary>A few have a number whose check digit fails, and a few share their neighbour's.</summary>
    private static string Number(int place, string country)
    {
        var number = DemoNumbers.Organization(place % 173 == 20 ? place - 1 : place, country);
        return place % 61 == 5 ? DemoNumbers.Failing(number) : number;
    }
}
