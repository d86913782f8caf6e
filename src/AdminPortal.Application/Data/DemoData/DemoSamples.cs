namespace AdminPortal.Application.Data.DemoData;

/// <summary>The objects of the two source documents' examples, under their own ids, so that the printed requests work.</summary>
internal static class DemoSamples
{
    /// <summary>How many of the first places in the hierarchy are taken by samples.</summary>
    public const int Organizations = 5;

    public const int MyParentOrganization = 0;
    public const int MyOrganization = 1;
    public const int Telenor = 2;
    public const int SeveralCards = 3;
    public const int OneCard = 4;

    public const string MyOrganizationId = "o-p-0TgcUq7CylltM7OkwB4t";
    public const string MyAccountId = "a-ppge-ovC1eMDgt0hkgqZUSaPh";
    public const string MySandboxAccountId = "a-spge-PmN5cDIdq0cz93ZUS276";
    public const string HaraldId = "c-p-5831eMDkMehkgq39L3KK";
    public const string CardNumber = "664158";
    public const string BillingAccountNumber = "1234567";

    public static readonly string[] MyAccountProducts = ["auth", "auth-nbid", "auth-sbid", "sign", "sign-nbid"];

    public static readonly DateTime OrganizationModified = new(2022, 5, 1, 3, 14, 39, DateTimeKind.Utc);
    public static readonly DateTime AccountModified = new(2022, 5, 11, 11, 28, 59, DateTimeKind.Utc);
    public static readonly DateTime Created = new(2022, 3, 14, 9, 26, 53, DateTimeKind.Utc);

    private static readonly DemoOrganization[] All =
    [
        Sample("o-p-avKce97dOKlnAlOw2R55", "My Parent Organization", "111999555") with { Street = "Signistreet", StreetNumber = "41" },
        Sample(MyOrganizationId, "My Organization", "999000999") with { Street = "Signistreet", StreetNumber = "39", BillingEmail = "billing@myorg.com" },
        Sample("o-p-7kT3nRv0QxLw9ZbYc4Ha", "TELENOR", "914742315") with
        {
            LegalName = "TELENOR AS", VatNumber = "NO 914 742 315 MVA", Street = "Innherredsveien", StreetNumber = "1A", PostalCode = "7018", City = "Trondheim",
        },
        Sample("o-p-2mW8pDs6JtVf1GqXe5Uk", "Mange Adresser AS", "987654321"),
        Sample("o-p-6hB4yNc9KoRz3SjPa7Li", "Én Adresse AS", DemoNumbers.Organization(OneCard, "NO")),
    ];

    public static DemoOrganization Organization(int place) => All[place];

    private static DemoOrganization Sample(string publicId, string name, string number) => new(publicId, name, "NO", number)
    {
        PostalCode = "5089",
        City = "Bergen",
        Street = "Signistreet",
        StreetNumber = "1",
    };
}
