using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Access;

/// <summary>The rules that stand above an Admin's own scope.</summary>
internal static class GrantRules
{
    /// <summary>
    /// Begins a change of grants, one writer at a time. False where the caller administers nothing, or not any longer: of two Admins
    /// who end each other at once, the second to come has nothing left to do it by.
    /// </summary>
    public static async Task<bool> BeginAsync(PortalSession session, CancellationToken cancellationToken)
    {
        if (!GrantScope.MayAdminister(session.Caller))
        {
            return false;
        }

        await session.TakeTurnAsync(StoreLock.Hierarchy, cancellationToken);
        await session.AskAgainAsync(cancellationToken);
        return GrantScope.MayAdminister(session.Caller);
    }

    /// <summary>Why a grant may not be ended or get another end; null where it may.</summary>
    public static async Task<PortalError?> RefusalAsync(PortalSession session, Grant grant, DateTime? newEnd, string action, CancellationToken cancellationToken) =>
        grant.HolderId == session.Caller.Id ? new OwnAccess()
        : !await session.MayAsync(Right.Administer, grant.OrganizationId, cancellationToken) ? new NotAllowed(action)
        : !HeldGrants.HoldAt(session.Now).Compile()(grant) ? new GrantEnded()
        : newEnd is not null && IsLastingAdmin(grant) && !await HasOtherAdminAsync(session.Db, grant, cancellationToken) ? new LastAdmin()
        : null;

    private static bool IsLastingAdmin(Grant grant) => grant is { Role: StaffRole.Admin, OrganizationId: null, ExpiresAt: null };

    /// <summary>Another grant without an end, or somebody whose last sign-in brought the role along.</summary>
    private static async Task<bool> HasOtherAdminAsync(PortalDb db, Grant grant, CancellationToken cancellationToken) =>
        await db.Grants.AnyAsync(g => g.Id != grant.Id && g.Role == StaffRole.Admin && g.OrganizationId == null && g.ExpiresAt == null, cancellationToken)
        || await db.StaffMembers.AnyAsync(m => m.SignInRoles.Contains(nameof(StaffRole.Admin)), cancellationToken);
}
