using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using AdminPortal.Application.Protections;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Accounts;

/// <summary>Takes an account from one organisation to another; also for the approval of a move, and for Undo.</summary>
internal static class AccountMoves
{
    /// <summary>Moves the account. Whoever calls has taken the turn of <see cref="StoreLock.Hierarchy"/> and checked the rights on both sides.</summary>
    /// <param name="protectionLifted">Whether somebody has approved that it leaves the protections above it; else <see cref="NeedsApproval"/> may be the answer.</param>
    public static async Task<Result<Impact>> ApplyAsync(
        PortalSession session, Account account, Organization destination, bool protectionLifted, CancellationToken cancellationToken)
    {
        if (account.OrganizationId == destination.Id)
        {
            return Impact.None;
        }

        if (!protectionLifted && await ProtectionRules.ForbidMovingAsync(session, account, destination, cancellationToken) is { } forbidden)
        {
            return forbidden;
        }

        account.OrganizationId = destination.Id;
        // Who decides about it decides there from now on.
        await session.Db.ProtectionRequests.Where(r => r.AccountId == account.Id)
            .ExecuteUpdateAsync(r => r.SetProperty(request => request.OrganizationId, destination.Id), cancellationToken);
        return await AccountImpact.OfProductsAsync(session.Db, account, cancellationToken);
    }
}
