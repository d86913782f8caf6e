using AdminPortal.Application.Accounts;
using AdminPortal.Application.Common;

namespace AdminPortal.Application.Data.DemoData;

/// <summary>Accounts with their products and protections, in order of their organisations.</summary>
internal sealed class DemoAccounts(DemoHierarchy hierarchy, DemoOrganizations organizations, DemoProtections protections, DemoCalendar calendar)
{
    private const int RetentionDays = 90;

    private static readonly string[] Purposes =
    [
        "Kundeportal", "Mitt BankID", "Innlogging", "Signering", "Ansatte", "Nettbutikk", "Mobilapp", "Varsling", "Søknader", "Påmelding", "Kontrakter", "Intranett",
    ];

    private long id;

    public IEnumerable<Account> All()
    {
        yield return Sample(DemoSamples.MyAccountId, "My Account", DemoSamples.MyAccountProducts);
        yield return Sample(DemoSamples.MySandboxAccountId, "My Sandbox Account", []);
        for (var place = DemoSamples.Telenor; place < hierarchy.Count; place++)
        {
            var random = new DemoRandom(DemoDraw.Account, place);
            var name = organizations.Describe(place).Name;
            for (var count = place == hierarchy.Delegated ? 20 : Count(random); count > 0; count--)
            {
                yield return Account(place, name, random);
            }
        }

        // Their organisations are gone: only unrestricted staff see them.
        for (var orphan = 0; orphan <= hierarchy.Count / 1000; orphan++)
        {
            yield return Account(DemoHierarchy.None, "Avviklet", new DemoRandom(DemoDraw.Account, ~orphan));
        }
    }

    private static int Count(DemoRandom random) => random.Below(1000) switch
    {
        < 250 => 0,
        < 700 => 1,
        < 850 => 2,
        < 970 => 3,
        < 995 => 4,
        _ => 20,
    };

    private Account Sample(string publicId, string name, string[] products)
    {
        var isSandbox = products.Length == 0;
        var account = new Account
        {
            Id = ++id,
            Version = 1,
            PublicId = publicId,
            Name = name,
            OrganizationId = DemoOrganizations.Id(DemoSamples.MyOrganization),
            IsSandbox = isSandbox,
            Region = "EU",
            Cloud = "GCP",
            Enabled = !isSandbox,
            CreatedAt = DemoSamples.Created,
            LastModifiedAt = DemoSamples.AccountModified,
        };
        AddProducts(account, products);
        return account;
    }

    private Account Account(int place, string organization, DemoRandom random)
    {
        var isSandbox = random.Chance(30);
        var cloud = random.Chance(25) ? "OTC" : "GCP";
        var age = random.Between(100, 1500);
        var isDeleted = place == hierarchy.Count - 1 || random.Chance(5) || (place != DemoHierarchy.None && organizations.IsDeleted(place));
        var deletedAt = calendar.Ago(random.Chance(30) ? random.Between(RetentionDays - 5, RetentionDays - 2) : random.Between(1, RetentionDays - 6), random);
        var account = new Account
        {
            Id = ++id,
            Version = 1,
            PublicId = PublicId.AccountPrefix(isSandbox, cloud) + random.IdTail(),
            Name = $"{organization} {random.Pick(Purposes)}{(isSandbox ? " (test)" : "")}",
            OrganizationId = place == DemoHierarchy.None ? null : DemoOrganizations.Id(place),
            IsSandbox = isSandbox,
            Region = "EU",
            Cloud = cloud,
            Enabled = !random.Chance(10),
            CreatedAt = calendar.Ago(age, random),
            LastModifiedAt = isDeleted ? deletedAt : calendar.Ago(random.Between(1, age - 1), random),
            DeletedAt = isDeleted ? deletedAt : null,
            DeletedBy = isDeleted ? random.Pick(["Astrid", "Anders"]) : null,
        };
        AddProducts(account, DemoProducts.Some(random));
        if (!isDeleted && random.Chance(4))
        {
            account.Protections.Add(protections.OfAccount(account.Id, account.CreatedAt, random));
        }

        return account;
    }

    private static void AddProducts(Account account, IEnumerable<string> codes) =>
        account.Products.AddRange(codes.Select(code => new AccountProduct { AccountId = account.Id, ProductCode = code }));
}
