using System.Linq.Expressions;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.BillingAccounts;

/// <summary>A billing account as it is read, with the keys of its parties.</summary>
internal sealed record StoredBillingAccount(
    long OwnerId, long? PayerId, string? FirstName, string? MiddleName, string? LastName, DateTime CreatedAt, DateTime LastModifiedAt, int Version, BillingAccountRow Account)
{
    public static readonly Expression<Func<BillingAccount, StoredBillingAccount>> Of = account => new StoredBillingAccount(
        account.OwnerId,
        account.PayerId,
        account.PersonalPayerFirstName,
        account.PersonalPayerMiddleName,
        account.PersonalPayerLastName,
        account.CreatedAt,
        account.LastModifiedAt,
        account.Version,
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

    public BillingAccountRow With(IReadOnlyDictionary<long, NamedParty> parties) => Account with
    {
        Owner = parties[OwnerId].Party,
        CompanyPayer = PayerId is { } payer ? parties[payer].Party : null,
        PersonalPayer = string.Join(' ', new[] { FirstName, MiddleName, LastName }.Where(name => !string.IsNullOrEmpty(name))) is { Length: > 0 } name ? name : null,
    };
}

/// <summary>A party with its organisation number; null where it has none, or the caller does not see the organisation.</summary>
internal sealed record NamedParty(BillingParty Party, string? EntityId, string? Country)
{
    /// <summary>Names of all parties, deleted ones among them, and ids of those that the caller sees live. By itself, since a join would drop an account whose owner is not seen.</summary>
    public static async Task<Dictionary<long, NamedParty>> ReadAsync(PortalDb db, IEnumerable<long?> keys, CancellationToken cancellationToken)
    {
        long[] ids = [.. keys.OfType<long>().Distinct()];
        var seen = await db.Organizations.Where(o => EF.Parameter(ids).Contains(o.Id)).Select(o => o.Id).ToListAsync(cancellationToken);
        return await db.Organizations.IgnoreQueryFilters([ScopedPortalDb.Visibility, PortalDb.Live]).Where(o => EF.Parameter(ids).Contains(o.Id))
            .Select(o => new { o.Id, o.PublicId, o.Name, o.EntityId, o.Country })
            .ToDictionaryAsync(
                o => o.Id,
                o => seen.Contains(o.Id) ? new NamedParty(new(o.PublicId, o.Name), o.EntityId, o.Country) : new(new(null, o.Name), null, null),
                cancellationToken);
    }
}
