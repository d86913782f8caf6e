using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.BillingAccounts;

/// <summary>What a billing account is made of, whoever asks for it and however they name it.</summary>
internal static class BillingAccountParts
{
    /// <summary>
    /// One of the payer's cards by its number, or the only one where none is named: <c>unknown_card</c>, <c>card_needed</c>.
    /// </summary>
    /// <param name="field">What the input calls the card.</param>
    public static async Task<long?> CardAsync(PortalDb db, long payer, string? number, string field, List<FieldError> faults, CancellationToken cancellationToken)
    {
        if (faults.Exists(fault => fault.Field == field))
        {
            return null;
        }

        var cards = await db.AddressCards
            .Where(card => card.OrganizationId == payer && (number == null || card.Number == number))
            .OrderBy(card => card.Id)
            .Select(card => card.Id)
            .Take(2)
            .ToListAsync(cancellationToken);
        if (cards.Count == 1)
        {
            return cards[0];
        }

        faults.Add(new(field, number is null ? "card_needed" : "unknown_card"));
        return null;
    }

    /// <summary>Adds a passive account and answers its number.</summary>
    public static async Task<Result<string>> AddAsync(
        PortalSession session, IPublicIds ids, long owner, long payer, long card, BillingReferencesInput references, CancellationToken cancellationToken)
    {
        if (!await session.MayAsync(Right.Edit, owner, cancellationToken))
        {
            return new NotAllowed("create_billing_account");
        }

        var account = new BillingAccount
        {
            Number = await FreeNumbers.BillingAccountAsync(session.Db, ids, cancellationToken),
            OwnerId = owner,
            PayerId = payer,
            AddressCardId = card,
            Status = BillingAccountStatus.Passive,
            Type = BillingAccountType.Normal,
        };
        Write(account, references);
        session.Db.BillingAccounts.Add(account);
        return account.Number;
    }

    public static void Write(BillingAccount account, BillingReferencesInput references)
    {
        account.AccountReference1 = references.AccountReference1;
        account.AccountReference2 = references.AccountReference2;
        account.AccountReference3 = references.AccountReference3;
    }
}
