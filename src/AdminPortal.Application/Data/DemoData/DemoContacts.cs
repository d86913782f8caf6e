using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;

namespace AdminPortal.Application.Data.DemoData;

/// <summary>People with their roles, in order of their organisations.</summary>
internal sealed class DemoContacts(DemoHierarchy hierarchy, DemoOrganizations organizations, DemoCalendar calendar)
{
    private static readonly int[] Counts = [0, 0, 0, 1, 1, 1, 2, 2, 3, 5];

    private long id;

    public IEnumerable<Contact> All()
    {
        yield return Harald();
        for (var place = DemoSamples.Telenor; place < hierarchy.Count; place++)
        {
            var random = new DemoRandom(DemoDraw.Contact, place);
            var organization = organizations.Describe(place);
            var count = place == hierarchy.Delegated ? 5 : random.Pick(Counts);
            for (var number = 0; number < count; number++)
            {
                var contact = Contact(organization.Country, DemoNames.Domain(organization.Name, random.Chance(15)), random);
                contact.OrganizationId = DemoOrganizations.Id(place);
                AddRoles(contact, number, random);
                Delete(contact, place, number);
                yield return contact;
            }
        }

        for (var loner = 0; loner < 3 + hierarchy.Count / 1000; loner++)
        {
            yield return Contact("NO", "frittstående.example", new DemoRandom(DemoDraw.Contact, ~loner));
        }
    }

    private Contact Harald() => new()
    {
        Id = ++id,
        Version = 1,
        PublicId = DemoSamples.HaraldId,
        OrganizationId = DemoOrganizations.Id(DemoSamples.MyOrganization),
        FirstName = "Harald",
        LastName = "Hårfagre",
        Email = "harald@hårfagre.no",
        Mobile = "+4799999999",
        Country = "NO",
        CreatedAt = DemoSamples.Created,
        LastModifiedAt = DemoSamples.OrganizationModified,
    };

    private Contact Contact(string country, string domain, DemoRandom random)
    {
        var first = DemoPeople.First(country, random);
        var last = DemoPeople.Last(country, random);
        var age = random.Between(10, 1200);
        var mailbox = random.Chance(10) ? $"{first}.{last}".ToLowerInvariant() : SearchText.Fold($"{first}.{last}");
        return new()
        {
            Id = ++id,
            Version = 1,
            PublicId = PublicId.Contact + random.IdTail(),
            FirstName = first,
            MiddleName = DemoPeople.MiddleOrNone(random),
            LastName = last,
            Email = random.Chance(92) ? $"{mailbox}@{domain}" : null,
            Mobile = random.Chance(85) ? DemoNumbers.Mobile(country, random) : null,
            Phone = random.Chance(30) ? DemoNumbers.Landline(country, random) : null,
            Country = random.Chance(95) ? country : null,
            CreatedAt = calendar.Ago(age, random),
            LastModifiedAt = calendar.Ago(random.Between(1, age - 1), random),
        };
    }

    /// <summary>A few of those who are one of many have been deleted.</summary>
    private void Delete(Contact contact, int place, int number)
    {
        if (number >= 2 && place != hierarchy.Delegated && place % 4 == 1)
        {
            var random = new DemoRandom(DemoDraw.Contact, ~(DemoHierarchy.Largest + (place * 8) + number));
            contact.DeletedAt = contact.LastModifiedAt = calendar.Ago(random.Between(1, 80), random);
            contact.DeletedBy = "Astrid";
        }
    }

    /// <summary>The first of an organisation mostly takes its invoices; others have one role, several or none.</summary>
    private static void AddRoles(Contact contact, int number, DemoRandom random)
    {
        foreach (var role in Enum.GetValues<ContactRole>())
        {
            var percent = role switch
            {
                ContactRole.FinancialContact => number == 0 ? 70 : 15,
                ContactRole.MainTechnicalContact => number == 1 ? 70 : 15,
                ContactRole.CommercialOwner => 20,
                ContactRole.Other => 10,
            };
            if (random.Chance(percent))
            {
                contact.Roles.Add(new() { ContactId = contact.Id, Role = role });
            }
        }
    }
}
