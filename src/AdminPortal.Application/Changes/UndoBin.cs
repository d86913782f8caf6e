using AdminPortal.Application.Access;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Protections;

namespace AdminPortal.Application.Changes;

/// <summary>Brings back what an operation deleted, and deletes again what one brought back; whoever may do the one may do the other.</summary>
internal static class UndoBin
{
    private static readonly ChangedSince Elsewhere = new(nameof(IDeletable.DeletedAt));

    public static async Task<PortalError?> ApplyAsync(PortalSession session, string operationId, IReadOnlyList<UndoStep> steps, CancellationToken cancellationToken)
    {
        if (steps.Count == 0)
        {
            return null;
        }

        var isDeletion = steps.All(step => step.Action == AuditActions.Deleted);
        var things = isDeletion
            ? await DeletionBatch.DeletedByAsync(session.Db, operationId, cancellationToken)
            : await DeletionBatch.NamedAsync(session.Db, [.. steps.Select(step => step.Id)], cancellationToken);
        if (things.All.Count() != steps.Count)
        {
            return Elsewhere;
        }

        foreach (var place in things.Places)
        {
            if (!await session.MayAsync(Right.Administer, place, cancellationToken))
            {
                return new NotAllowed("undo");
            }
        }

        return isDeletion
            ? (await OrganizationRestore.ApplyAsync(session, operationId, cancellationToken)).Error
            : await DeleteAsync(session, things, cancellationToken);
    }

    private static async Task<PortalError?> DeleteAsync(PortalSession session, DeletionBatch things, CancellationToken cancellationToken)
    {
        if (things.All.Any(thing => thing.DeletedAt is not null))
        {
            return Elsewhere;
        }

        var within = things.Organizations.Select(o => (long?)o.Id).ToHashSet();
        foreach (var top in things.Organizations.Where(o => !within.Contains(o.ParentId)))
        {
            // What has come to lie below it since was never deleted, and must not go with it.
            var live = await DeletionBatch.LiveBelowAsync(session.Db, top.Id, cancellationToken);
            if (live.All.Except(things.All).Any())
            {
                return Elsewhere;
            }

            if (await ProtectionRules.ForbidDeletingAsync(session, top, cancellationToken) is { } stands)
            {
                return stands;
            }

            if (await SubtreeImpact.UnsettledAsync(session.Db, top.Id, cancellationToken) is { Count: > 0 } unsettled)
            {
                return new UnsettledInvoices(unsettled);
            }
        }

        foreach (var account in things.Accounts.Where(a => !within.Contains(a.OrganizationId)))
        {
            if (await ProtectionRules.ForbidDeletingAsync(session, account, cancellationToken) is { } stands)
            {
                return stands;
            }
        }

        foreach (var thing in things.All)
        {
            RecycleBin.Put(session, thing);
        }

        return null;
    }
}
