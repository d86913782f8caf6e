using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.BillingAccounts;

/// <summary>Reads billing accounts. One is visible when its owner or its payer is; of the other party only the name shows.</summary>
public sealed class BillingAccountService(PortalStore store)
{
    private static readonly Keyset<BillingAccount> Order = new(
        account => account.Id,
        SortColumn<BillingAccount>.By("number", account => account.Number),
        SortColumn<BillingAccount>.By("reference", account => account.AccountReference1 ?? ""),
        SortColumn<BillingAccount>.By("created", account => account.CreatedAt));

    /// <summary>One page of billing accounts. Sorts: <c>number</c>, <c>reference</c>, <c>created</c>. An unknown organisation has none.</summary>
    public async Task<Page<BillingAccountRow>> ListAsync(BillingAccountFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        return await ReadAsync(session.Db, await BillingAccountSearch.MatchingAsync(session.Db, filter, cancellationToken), page, cancellationToken);
    }

    /// <summary>The accounts that an organisation owns or pays for, by number; null where the organisation does not exist for the caller.</summary>
    public async Task<Page<BillingAccountRow>?> ListForOrganizationAsync(string organizationId, PageRequest page, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        return await OrganizationTreeService.KeyOfAsync(db, organizationId, cancellationToken) is { } id
            ? await ReadAsync(db, db.BillingAccounts.Where(account => account.OwnerId == id || account.PayerId == id), page, cancellationToken)
            : null;
    }

    /// <summary>The billing account; null where the caller sees none of that number.</summary>
    /// <param name="number">Up to 8 digits, without the prefix of invoices.</param>
    public async Task<BillingAccountDetail?> FindAsync(string number, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        if (await db.BillingAccounts.Where(account => account.Number == number).Select(StoredBillingAccount.Of).SingleOrDefaultAsync(cancellationToken) is not { } found)
        {
            return null;
        }

        var parties = await NamedParty.ReadAsync(db, [found.OwnerId, found.PayerId], cancellationToken);
        return new(
            found.With(parties),
            found.CreatedAt,
            found.LastModifiedAt,
            found.Version,
            await session.MayAsync(Right.Edit, found.OwnerId, cancellationToken),
            await WarningsOfAsync(db, parties.Values, cancellationToken));
    }

    /// <summary>What staff should look at twice before an account has these parties; ids that the caller does not see are passed over.</summary>
    public async Task<IReadOnlyList<BillingWarning>> WarningsAsync(string? ownerId, string? payerId, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var parties = await session.Db.Organizations
            .Where(o => o.PublicId == ownerId || o.PublicId == payerId)
            .Select(o => new NamedParty(new BillingParty(o.PublicId, o.Name), o.EntityId, o.Country))
            .ToListAsync(cancellationToken);
        return await WarningsOfAsync(session.Db, parties.OrderBy(party => party.Party.OrganizationId == ownerId ? 0 : 1), cancellationToken);
    }

    private static async Task<Page<BillingAccountRow>> ReadAsync(PortalDb db, IQueryable<BillingAccount> accounts, PageRequest page, CancellationToken cancellationToken)
    {
        var read = await Order.ReadAsync(accounts, page, StoredBillingAccount.Of, cancellationToken);
        var parties = await NamedParty.ReadAsync(db, read.Items.SelectMany(row => new[] { row.OwnerId, row.PayerId }), cancellationToken);
        return new([.. read.Items.Select(row => row.With(parties))], read.Next, read.Previous, read.Total);
    }

    /// <summary>Of those parties that the caller sees.</summary>
    private static async Task<IReadOnlyList<BillingWarning>> WarningsOfAsync(PortalDb db, IEnumerable<NamedParty> parties, CancellationToken cancellationToken)
    {
        var seen = parties.Where(party => party.Party.OrganizationId is not null).ToList();
        var numbers = seen.ConvertAll(party => SearchText.Digits(party.EntityId));
        var shared = await db.Organizations
            .Where(o => numbers.Contains(o.EntityDigits))
            .GroupBy(o => o.EntityDigits)
            .Where(namesakes => namesakes.Count() > 1)
            .Select(namesakes => namesakes.Key)
            .ToListAsync(cancellationToken);
        return [.. seen.SelectMany(party => WarningsOf(party, shared))];
    }

    private static IEnumerable<BillingWarning> WarningsOf(NamedParty party, List<string> shared)
    {
        var number = SearchText.Digits(party.EntityId);
        if (number.Length != OrganizationNumber.Length)
        {
            yield return new(BillingWarnings.NumberMissing, party.Party, number);
            yield break;
        }

        if (party.Country is null or "NO" && !OrganizationNumber.HasValidCheckDigit(number))
        {
            yield return new(BillingWarnings.NumberCheckDigit, party.Party, number);
        }

        if (shared.Contains(number))
        {
            yield return new(BillingWarnings.NumberShared, party.Party, number);
        }
    }
}
