using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Protections;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Organizations;

/// <summary>Moves within the hierarchy, whoever asks for them; what the caller may do is the caller's to check.</summary>
internal static class OrganizationMoves
{
    /// <summary>
    /// Moves an organisation with everything below it, deleted things along with it. Answers <see cref="WouldCycle"/>, or
    /// <see cref="NeedsApproval"/> where it leaves a protection.
    /// </summary>
    /// <param name="organization">Live, and tracked by the session.</param>
    /// <param name="parent">Null makes it a root.</param>
    /// <param name="protectionLifted">Whether those who may lift them have agreed to leave the protections behind.</param>
    public static async Task<Result<Impact>> ApplyAsync(
        PortalSession session, Organization organization, Organization? parent, bool protectionLifted, CancellationToken cancellationToken)
    {
        var db = session.Db;
        await session.TakeTurnAsync(StoreLock.Hierarchy, cancellationToken);
        if (organization.ParentId == parent?.Id)
        {
            return Impact.None;
        }

        if (parent is not null && await ForbidUnderAsync(db, organization.Id, parent.Id, cancellationToken) is { } wrong)
        {
            return wrong;
        }

        if (!protectionLifted && await ProtectionRules.ForbidMovingAsync(session, organization, parent, cancellationToken) is { } stands)
        {
            return stands;
        }

        var recipients = await RecipientChanges.BeforeAsync(db, [organization.Id], cancellationToken);
        organization.ParentId = parent?.Id;
        await session.FlushAsync(cancellationToken);
        await ClosureRows.MoveAsync(db, organization.Id, parent?.Id, cancellationToken);
        var impact = await SubtreeImpact.OfAsync(db, organization.Id, cancellationToken);
        return impact with { Recipients = await recipients.AfterAsync(cancellationToken) };
    }

    /// <summary>Asked in one's turn: since the parent was read, it may have gone, or moved.</summary>
    private static async Task<PortalError?> ForbidUnderAsync(PortalDb db, long organization, long parent, CancellationToken cancellationToken) =>
        await db.Closure.AnyAsync(link => link.AncestorId == organization && link.DescendantId == parent, cancellationToken) ? new WouldCycle()
        : await db.Organizations.AnyAsync(o => o.Id == parent, cancellationToken) ? null
        : new NotFound("organization");
}
