using AdminPortal.Application.Access;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.BillingAccounts;

/// <summary>Creates, changes, activates and cancels billing accounts, for those who may edit the owner.</summary>
public sealed class BillingAccountChangeService(PortalStore store, IPublicIds ids)
{
    /// <summary>
    /// Creates a passive account and answers its number. Faults of fields: <c>reference</c>, <c>unknown_organization</c>, <c>card_number</c>
    /// (malformed), <c>unknown_card</c> (not one of the payer's), <c>card_needed</c> (the payer has none, or several and none is named).
    /// </summary>
    public Task<Result<string>> CreateAsync(BillingAccountInput input, CancellationToken cancellationToken) => store.WriteAsync<string>(
        async session =>
        {
            // Owner, payer and card stay until the account stands, and no other takes its number.
            await session.TakeTurnAsync(StoreLock.Hierarchy, cancellationToken);
            var faults = Input.TidyAndCheck(input);
            var owner = await PartyAsync(session.Db, input.OwnerId, nameof(input.OwnerId), faults, cancellationToken);
            var payer = await PartyAsync(session.Db, input.PayerId, nameof(input.PayerId), faults, cancellationToken);
            var card = payer is { } paying
                ? await BillingAccountParts.CardAsync(session.Db, paying, input.AddressCardNumber, nameof(input.AddressCardNumber), faults, cancellationToken)
                : null;
            return faults.Count > 0
                ? new InvalidInput(faults)
                : await BillingAccountParts.AddAsync(session, ids, owner!.Value, payer!.Value, card!.Value, input, cancellationToken);
        },
        cancellationToken);

    /// <summary>Replaces the references, and has the invoices sent to another of the payer's cards. Where the payer is a person or not seen, the card stays.</summary>
    public Task<Result<Receipt>> ChangeReferencesAsync(string number, int? version, BillingReferencesInput input, bool dryRun, CancellationToken cancellationToken)
    {
        var faults = Input.TidyAndCheck(input);
        return ChangeAsync(
            number,
            version,
            BillingAccountRules.MayChange,
            async (session, account) =>
            {
                var payer = await session.Db.Organizations.Where(o => o.Id == account.PayerId).Select(o => (long?)o.Id).SingleOrDefaultAsync(cancellationToken);
                var card = payer is { } paying
                    ? await BillingAccountParts.CardAsync(session.Db, paying, input.AddressCardNumber, nameof(input.AddressCardNumber), faults, cancellationToken)
                    : account.AddressCardId;
                if (faults.Count > 0)
                {
                    return new InvalidInput(faults);
                }

                BillingAccountParts.Write(account, input);
                account.AddressCardId = card;
                return null;
            },
            dryRun,
            cancellationToken);
    }

    /// <summary>Opens a passive account; any other answers <see cref="WrongStatus"/>.</summary>
    public Task<Result<Receipt>> ActivateAsync(string number, int? version, bool dryRun, CancellationToken cancellationToken) => ChangeAsync(
        number,
        version,
        BillingAccountRules.MayActivate,
        (_, account) => To(account, BillingAccountStatus.Open),
        dryRun,
        cancellationToken);

    /// <summary>Cancels an account for good; one that is cancelled already answers <see cref="WrongStatus"/>.</summary>
    public Task<Result<Receipt>> CancelAsync(string number, int? version, string? reason, bool dryRun, CancellationToken cancellationToken) => ChangeAsync(
        number,
        version,
        BillingAccountRules.MayCancel,
        (session, account) =>
        {
            session.Reason = reason;
            return To(account, BillingAccountStatus.Cancelled);
        },
        dryRun,
        cancellationToken);

    private Task<Result<Receipt>> ChangeAsync(
        string number,
        int? version,
        Func<BillingAccountStatus, bool> may,
        Func<PortalSession, BillingAccount, Task<PortalError?>> change,
        bool dryRun,
        CancellationToken cancellationToken) => store.WriteAsync<Receipt>(
        async session =>
        {
            // The card that it may come to use stays until then.
            await session.TakeTurnAsync(StoreLock.Hierarchy, cancellationToken);
            if (await session.Db.BillingAccounts.SingleOrDefaultAsync(a => a.Number == number, cancellationToken) is not { } account)
            {
                return new NotFound("billing_account");
            }

            if (!await session.MayAsync(Right.Edit, account.OwnerId, cancellationToken))
            {
                return new NotAllowed("change_billing_account");
            }

            if (version is not null && version != account.Version)
            {
                return new Stale("billing_account");
            }

            if (!may(account.Status))
            {
                return new WrongStatus(account.Status);
            }

            return await change(session, account) is { } refusal ? refusal : new Receipt(account.Number, session.OperationId, Impact.None);
        },
        dryRun,
        cancellationToken);

    private static Task<PortalError?> To(BillingAccount account, BillingAccountStatus status)
    {
        account.Status = status;
        return Task.FromResult<PortalError?>(null);
    }

    private static async Task<long?> PartyAsync(PortalDb db, string? id, string field, List<FieldError> faults, CancellationToken cancellationToken)
    {
        var key = id is { Length: > 0 } ? await OrganizationTreeService.KeyOfAsync(db, id, cancellationToken) : null;
        if (key is null && !faults.Exists(fault => fault.Field == field))
        {
            faults.Add(new(field, "unknown_organization"));
        }

        return key;
    }
}
