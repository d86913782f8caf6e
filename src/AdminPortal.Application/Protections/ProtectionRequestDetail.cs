using System.Linq.Expressions;
using AdminPortal.Application.Access;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;

namespace AdminPortal.Application.Protections;

/// <summary>A request for the lifting of a protection, as the caller sees it.</summary>
/// <param name="Id">Opaque.</param>
/// <param name="TargetId">The account or organisation that it is about.</param>
/// <param name="Destination">Where a move leads; null for a lift, where an organisation becomes a root, and where it lies outside what the caller sees.</param>
/// <param name="ToRoot">Whether an organisation is to become a root.</param>
/// <param name="ExpiresAt">UTC; from then on nobody can decide it.</param>
/// <param name="IsExpired">Pending, and past that moment.</param>
/// <param name="IsMine">Whether the caller asked, and so cannot approve.</param>
/// <param name="MayDecide">Whether the caller may approve and decline it now.</param>
public sealed record ProtectionRequestDetail(
    string Id,
    ProtectionRequestKind Kind,
    ProtectionRequestStatus Status,
    string TargetId,
    string TargetName,
    bool IsOrganization,
    OrganizationLink? Destination,
    bool ToRoot,
    string Reason,
    string RequestedByName,
    DateTime RequestedAt,
    DateTime ExpiresAt,
    bool IsExpired,
    string? DecidedByName,
    DateTime? DecidedAt,
    string? DecisionReason,
    bool IsMine,
    bool MayDecide)
{
    public bool IsOpen => Status is ProtectionRequestStatus.Pending && !IsExpired;

    internal static Expression<Func<ProtectionRequest, ProtectionRequestDetail>> AsSeen(PortalSession session)
    {
        var (db, me, now) = (session.Db, session.Caller.Id, session.Now);
        var everywhere = session.Caller.MayEverywhere(Right.Administer);
        var roots = session.Caller.RootsThatAllow(Right.Administer);
        return r => new ProtectionRequestDetail(
            OpenRequest.IdOf(r.Id),
            r.Kind,
            r.Status,
            r.AccountId != null ? r.Account!.PublicId : r.Organization!.PublicId,
            r.AccountId != null ? r.Account!.Name : r.Organization!.Name,
            r.AccountId == null,
            r.Destination == null ? null : new OrganizationLink(r.Destination.PublicId, r.Destination.Name),
            r.Kind == ProtectionRequestKind.Move && r.DestinationId == null,
            r.Reason,
            r.RequestedByName,
            r.CreatedAt,
            r.ExpiresAt,
            r.Status == ProtectionRequestStatus.Pending && r.ExpiresAt <= now,
            r.DecidedByName,
            r.DecidedAt,
            r.DecisionReason,
            r.RequestedById == me,
            r.Status == ProtectionRequestStatus.Pending && r.ExpiresAt > now && r.RequestedById != me
                && (r.AccountId == null ? r.Organization!.DeletedAt : r.Account!.DeletedAt) == null
                && (everywhere || db.Closure.Any(link => link.DescendantId == (r.AccountId == null ? r.OrganizationId : r.Account!.OrganizationId) && roots.Contains(link.AncestorId))));
    }
}
