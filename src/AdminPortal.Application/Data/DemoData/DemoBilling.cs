using AdminPortal.Application.BillingAccounts;

namespace AdminPortal.Application.Data.DemoData;

/// <summary>An organisation's address cards, and the billing accounts that it or a person of it pays for.</summary>
internal sealed record DemoPayer(List<AddressCard> Cards, List<BillingAccount> Accounts);

internal sealed class DemoBilling(DemoHierarchy hierarchy, DemoOrganizations organizations, DemoCalendar calendar)
{
    private const int AccountsAtMost = 9;

    private static readonly string[] References = ["IT-avdelingen", "Økonomi/ regnskap", "Avd. 410, prosjekt 7", "Drift og beredskap", "Kundesenter", "DevOps team"];

    private static readonly string[] Formats = ["EHF", "EHF", "EHF", "PDF", "PAPER"];

    private long accountId;
    private long cardId;

    public IEnumerable<DemoPayer> All() => Enumerable.Range(DemoSamples.Telenor, hierarchy.Count - DemoSamples.Telenor)
        .Where(HasCards)
        .Select(Payer);

    /// <summary>The customer number that invoices show, with its prefix, or null where the organisation has no billing account.</summary>
    public string? CustomerNumber(int place) => place switch
    {
        DemoSamples.Telenor => "55" + DemoSamples.BillingAccountNumber,
        DemoSamples.SeveralCards or DemoSamples.OneCard => null,
        _ => HasCards(place) ? "55" + AccountNumber(place, 0) : null,
    };

    private bool HasCards(int place) => place switch
    {
        < DemoSamples.Telenor => false,
        <= DemoSamples.OneCard => true,
        _ => place == hierarchy.Delegated || (new DemoRandom(DemoDraw.Billing, place).Chance(25) && !organizations.IsDeleted(place)),
    };

    private static string AccountNumber(int place, int ordinal) => DemoNumbers.Text(10_000_000 + place * AccountsAtMost + ordinal, 8);

    private DemoPayer Payer(int place)
    {
        var random = new DemoRandom(DemoDraw.Billing, ~place);
        var (cards, accounts) = place switch
        {
            DemoSamples.Telenor => (1, 1),
            DemoSamples.SeveralCards => (3, 0),
            DemoSamples.OneCard => (1, 0),
            _ when place == hierarchy.Delegated => (2, AccountsAtMost),
            _ => (random.Chance(70) ? 1 : random.Between(2, 3), random.Between(1, 2)),
        };
        var payer = new DemoPayer([], []);
        payer.Cards.AddRange(Enumerable.Range(0, cards).Select(ordinal => Card(place, ordinal, random)));
        payer.Accounts.AddRange(Enumerable.Range(0, accounts).Select(ordinal => Account(place, ordinal, random.Pick(payer.Cards), random)));
        return payer;
    }

    private AddressCard Card(int place, int ordinal, DemoRandom random)
    {
        var facts = organizations.Describe(place);
        var town = random.Pick(DemoPlaces.In(facts.Country));
        var isOwnAddress = ordinal == 0 && facts.City is not null;
        var number = (place, ordinal) switch
        {
            (DemoSamples.SeveralCards, 0) => DemoSamples.CardNumber,
            _ => DemoNumbers.Text(1_000_000 + place * 3 + ordinal, 7),
        };
        var madeAt = calendar.Ago(random.Between(50, 900), random);
        return new()
        {
            Id = ++cardId,
            Version = 1,
            Number = number,
            OrganizationId = DemoOrganizations.Id(place),
            StreetName = isOwnAddress ? facts.Street : random.Pick(DemoPlaces.StreetsIn(facts.Country)),
            StreetAddress = isOwnAddress ? facts.StreetNumber : $"{random.Between(1, 90)}",
            EntranceCode = place == DemoSamples.Telenor || random.Chance(20) ? "H0101" : null,
            PostalCode = isOwnAddress ? facts.PostalCode : town.PostalCode,
            PostalPlace = isOwnAddress ? facts.City : town.City,
            Format = place == DemoSamples.Telenor ? "EHF" : random.Pick(Formats),
            CreatedAt = madeAt,
            LastModifiedAt = madeAt,
        };
    }

    private BillingAccount Account(int place, int ordinal, AddressCard card, DemoRandom random)
    {
        var isSample = place == DemoSamples.Telenor;
        var isPersonal = !isSample && random.Chance(12);
        var ownsForChild = !isSample && place + 1 < hierarchy.Count && hierarchy.ParentOf(place + 1) == place && random.Chance(40);
        var madeAt = calendar.Ago(random.Between(5, 45), random);
        return new()
        {
            Id = ++accountId,
            Version = 1,
            Number = isSample ? DemoSamples.BillingAccountNumber : AccountNumber(place, ordinal),
            AccountReference1 = isSample ? "Telenor ASA - IT department" : random.Pick(References),
            AccountReference2 = isSample ? "DevOps team" : random.Chance(50) ? random.Pick(References) : null,
            AccountReference3 = isSample ? "Linus Torvalds" : random.Chance(20) ? $"Best.nr {random.Digits(6)}" : null,
            OwnerId = DemoOrganizations.Id(ownsForChild ? place + 1 : place),
            PayerId = isPersonal ? null : DemoOrganizations.Id(place),
            PersonalPayerFirstName = isPersonal ? DemoPeople.First("NO", random) : null,
            PersonalPayerMiddleName = isPersonal ? DemoPeople.MiddleOrNone(random) : null,
            PersonalPayerLastName = isPersonal ? DemoPeople.Last("NO", random) : null,
            AddressCardId = card.Id,
            Status = isSample ? BillingAccountStatus.Open : Status(place == hierarchy.Delegated ? ordinal % 3 : random.Below(8)),
            Type = isSample ? BillingAccountType.Normal : Type(place == hierarchy.Delegated ? ordinal / 3 : random.Below(10)),
            CreatedAt = madeAt,
            LastModifiedAt = madeAt,
        };
    }

    private static BillingAccountStatus Status(int draw) => draw switch
    {
        0 => BillingAccountStatus.Passive,
        1 => BillingAccountStatus.Cancelled,
        _ => BillingAccountStatus.Open,
    };

    private static BillingAccountType Type(int draw) => draw switch
    {
        0 => BillingAccountType.Reserved,
        1 => BillingAccountType.RingKontant,
        _ => BillingAccountType.Normal,
    };
}
