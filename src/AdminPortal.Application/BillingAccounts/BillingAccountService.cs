using System.Linq.Expressions;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.BillingAccounts;

/// <summary>Reads billing accounts. One is visible when its owner or its payer is; of the other party only the name shows.</summary>
public sealed class BillingAccountService(PortalStore store)
{
    private static readonly Keyset<BillingAccount> Order = new(account => account.Id, SortColumn<BillingAccount>.By("number", account => account.Number));

    private static readonly Expression<Func<BillingAccount, StoredRow>> Row = account => new StoredRow(
        account.OwnerId,
        account.PayerId,
        account.PersonalPayerFirstName,
        account.PersonalPayerMiddleName,
        account.PersonalPayerLastName,
        new BillingAccountRow(
            account.Number,
            account.AccountReference1,
            account.AccountReference2,
            account.AccountReference3,
            new BillingParty(null, ""),
            null,
            null,
            account.Status,
            account.Type,
            account.AddressCard == null
                ? null
                : new AddressCardRow(
                    account.AddressCard.Number,
                    account.AddressCard.StreetName,
                    account.AddressCard.StreetAddress,
                    account.AddressCard.EntranceCode,
                    account.AddressCard.PostalCode,
                    account.AddressCard.PostalPlace,
                    account.AddressCard.Format)));

    /// <summary>The accounts that an organisation owns or pays for, by number; null where the organisation does not exist for the caller.</summary>
    public async Task<Page<BillingAccountRow>?> ListForOrganizationAsync(string organizationId, PageRequest page, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        if (await FindOrganizationAsync(db, organizationId, cancellationToken) is not { } id)
        {
            return null;
        }

        var accounts = db.BillingAccounts.Where(account => account.OwnerId == id || account.PayerId == id);
        var read = await Order.ReadAsync(accounts, page, Row, cancellationToken);
        var parties = await PartiesAsync(db, read.Items, cancellationToken);
        return new([.. read.Items.Select(row => row.With(parties))], read.Next, read.Previous, read.Total);
    }

    /// <summary>The invoice addresses of an organisation, by number; null where the organisation does not exist for the caller.</summary>
    public async Task<IReadOnlyList<AddressCardRow>?> AddressCardsOfAsync(string organizationId, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        if (await FindOrganizationAsync(db, organizationId, cancellationToken) is not { } id)
        {
            return null;
        }

        return await db.AddressCards.Where(card => card.OrganizationId == id).OrderBy(card => card.Number)
            .Select(card => new AddressCardRow(
                card.Number, card.StreetName, card.StreetAddress, card.EntranceCode, card.PostalCode, card.PostalPlace, card.Format))
            .ToListAsync(cancellationToken);
    }

    private static Task<long?> FindOrganizationAsync(PortalDb db, string publicId, CancellationToken cancellationToken) =>
        db.Organizations.Where(o => o.PublicId == publicId).Select(o => (long?)o.Id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Names of all parties, deleted ones among them, and ids of those that the caller sees live. By itself, since a join would drop an account whose owner is not seen.</summary>
    private static async Task<Dictionary<long, BillingParty>> PartiesAsync(PortalDb db, IReadOnlyList<StoredRow> rows, CancellationToken cancellationToken)
    {
        long[] ids = [.. rows.Select(row => row.OwnerId).Concat(rows.Select(row => row.PayerId).OfType<long>()).Distinct()];
        var seen = await db.Organizations.Where(o => ids.Contains(o.Id)).Select(o => o.Id).ToListAsync(cancellationToken);
        return await db.Organizations.IgnoreQueryFilters([ScopedPortalDb.Visibility, PortalDb.Live]).Where(o => ids.Contains(o.Id))
            .Select(o => new { o.Id, o.PublicId, o.Name })
            .ToDictionaryAsync(o => o.Id, o => new BillingParty(seen.Contains(o.Id) ? o.PublicId : null, o.Name), cancellationToken);
    }

    private sealed record StoredRow(long OwnerId, long? PayerId, string? FirstName, string? MiddleName, string? LastName, BillingAccountRow Account)
    {
        public BillingAccountRow With(Dictionary<long, BillingParty> parties) => Account with
        {
            Owner = parties[OwnerId],
            CompanyPayer = PayerId is { } payer ? parties[payer] : null,
            PersonalPayer = string.Join(' ', new[] { FirstName, MiddleName, LastName }.Where(name => !string.IsNullOrEmpty(name))) is { Length: > 0 } name ? name : null,
        };
    }
}
