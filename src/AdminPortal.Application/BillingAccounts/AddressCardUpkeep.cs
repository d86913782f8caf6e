using System.Text.RegularExpressions;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.BillingAccounts;

/// <summary>
/// Keeps the address cards of an organisation up with its billing address. A card that says the same as the address follows it;
/// one that says something else is another address of the payer's, and stays. An organisation that can pay for billing accounts
/// (it has nine digits) and has no card gets its first, which the contract takes as the default invoice address.
/// </summary>
internal static partial class AddressCardUpkeep
{
    /// <summary>The longest postal code that a card holds.</summary>
    private const int LongestPostalCode = 16;

    /// <param name="organization">As it is now, saved.</param>
    /// <param name="before">What the address was; null where there was none.</param>
    public static async Task FollowAsync(
        PortalDb db, IPublicIds ids, Organization organization, BillingAddress? before, CancellationToken cancellationToken)
    {
        if (OrganizationFields.AddressOf(organization) is not { Street: not null, City: not null } address
            || address.PostalCode is { Length: > LongestPostalCode })
        {
            return;
        }

        var cards = await db.AddressCards.Where(card => card.OrganizationId == organization.Id).ToListAsync(cancellationToken);
        foreach (var card in cards.Where(card => before is not null && before != address && Says(card, before)))
        {
            Write(card, address);
            card.EntranceCode = null;
        }

        if (cards.Count == 0 && organization.EntityDigits.Length == OrganizationNumber.Length)
        {
            var card = new AddressCard
            {
                Number = await FreeNumbers.AddressCardAsync(db, ids, cancellationToken),
                OrganizationId = organization.Id,
                Format = organization.BillingEmail is null ? "PAPER" : "PDF",
            };
            Write(card, address);
            db.AddressCards.Add(card);
        }
    }

    private static bool Says(AddressCard card, BillingAddress address) =>
        SearchText.Fold($"{card.StreetName} {card.StreetAddress}") == SearchText.Fold(address.Street)
        && SearchText.Fold(card.PostalCode) == SearchText.Fold(address.PostalCode)
        && SearchText.Fold(card.PostalPlace) == SearchText.Fold(address.City);

    private static void Write(AddressCard card, BillingAddress address)
    {
        var street = StreetAndNumber().Match(address.Street!);
        card.StreetName = street.Success ? street.Groups["name"].Value : address.Street;
        card.StreetAddress = street.Success ? street.Groups["number"].Value : null;
        card.PostalCode = address.PostalCode;
        card.PostalPlace = address.City;
    }

    /// <summary><c>Innherredsveien 1A</c>, <c>Karl Johans gate 22 B</c>.</summary>
    [GeneratedRegex(@"^(?<name>.*\p{L}.*?)\s+(?<number>\d+\s?\p{L}?)$")]
    private static partial Regex StreetAndNumber();
}
