using AdminPortal.Application.BillingAccounts;

namespace AdminPortal.Web.BillingAccounts;

/// <summary>An address card as people write an address.</summary>
internal static class AddressLines
{
    public static IReadOnlyList<string> Of(AddressCardRow card) =>
    [
        .. new[] { $"{card.StreetName} {card.StreetAddress} {card.EntranceCode}", $"{card.PostalCode} {card.PostalPlace}" }
            .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .Where(line => line.Length > 0),
    ];

    public static string InOne(AddressCardRow card) => string.Join(", ", Of(card));
}
