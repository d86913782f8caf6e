using AdminPortal.Application.Access;
using AdminPortal.Application.Audit;
using AdminPortal.Application.BillingAccounts;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Changes;

/// <summary>Takes away the address card that an organisation's address brought along, and puts it back again.</summary>
internal static class UndoAddressCard
{
    public static async Task<PortalError?> ApplyAsync(PortalSession session, UndoStep step, CancellationToken cancellationToken)
    {
        var standing = await session.Db.AddressCards.SingleOrDefaultAsync(card => card.Number == step.Id, cancellationToken);
        return (step.Action, standing) switch
        {
            (AuditActions.Created, { } card) => await RemoveAsync(session, card, step, cancellationToken),
            (AuditActions.Deleted, null) => await PutBackAsync(session, step, cancellationToken),
            _ => new ChangedSince(nameof(AddressCard.Number)),
        };
    }

    /// <summary>One that invoices have come to use stays.</summary>
    private static async Task<PortalError?> RemoveAsync(PortalSession session, AddressCard card, UndoStep step, CancellationToken cancellationToken)
    {
        if (!await session.MayAsync(Right.Edit, card.OrganizationId, cancellationToken))
        {
            return new NotAllowed("undo");
        }

        if (UndoFields.ChangedSince(session.Db, card, step) is { Count: > 0 } changed)
        {
            return new ChangedSince(changed);
        }

        if (await session.Db.BillingAccounts.AnyAsync(account => account.AddressCardId == card.Id, cancellationToken))
        {
            return new NotUndoable();
        }

        session.Db.AddressCards.Remove(card);
        return null;
    }

    private static async Task<PortalError?> PutBackAsync(PortalSession session, UndoStep step, CancellationToken cancellationToken)
    {
        var card = new AddressCard { Number = step.Id, Format = "" };
        session.Db.AddressCards.Add(card);
        foreach (var field in step.Fields)
        {
            if (!await UndoFields.PutBackAsync(session.Db, card, field, cancellationToken))
            {
                return new ChangedSince(field.Name);
            }
        }

        return await session.MayAsync(Right.Edit, card.OrganizationId, cancellationToken) ? null : new NotAllowed("undo");
    }
}
