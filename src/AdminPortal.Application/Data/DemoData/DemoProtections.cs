using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;

namespace AdminPortal.Application.Data.DemoData;

/// <summary>Delete protections: on whole subtrees and on accounts, with review dates behind, ahead and none.</summary>
internal sealed class DemoProtections(DemoHierarchy hierarchy, DemoCalendar calendar)
{
    private static readonly string[] Reasons =
    [
        "Kritisk samfunnsfunksjon: nødmelding går over denne", "Under rettslig tvist, bevissikring", "Kunden har bedt om to underskrifter før sletting",
        "Flyttes til ny plattform", "Brukes av legevakten",
    ];

    private static readonly DevelopmentPerson[] Setters = [.. DevelopmentPerson.All.Where(person => person.SignInRole is StaffRole.Admin or StaffRole.Editor)];

    private long id;

    public IEnumerable<DeleteProtection> OfOrganizations()
    {
        for (var place = 0; place < hierarchy.Count; place++)
        {
            var random = new DemoRandom(DemoDraw.Protection, place);
            int? reviewInDays = place switch
            {
                DemoSamples.Telenor => 40,
                DemoHierarchy.Chain => -12,
                _ when place > hierarchy.Delegated && hierarchy.HasChildren(place) && random.Chance(3) => ReviewInDays(random),
                _ => 0,
            };
            if (reviewInDays != 0)
            {
                var protection = Protection(random, calendar.Ago(random.Between(20, 190), random), reviewInDays);
                protection.OrganizationId = DemoOrganizations.Id(place);
                yield return protection;
            }
        }
    }

    public DeleteProtection OfAccount(long accountId, DateTime accountCreatedAt, DemoRandom random)
    {
        var protection = Protection(random, accountCreatedAt.AddDays(3), ReviewInDays(random));
        protection.AccountId = accountId;
        return protection;
    }

    private static int? ReviewInDays(DemoRandom random) => random.Below(3) switch
    {
        0 => null,
        1 => -random.Between(1, 60),
        _ => random.Between(1, 200),
    };

    private DeleteProtection Protection(DemoRandom random, DateTime setAt, int? reviewInDays)
    {
        var setter = random.Pick(Setters);
        return new()
        {
            Id = ++id,
            Version = 1,
            Reason = random.Chance(85) ? random.Pick(Reasons) : null,
            SetById = setter.Id,
            SetByName = setter.Name,
            ReviewOn = reviewInDays is { } days ? calendar.Day.AddDays(days) : null,
            CreatedAt = setAt,
            LastModifiedAt = setAt,
        };
    }
}
