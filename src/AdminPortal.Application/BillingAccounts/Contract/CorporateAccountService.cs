using System.Runtime.CompilerServices;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.BillingAccounts.Contract;

/// <summary>Billing accounts and those who may own or pay them, as the second source document names and shows them.</summary>
public sealed class CorporateAccountService(PortalStore store, IPublicIds ids)
{
    /// <summary>Accounts on a page, at most.</summary>
    public const int MaximumPageSize = PageRequest.MaximumSize;

    private static readonly Keyset<Organization> ByAge = new(o => o.Id, SortColumn<Organization>.By("age", o => o.Id));

    /// <summary>The accounts that the caller sees, in order of creation.</summary>
    /// <param name="page">From 0.</param>
    /// <param name="pageSize">1 to <see cref="MaximumPageSize"/>.</param>
    public async Task<IReadOnlyList<CorporateAccount>> ListAsync(int page, int pageSize, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var before = (long)page * pageSize;
        return before > int.MaxValue ? [] : await ReadAsync(session.Db, session.Db.BillingAccounts.OrderBy(account => account.Id).Skip((int)before).Take(pageSize), cancellationToken);
    }

    /// <summary>One account; null where the caller sees none of that number.</summary>
    public async Task<CorporateAccount?> FindAsync(string number, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        return (await ReadAsync(session.Db, session.Db.BillingAccounts.Where(account => account.Number == number), cancellationToken)).SingleOrDefault();
    }

    /// <summary>Creates a passive account and answers its number; every fault of the input at once, as <see cref="CheckAsync"/> finds them.</summary>
    public Task<Result<string>> CreateAsync(CorporateAccountInput input, CancellationToken cancellationToken) => store.WriteAsync<string>(
        async session =>
        {
            await session.TakeTurnAsync(StoreLock.Hierarchy, cancellationToken);
            var found = await PartsAsync(session.Db, input, cancellationToken);
            return found.Faults.Count > 0
                ? new InvalidInput(found.Faults)
                : await BillingAccountParts.AddAsync(session, ids, found.Owner!.Value, found.Payer!.Value, found.Card!.Value, ReferencesOf(input), cancellationToken);
        },
        cancellationToken);

    /// <summary>
    /// What is wrong with the input: <c>reference</c>, <c>required</c> or <c>nine_digits</c>, <c>unknown_organization</c>,
    /// <c>card_number</c> (malformed), <c>unknown_card</c>, <c>card_needed</c> (the payer has none, or several and none is named).
    /// </summary>
    public async Task<IReadOnlyList<FieldError>> CheckAsync(CorporateAccountInput input, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        return (await PartsAsync(session.Db, input, cancellationToken)).Faults;
    }

    /// <summary>The live organisations with a number of nine digits that the caller sees, in order of creation; read piece by piece.</summary>
    public async IAsyncEnumerable<CorporateOrganization> OrganizationsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var numbered = session.Db.Organizations.Where(o => o.EntityDigits.Length == OrganizationNumber.Length);
        await foreach (var organization in ByAge.StreamAsync(numbered, null, false, o => new CorporateOrganization(o.EntityDigits, o.Name), cancellationToken))
        {
            yield return organization;
        }
    }

    /// <summary>The address cards of the organisation with the number, by card number; null where the caller sees none.</summary>
    public async Task<IReadOnlyList<CorporateAddressCard>?> AddressCardsAsync(string organizationNumber, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        return await OldestAsync(db, organizationNumber, cancellationToken) is { } key
            ? await db.AddressCards.Where(card => card.OrganizationId == key).OrderBy(card => card.Number)
                .Select(card => new CorporateAddressCard(
                    card.Number, new CorporateAddress(card.StreetName, card.StreetAddress, card.EntranceCode, card.PostalCode, card.PostalPlace), card.Format))
                .ToListAsync(cancellationToken)
            : null;
    }

    /// <summary>Where several organisations share a number, the oldest live one that the caller sees is meant.</summary>
    private static Task<long?> OldestAsync(PortalDb db, string? number, CancellationToken cancellationToken) =>
        db.Organizations.Where(o => o.EntityDigits == number).OrderBy(o => o.Id).Select(o => (long?)o.Id).FirstOrDefaultAsync(cancellationToken);

    private static async Task<(long? Owner, long? Payer, long? Card, List<FieldError> Faults)> PartsAsync(
        PortalDb db, CorporateAccountInput input, CancellationToken cancellationToken)
    {
        var faults = Input.TidyAndCheck(input);
        var owner = await PartyAsync(db, input.OwnerOrganizationNumber, nameof(input.OwnerOrganizationNumber), faults, cancellationToken);
        var payer = await PartyAsync(db, input.PayerOrganizationNumber, nameof(input.PayerOrganizationNumber), faults, cancellationToken);
        var card = payer is { } paying ? await BillingAccountParts.CardAsync(db, paying, input.AddressCardId, nameof(input.AddressCardId), faults, cancellationToken) : null;
        return (owner, payer, card, faults);
    }

    private static async Task<long?> PartyAsync(PortalDb db, string? number, string field, List<FieldError> faults, CancellationToken cancellationToken)
    {
        if (faults.Exists(fault => fault.Field == field))
        {
            return null;
        }

        var key = await OldestAsync(db, number, cancellationToken);
        if (key is null)
        {
            faults.Add(new(field, "unknown_organization"));
        }

        return key;
    }

    private static async Task<IReadOnlyList<CorporateAccount>> ReadAsync(PortalDb db, IQueryable<BillingAccount> accounts, CancellationToken cancellationToken)
    {
        var read = await accounts.Select(StoredBillingAccount.Of).ToListAsync(cancellationToken);
        var parties = await NamedParty.ReadAsync(db, read.SelectMany(row => new[] { row.OwnerId, row.PayerId }), cancellationToken);
        return read.ConvertAll(row => AsContract(row, parties));
    }

    private static CorporateAccount AsContract(StoredBillingAccount stored, Dictionary<long, NamedParty> parties)
    {
        var account = stored.Account;
        var card = account.InvoiceAddress;
        return new(
            account.Number,
            account.Reference1,
            AsContract(parties[stored.OwnerId]),
            stored is { FirstName: null, MiddleName: null, LastName: null } ? null : new(stored.FirstName, stored.LastName, stored.MiddleName),
            stored.PayerId is { } payer ? AsContract(parties[payer]) : null,
            new(new(card?.StreetName, card?.StreetAddress, card?.EntranceCode, card?.PostalCode, card?.PostalPlace), card?.Format),
            account.Status switch
            {
                BillingAccountStatus.Passive => "PASSIVE",
                BillingAccountStatus.Open => "OPEN",
                BillingAccountStatus.Cancelled => "CANCELLED",
            },
            account.Type switch
            {
                BillingAccountType.Normal => "NORMAL",
                BillingAccountType.Reserved => "RESERVED",
                BillingAccountType.RingKontant => "RING_KONTANT",
            },
            account.Reference2,
            account.Reference3);
    }

    private static CorporateOrganization AsContract(NamedParty party) =>
        new(OrganizationNumber.HasForm(party.EntityId) ? SearchText.Digits(party.EntityId) : party.EntityId, party.Party.Name);

    private static BillingReferencesInput ReferencesOf(CorporateAccountInput input) => new()
    {
        AccountReference1 = input.AccountReference1,
        AccountReference2 = input.AccountReference2,
        AccountReference3 = input.AccountReference3,
    };
}
