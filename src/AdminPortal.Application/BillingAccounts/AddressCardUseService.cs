using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.BillingAccounts;

/// <summary>The address cards of an organisation, with who uses them.</summary>
/// <param name="MayEdit">Whether the caller may add, change and remove them.</param>
public sealed record AddressCardUses(IReadOnlyList<AddressCardUse> Cards, bool MayEdit);

/// <summary>An address card and the billing accounts that use it and are not cancelled.</summary>
/// <param name="Accounts">How many, also those that the caller does not see.</param>
/// <param name="First">Numbers of the first that the caller sees.</param>
public sealed record AddressCardUse(AddressCardRow Card, int Version, int Accounts, IReadOnlyList<string> First);

/// <summary>Tells who uses an organisation's address cards.</summary>
public sealed class AddressCardUseService(PortalStore store)
{
    /// <summary>Accounts that are named for each card; the count tells of the rest.</summary>
    public const int Named = 5;

    /// <summary>By number; null where the organisation does not exist for the caller.</summary>
    public async Task<AddressCardUses?> OfOrganizationAsync(string organizationId, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        if (await OrganizationTreeService.KeyOfAsync(db, organizationId, cancellationToken) is not { } organization)
        {
            return null;
        }

        var cards = await db.AddressCards
            .Where(card => card.OrganizationId == organization)
            .OrderBy(card => card.Number)
            .Select(card => new
            {
                card.Id,
                card.Version,
                Row = new AddressCardRow(card.Number, card.StreetName, card.StreetAddress, card.EntranceCode, card.PostalCode, card.PostalPlace, card.Format),
                First = db.BillingAccounts
                    .Where(account => account.AddressCardId == card.Id && account.Status != BillingAccountStatus.Cancelled)
                    .OrderBy(account => account.Number)
                    .Select(account => account.Number)
                    .Take(Named)
                    .ToList(),
            })
            .ToListAsync(cancellationToken);
        var counts = await db.BillingAccounts.IgnoreQueryFilters([ScopedPortalDb.Visibility])
            .Where(account => account.Status != BillingAccountStatus.Cancelled && db.AddressCards.Any(card => card.Id == account.AddressCardId && card.OrganizationId == organization))
            .GroupBy(account => account.AddressCardId)
            .Select(accounts => new { Card = accounts.Key, Count = accounts.Count() })
            .ToDictionaryAsync(found => found.Card!.Value, found => found.Count, cancellationToken);
        return new(
            cards.ConvertAll(card => new AddressCardUse(card.Row, card.Version, counts.GetValueOrDefault(card.Id), card.First)),
            await session.MayAsync(Right.Edit, organization, cancellationToken));
    }
}
