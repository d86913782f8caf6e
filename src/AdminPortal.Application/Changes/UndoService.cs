using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Audit;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Protections;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Changes;

/// <summary>
/// Takes back one of the caller's own operations, by what the trail says it did. The undo obeys the rules and rights of the change
/// that it is, and is an operation of its own, which can be taken back in turn.
/// </summary>
public sealed class UndoService(PortalStore store)
{
    /// <summary>
    /// Puts back what the operation changed, all of it or nothing. Answers <see cref="NotFound"/> for an operation of which the caller
    /// sees nothing, <see cref="NotUndoable"/>, <see cref="ChangedSince"/>, or what the change itself would answer.
    /// </summary>
    /// <param name="operationId">From the operation's <see cref="Receipt"/>; not older than 24 hours.</param>
    public Task<Result<Receipt>> UndoAsync(string operationId, CancellationToken cancellationToken) => store.WriteAsync<Receipt>(
        async session =>
        {
            await session.TakeTurnAsync(StoreLock.Hierarchy, cancellationToken);
            var steps = await UndoSteps.ReadAsync(session, operationId, cancellationToken);
            if (!steps.Succeeded)
            {
                return steps.Error;
            }

            session.Reason = UndoReason.Of(operationId);
            if (await UndoBin.ApplyAsync(session, operationId, [.. steps.Value.Where(step => step.IsOfBin)], cancellationToken) is { } refused)
            {
                return refused;
            }

            foreach (var step in steps.Value.Where(step => !step.IsOfBin))
            {
                if (await UndoAsync(session, step, cancellationToken) is { } refusal)
                {
                    return refusal;
                }
            }

            return new Receipt(steps.Value[0].Id, session.OperationId, Impact.None);
        },
        cancellationToken);

    private static async Task<PortalError?> UndoAsync(PortalSession session, UndoStep step, CancellationToken cancellationToken)
    {
        if (step.Action != AuditActions.Changed)
        {
            return step.Type is AuditObjectTypes.AddressCard
                ? await UndoAddressCard.ApplyAsync(session, step, cancellationToken)
                : await UndoProtection.ApplyAsync(session, step, cancellationToken);
        }

        var thing = await FindAsync(session.Db, step, cancellationToken);
        if (thing is null or IDeletable { DeletedAt: not null })
        {
            return new ChangedSince(nameof(IDeletable.DeletedAt));
        }

        if (!await session.MayAsync(Right.Edit, PlaceOf(thing), cancellationToken))
        {
            return new NotAllowed("undo");
        }

        return UndoFields.ChangedSince(session.Db, thing, step) is { Count: > 0 } changed
            ? new ChangedSince(changed)
            : await PutBackAsync(session, thing, step, cancellationToken);
    }

    private static async Task<PortalError?> PutBackAsync(PortalSession session, StoredObject thing, UndoStep step, CancellationToken cancellationToken)
    {
        var organization = thing as Organization;
        var terms = organization is null ? 0 : DueDates.TermsOf(organization);
        foreach (var field in step.Fields)
        {
            var refusal = field.Name is "Parent" or "Organization"
                ? await UndoMoves.ApplyAsync(session, thing, field, cancellationToken)
                : await UndoFields.PutBackAsync(session.Db, thing, field, cancellationToken) ? null : new ChangedSince(field.Name);
            if (refusal is not null)
            {
                return refusal;
            }
        }

        if (organization is not null)
        {
            await DueDates.FollowAsync(session.Db, organization, terms, cancellationToken);
        }

        return await UndoFields.PutBackPartsAsync(session, thing, step.Parts, cancellationToken);
    }

    private static async Task<StoredObject?> FindAsync(PortalDb db, UndoStep step, CancellationToken cancellationToken) => step.Type switch
    {
        AuditObjectTypes.Organization => await db.Organizations.IgnoreQueryFilters([PortalDb.Live]).SingleOrDefaultAsync(o => o.PublicId == step.Id, cancellationToken),
        AuditObjectTypes.Account => await db.Accounts.IgnoreQueryFilters([PortalDb.Live]).Include(a => a.Products).SingleOrDefaultAsync(a => a.PublicId == step.Id, cancellationToken),
        AuditObjectTypes.Contact => await db.Contacts.IgnoreQueryFilters([PortalDb.Live]).Include(c => c.Roles).SingleOrDefaultAsync(c => c.PublicId == step.Id, cancellationToken),
        AuditObjectTypes.AddressCard => await db.AddressCards.SingleOrDefaultAsync(card => card.Number == step.Id, cancellationToken),
        _ => await UndoProtection.FindAsync(db, step.Id, cancellationToken),
    };

    /// <summary>Where the caller's rights count.</summary>
    private static long? PlaceOf(StoredObject thing) => thing switch
    {
        Organization organization => organization.Id,
        Account account => account.OrganizationId,
        Contact contact => contact.OrganizationId,
        AddressCard card => card.OrganizationId,
        DeleteProtection protection => protection.OrganizationId ?? protection.Account?.OrganizationId,
        _ => null,
    };
}
