using AdminPortal.Application.Contacts;
using AdminPortal.Application.Organizations;
using AdminPortal.Testing;

namespace AdminPortal.Application.Tests.Contacts;

/// <summary>A forest with contacts by chance, and who gets whose invoices as one would work it out by hand.</summary>
internal sealed class SmallWorld
{
    private static readonly ContactRole[] AllRoles = Enum.GetValues<ContactRole>();

    private readonly TestStore store;

    public SmallWorld(TestStore store, int seed)
    {
        this.store = store;
        var random = new Random(seed);
        var organizations = new List<Organization>();
        for (var number = 0; number < 14; number++)
        {
            var parent = number > 0 && random.Next(5) > 0 ? organizations[random.Next(number)] : null;
            organizations.Add(store.Given.Organization($"Org {number:D2}", parent, o => o.BillingEmail = random.Next(5) == 0 ? $"bill{number}@example.no" : null));
        }

        for (var number = 0; number < 16; number++)
        {
            var place = random.Next(8) == 0 ? null : organizations[random.Next(organizations.Count)];
            store.Given.Contact($"First {random.Next(3)}", $"Last {number:D2}", place, c =>
            {
                c.Email = random.Next(4) > 0 ? $"person{number}@example.no" : null;
                c.Roles.AddRange(AllRoles.Where(_ => random.Next(3) == 0).Select(role => new ContactRoleAssignment { Role = role }));
                c.DeletedAt = random.Next(8) == 0 ? store.Clock.UtcNow : null;
            });
        }

        using var db = store.Open();
        foreach (var organization in db.Organizations.ToList().Where(_ => random.Next(3) == 0))
        {
            db.Attach(organization).Entity.BillingContactId = 1 + random.Next(16);
        }

        db.SaveChanges();
    }

    /// <summary>Whom the next mail of each organisation goes to, and by which rule: by its public id.</summary>
    public Dictionary<string, string?> Recipients()
    {
        using var db = store.Open();
        var organizations = db.Organizations.ToDictionary(o => o.Id);
        var contacts = db.Contacts.ToDictionary(c => c.Id);
        var financial = db.ContactRoles.Where(r => r.Role == ContactRole.FinancialContact).Select(r => r.ContactId).ToHashSet();
        string? Of(Organization organization)
        {
            for (var at = organization; at is not null; at = at.ParentId is { } parent ? organizations[parent] : null)
            {
                if (at.BillingContactId is { } key && contacts.TryGetValue(key, out var chosen) && chosen.Email is not null)
                {
                    return $"BillingContact {chosen.Email} of {at.Name}";
                }

                var first = contacts.Values
                    .Where(c => c.OrganizationId == at.Id && c.Email is not null && financial.Contains(c.Id))
                    .OrderBy(c => c.NameSort, StringComparer.Ordinal).ThenBy(c => c.Id)
                    .FirstOrDefault();
                if (first is not null || at.BillingEmail is not null)
                {
                    return first is null ? $"BillingEmail {at.BillingEmail} of {at.Name}" : $"FinancialContact {first.Email} of {at.Name}";
                }
            }

            return null;
        }

        return organizations.Values.ToDictionary(o => o.PublicId, Of);
    }

    /// <summary>The contacts of the nearest organisation upwards that has some with the role, by organisation and role.</summary>
    public Dictionary<(string Organization, ContactRole Role), List<string>> Holders()
    {
        using var db = store.Open();
        var organizations = db.Organizations.ToDictionary(o => o.Id);
        var held = db.ContactRoles.Join(db.Contacts, r => r.ContactId, c => c.Id, (r, c) => new { r.Role, Place = c.OrganizationId, c.PublicId, c.NameSort, c.Id }).ToList();
        List<string> Of(Organization organization, ContactRole role)
        {
            for (var at = organization; at is not null; at = at.ParentId is { } parent ? organizations[parent] : null)
            {
                var here = held.Where(h => h.Place == at.Id && h.Role == role).OrderBy(h => h.NameSort, StringComparer.Ordinal).ThenBy(h => h.Id).Select(h => h.PublicId).ToList();
                if (here.Count > 0)
                {
                    return here;
                }
            }

            return [];
        }

        return organizations.Values.SelectMany(o => AllRoles.Select(role => (o, role))).ToDictionary(pair => (pair.o.PublicId, pair.role), pair => Of(pair.o, pair.role));
    }

    public static string? TextOf(InvoiceRecipient? recipient) => recipient is null ? null : $"{recipient.Kind} {recipient.Email} of {recipient.From.Name}";
}
