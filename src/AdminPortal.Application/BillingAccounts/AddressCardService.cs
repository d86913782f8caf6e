using System.Linq.Expressions;
using AdminPortal.Application.Access;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.BillingAccounts;

/// <summary>Reads and keeps the invoice addresses of organisations.</summary>
public sealed class AddressCardService(PortalStore store, IPublicIds ids)
{
    /// <summary>The invoice addresses of an organisation, by number; null where the organisation does not exist for the caller.</summary>
    public async Task<IReadOnlyList<AddressCardRow>?> ListAsync(string organizationId, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        return await OrganizationTreeService.KeyOfAsync(session.Db, organizationId, cancellationToken) is { } key
            ? await session.Db.AddressCards.Where(card => card.OrganizationId == key).OrderBy(card => card.Number).Select(AsRow).ToListAsync(cancellationToken)
            : null;
    }

    /// <summary>An address card with what is needed to change it; null where the caller sees none of that number.</summary>
    public async Task<AddressCardDetail?> FindAsync(string number, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var found = await session.Db.AddressCards
            .Where(card => card.Number == number)
            .Select(card => new
            {
                card.Id,
                card.OrganizationId,
                card.Version,
                Row = new AddressCardRow(card.Number, card.StreetName, card.StreetAddress, card.EntranceCode, card.PostalCode, card.PostalPlace, card.Format),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new(
            found.Row,
            found.Version,
            await session.MayAsync(Right.Edit, found.OrganizationId, cancellationToken),
            await UsedBy(session.Db, found.Id).CountAsync(cancellationToken));
    }

    /// <summary>Gives an organisation another invoice address, and answers its number.</summary>
    public Task<Result<string>> CreateAsync(string organizationId, AddressCardInput input, CancellationToken cancellationToken) => store.WriteAsync<string>(
        async session =>
        {
            var faults = Input.TidyAndCheck(input);
            if (await OrganizationTreeService.KeyOfAsync(session.Db, organizationId, cancellationToken) is not { } organization)
            {
                return new NotFound("organization");
            }

            if (!await session.MayAsync(Right.Edit, organization, cancellationToken))
            {
                return new NotAllowed("create_address_card");
            }

            if (faults.Count > 0)
            {
                return new InvalidInput(faults);
            }

            var card = new AddressCard
            {
                Number = await FreeNumbers.AddressCardAsync(session.Db, ids, cancellationToken),
                OrganizationId = organization,
                Format = input.Format!,
            };
            Write(card, input);
            session.Db.AddressCards.Add(card);
            return card.Number;
        },
        cancellationToken);

    /// <summary>Replaces an address. Billing accounts that use the card have their next invoices sent there.</summary>
    /// <param name="version">The version that the change was made from; another one in the store answers <see cref="Stale"/>. Null checks nothing.</param>
    public Task<Result<Receipt>> ChangeAsync(string number, int? version, AddressCardInput input, bool dryRun, CancellationToken cancellationToken) =>
        store.WriteAsync<Receipt>(
            async session =>
            {
                var faults = Input.TidyAndCheck(input);
                var (card, refusal) = await ToChangeAsync(session, number, version, cancellationToken);
                if (card is null || refusal is not null)
                {
                    return refusal ?? new NotFound("address_card");
                }

                if (faults.Count > 0)
                {
                    return new InvalidInput(faults);
                }

                Write(card, input);
                return new Receipt(number, session.OperationId, Impact.None);
            },
            dryRun,
            cancellationToken);

    /// <summary>Takes an address away. Refused by <see cref="AddressCardInUse"/> while a billing account that is not cancelled uses it; cancelled ones lose it.</summary>
    public Task<Result<Receipt>> RemoveAsync(string number, int? version, bool dryRun, CancellationToken cancellationToken) => store.WriteAsync<Receipt>(
        async session =>
        {
            // No account may come to use it meanwhile.
            await session.TakeTurnAsync(StoreLock.Hierarchy, cancellationToken);
            var (card, refusal) = await ToChangeAsync(session, number, version, cancellationToken);
            if (card is null || refusal is not null)
            {
                return refusal ?? new NotFound("address_card");
            }

            if (await UsedBy(session.Db, card.Id).CountAsync(cancellationToken) is > 0 and var accounts)
            {
                return new AddressCardInUse(accounts);
            }

            foreach (var cancelled in await Holders(session.Db, card.Id).ToListAsync(cancellationToken))
            {
                cancelled.AddressCardId = null;
            }

            session.Db.AddressCards.Remove(card);
            return new Receipt(number, session.OperationId, Impact.None);
        },
        dryRun,
        cancellationToken);

    internal static readonly Expression<Func<AddressCard, AddressCardRow>> AsRow = card => new AddressCardRow(
        card.Number, card.StreetName, card.StreetAddress, card.EntranceCode, card.PostalCode, card.PostalPlace, card.Format);

    private static async Task<(AddressCard? Card, PortalError? Refusal)> ToChangeAsync(
        PortalSession session, string number, int? version, CancellationToken cancellationToken)
    {
        var card = await session.Db.AddressCards.SingleOrDefaultAsync(c => c.Number == number, cancellationToken);
        return card is null ? (null, null)
            : !await session.MayAsync(Right.Edit, card.OrganizationId, cancellationToken) ? (card, new NotAllowed("change_address_card"))
            : version is not null && version != card.Version ? (card, new Stale("address_card"))
            : (card, null);
    }

    /// <summary>Also the accounts of owners whom the caller does not see.</summary>
    private static IQueryable<BillingAccount> Holders(PortalDb db, long card) =>
        db.BillingAccounts.IgnoreQueryFilters([ScopedPortalDb.Visibility]).Where(account => account.AddressCardId == card);

    private static IQueryable<BillingAccount> UsedBy(PortalDb db, long card) => Holders(db, card).Where(account => account.Status != BillingAccountStatus.Cancelled);

    private static void Write(AddressCard card, AddressCardInput input)
    {
        card.StreetName = input.StreetName;
        card.StreetAddress = input.StreetAddress;
        card.EntranceCode = input.EntranceCode;
        card.PostalCode = input.PostalCode;
        card.PostalPlace = input.PostalPlace;
        card.Format = input.Format!;
    }
}
