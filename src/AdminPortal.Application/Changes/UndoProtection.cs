using System.Globalization;
using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Audit;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Protections;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Changes;

/// <summary>Puts a protection back that was lifted at once, or takes one away that has just been set, as far as that takes no second member of staff.</summary>
internal static class UndoProtection
{
    public static Task<DeleteProtection?> FindAsync(PortalDb db, string targetId, CancellationToken cancellationToken) => db.Protections
        .IgnoreQueryFilters([PortalDb.Live])
        .Include(p => p.Account)
        .Where(p => p.Account!.PublicId == targetId || p.Organization!.PublicId == targetId)
        .SingleOrDefaultAsync(cancellationToken);

    public static async Task<PortalError?> ApplyAsync(PortalSession session, UndoStep step, CancellationToken cancellationToken)
    {
        var target = await ProtectionTarget.FindAsync(session.Db, step.Id, cancellationToken);
        if (target is null)
        {
            return new ChangedSince(nameof(IDeletable.DeletedAt));
        }

        if (!await session.MayAsync(Right.Edit, target.OrganizationId, cancellationToken))
        {
            return new NotAllowed("undo");
        }

        var standing = await FindAsync(session.Db, step.Id, cancellationToken);
        return step.Action == AuditActions.Deleted ? PutBack(session.Db, target, standing, step) : await LiftAsync(session, target, standing, step, cancellationToken);
    }

    private static ChangedSince? PutBack(PortalDb db, ProtectionTarget target, DeleteProtection? standing, UndoStep step)
    {
        if (standing is not null)
        {
            return new(nameof(DeleteProtection.Reason));
        }

        var was = step.Fields.ToDictionary(field => field.Name, field => field.Before);
        db.Protections.Add(new()
        {
            AccountId = target.Account?.Id,
            OrganizationId = target.Organization?.Id,
            Reason = was.GetValueOrDefault(nameof(DeleteProtection.Reason)),
            SetById = was[nameof(DeleteProtection.SetById)]!,
            SetByName = was[nameof(DeleteProtection.SetByName)]!,
            ReviewOn = was.GetValueOrDefault(nameof(DeleteProtection.ReviewOn)) is { } day ? DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture) : null,
        });
        return null;
    }

    private static async Task<PortalError?> LiftAsync(
        PortalSession session, ProtectionTarget target, DeleteProtection? standing, UndoStep step, CancellationToken cancellationToken)
    {
        if (standing is null || UndoFields.ChangedSince(session.Db, standing, step).Count > 0)
        {
            return new ChangedSince(nameof(DeleteProtection.Reason));
        }

        if (!await ProtectionRules.MayLiftAtOnceAsync(session, target.Covered(session.Db), target.OrganizationId, cancellationToken))
        {
            return new NeedsApproval(await ProtectionRules.StandingAsync(session.Db, target.Own(session.Db), cancellationToken));
        }

        await ProtectionLifting.ApplyAsync(session, target, standing, cancellationToken);
        return null;
    }
}
