using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Changes;

/// <summary>Takes something back to the organisation that it came from, by the moves themselves.</summary>
internal static class UndoMoves
{
    /// <param name="field"><c>Parent</c> of an organisation, or <c>Organization</c> of something in one.</param>
    public static async Task<PortalError?> ApplyAsync(PortalSession session, StoredObject thing, UndoField field, CancellationToken cancellationToken)
    {
        var from = field.Before is null ? null : await session.Db.Organizations.SingleOrDefaultAsync(o => o.PublicId == field.Before, cancellationToken);
        if (from is null && field.Before is not null)
        {
            return new ChangedSince(field.Name);
        }

        if (!await MayPlaceAsync(session, thing, from, cancellationToken))
        {
            return new NotAllowed("undo");
        }

        return (thing, from) switch
        {
            (Organization organization, _) => (await OrganizationMoves.ApplyAsync(session, organization, from, protectionLifted: false, cancellationToken)).Error,
            (Account account, { } destination) => (await AccountMoves.ApplyAsync(session, account, destination, protectionLifted: false, cancellationToken)).Error,
            (Contact contact, _) => Place(contact, from),
            _ => new NotUndoable(),
        };
    }

    /// <summary>A root is made by an unrestricted Admin only; what belongs to no organisation is for unrestricted callers.</summary>
    private static async Task<bool> MayPlaceAsync(PortalSession session, StoredObject thing, Organization? place, CancellationToken cancellationToken) => place is null
        ? session.Caller.MayEverywhere(thing is Organization ? Right.Administer : Right.Edit)
        : await session.MayAsync(Right.Edit, place.Id, cancellationToken);

    private static PortalError? Place(Contact contact, Organization? place)
    {
        contact.OrganizationId = place?.Id;
        return null;
    }
}
