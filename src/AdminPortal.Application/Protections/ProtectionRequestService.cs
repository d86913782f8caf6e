using AdminPortal.Application.Access;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Protections;

/// <summary>Four eyes: one member of staff asks that a protection be lifted, and another one, an Admin, decides.</summary>
public sealed class ProtectionRequestService(PortalStore store)
{
    /// <summary>How long a request can be decided.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private const int MostPending = 50;

    private static readonly Keyset<ProtectionRequest> Requests = new(r => r.Id, SortColumn<ProtectionRequest>.By("asked", r => r.CreatedAt));

    /// <summary>Asks that the protection on the account or organisation be lifted, and answers the request's id. Editors and Admins.</summary>
    /// <param name="reason">Why; 1 to 1000 characters.</param>
    public Task<Result<string>> AskLiftAsync(string targetId, string? reason, CancellationToken cancellationToken) => WriteAsync(
        async session =>
        {
            var db = session.Db;
            if (await ProtectionTarget.FindAsync(db, targetId, cancellationToken) is not { } target)
            {
                return ProtectionTarget.Missing(targetId);
            }

            if (!await target.Own(db).AnyAsync(cancellationToken))
            {
                return new NotFound("delete_protection");
            }

            return await ProtectionRules.MayLiftAtOnceAsync(session, target.Covered(db), target.OrganizationId, cancellationToken)
                ? new ApprovalNotNeeded()
                : await AskAsync(session, target, ProtectionRequestKind.Lift, null, reason, cancellationToken);
        },
        cancellationToken);

    /// <summary>
    /// Asks that the account or organisation be moved out from under its protections, and answers the request's id. What would
    /// refuse the move for another reason refuses the request already.
    /// </summary>
    /// <param name="destinationOrganizationId">Null makes an organisation a root.</param>
    /// <param name="reason">Why; 1 to 1000 characters.</param>
    public async Task<Result<string>> AskMoveAsync(string targetId, string? destinationOrganizationId, string? reason, CancellationToken cancellationToken)
    {
        var tried = await store.WriteAsync<RequestedMove>(
            async session => await TryAsync(session, targetId, destinationOrganizationId, cancellationToken), dryRun: true, cancellationToken);
        return tried.Succeeded
            ? await WriteAsync(
                async session => await RequestedMove.FindAsync(session.Db, targetId, destinationOrganizationId, cancellationToken) switch
                {
                    { Value: { } move } => await AskAsync(session, move.Target, ProtectionRequestKind.Move, move.Destination?.Id, reason, cancellationToken),
                    var failed => failed.Error!,
                },
                cancellationToken)
            : tried.Error;
    }

    /// <summary>Does what was asked for, in the same transaction. For another Admin of the object's organisation than the one who asked.</summary>
    /// <param name="note">For whoever asked; at most 1000 characters.</param>
    public Task<Result<Receipt>> ApproveAsync(string requestId, string? note, bool dryRun, CancellationToken cancellationToken) => store.WriteAsync<Receipt>(
        async session =>
        {
            await session.TakeTurnAsync(StoreLock.Hierarchy, cancellationToken);
            var found = await FindToDecideAsync(session, requestId, cancellationToken);
            if (found.Value is not { } open)
            {
                return found.Error!;
            }

            if (ReasonText.Check(ref note, isRequired: false) is { } fault)
            {
                return fault;
            }

            session.Reason = open.Request.Reason;
            Decide(session, open.Request, ProtectionRequestStatus.Approved, note);
            var done = await open.ApplyAsync(session, cancellationToken);
            return done.Succeeded ? new Receipt(open.Target.Object.PublicId, session.OperationId, done.Value) : done.Error;
        },
        dryRun,
        cancellationToken);

    /// <summary>Leaves the protection in place. For whoever could approve. Answers the request's id.</summary>
    /// <param name="reason">For whoever asked; 1 to 1000 characters.</param>
    public Task<Result<string>> DeclineAsync(string requestId, string? reason, CancellationToken cancellationToken) => WriteAsync(
        async session =>
        {
            var found = await FindToDecideAsync(session, requestId, cancellationToken);
            if (found.Value is not { } open)
            {
                return found.Error!;
            }

            if (ReasonText.Check(ref reason, isRequired: true) is { } fault)
            {
                return fault;
            }

            session.Reason = reason;
            Decide(session, open.Request, ProtectionRequestStatus.Declined, reason);
            return requestId;
        },
        cancellationToken);

    /// <summary>Takes one's own request back. Answers its id.</summary>
    public Task<Result<string>> WithdrawAsync(string requestId, CancellationToken cancellationToken) => WriteAsync(
        async session =>
        {
            if (await OpenRequest.FindAsync(session.Db, requestId, cancellationToken) is not { } open)
            {
                return new NotFound("protection_request");
            }

            if (open.Request.RequestedById != session.Caller.Id)
            {
                return new NotAllowed("withdraw_request");
            }

            if (open.WhyClosed(session.Now) is { } closed)
            {
                return closed;
            }

            Decide(session, open.Request, ProtectionRequestStatus.Withdrawn, null);
            return requestId;
        },
        cancellationToken);

    /// <summary>Open requests that the caller may decide or has made, the next to expire first; at most 50.</summary>
    public async Task<IReadOnlyList<ProtectionRequestDetail>> ListPendingAsync(CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var (db, me, now) = (session.Db, session.Caller.Id, session.Now);
        var everywhere = session.Caller.MayEverywhere(Right.Administer);
        var roots = session.Caller.RootsThatAllow(Right.Administer);
        return await db.ProtectionRequests
            .Where(r => r.Status == ProtectionRequestStatus.Pending && r.ExpiresAt > now)
            .Where(r => r.AccountId != null ? r.Account != null : r.Organization != null)
            .Where(r => everywhere || r.RequestedById == me || db.Closure.Any(link =>
                link.DescendantId == (r.AccountId == null ? r.OrganizationId : r.Account!.OrganizationId) && roots.Contains(link.AncestorId)))
            .OrderBy(r => r.ExpiresAt).ThenBy(r => r.Id)
            .Take(MostPending)
            .Select(ProtectionRequestDetail.AsSeen(session))
            .ToListAsync(cancellationToken);
    }

    /// <summary>All requests about the account or organisation; none where the caller sees no such object. Sort: <c>asked</c>.</summary>
    public async Task<Page<ProtectionRequestDetail>> ListForAsync(string targetId, PageRequest request, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var isOrganization = ProtectionTarget.IsOrganization(targetId);
        var rows = session.Db.ProtectionRequests.IgnoreQueryFilters([PortalDb.Live])
            .Where(r => isOrganization ? r.AccountId == null && r.Organization!.PublicId == targetId : r.Account!.PublicId == targetId);
        return await Requests.ReadAsync(rows, request, ProtectionRequestDetail.AsSeen(session), cancellationToken);
    }

    private Task<Result<string>> WriteAsync(Func<PortalSession, Task<Result<string>>> work, CancellationToken cancellationToken) => store.WriteAsync<string>(
        async session =>
        {
            await session.TakeTurnAsync(StoreLock.Hierarchy, cancellationToken);
            return await work(session);
        },
        cancellationToken);

    private static async Task<Result<RequestedMove>> TryAsync(PortalSession session, string targetId, string? destinationId, CancellationToken cancellationToken)
    {
        await session.TakeTurnAsync(StoreLock.Hierarchy, cancellationToken);
        var found = await RequestedMove.FindAsync(session.Db, targetId, destinationId, cancellationToken);
        if (found.Value is not { } move)
        {
            return found.Error!;
        }

        var forbidden = await move.ForbidAsync(session, cancellationToken);
        return await move.ApplyAsync(session, cancellationToken) is { Succeeded: false } refused ? refused.Error
            : forbidden is NeedsApproval ? move
            : new ApprovalNotNeeded();
    }

    private static async Task<Result<string>> AskAsync(
        PortalSession session, ProtectionTarget target, ProtectionRequestKind kind, long? destination, string? reason, CancellationToken cancellationToken)
    {
        var (db, now) = (session.Db, session.Now);
        if (!await session.MayAsync(Right.Edit, target.OrganizationId, cancellationToken))
        {
            return new NotAllowed("ask_approval");
        }

        if (ReasonText.Check(ref reason, isRequired: true) is { } fault)
        {
            return fault;
        }

        if (await target.Requests(db).AnyAsync(r => r.Kind == kind && r.Status == ProtectionRequestStatus.Pending && r.ExpiresAt > now, cancellationToken))
        {
            return new AlreadyAsked();
        }

        var request = new ProtectionRequest
        {
            Kind = kind,
            Status = ProtectionRequestStatus.Pending,
            AccountId = target.Account?.Id,
            OrganizationId = target.OrganizationId,
            DestinationId = destination,
            Reason = reason!,
            RequestedById = session.Caller.Id,
            RequestedByName = session.Caller.Name,
            ExpiresAt = now + Lifetime,
        };
        db.ProtectionRequests.Add(request);
        session.Reason = reason;
        await session.FlushAsync(cancellationToken);
        return OpenRequest.IdOf(request.Id);
    }

    private static async Task<Result<OpenRequest>> FindToDecideAsync(PortalSession session, string requestId, CancellationToken cancellationToken) =>
        await OpenRequest.FindAsync(session.Db, requestId, cancellationToken) is not { } open ? new NotFound("protection_request")
        : !await session.MayAsync(Right.Administer, open.Target.OrganizationId, cancellationToken) ? new NotAllowed("decide_request")
        : open.Request.RequestedById == session.Caller.Id ? new OwnRequest()
        : open.WhyClosed(session.Now) is { } closed ? closed
        : open;

    private static void Decide(PortalSession session, ProtectionRequest request, ProtectionRequestStatus decision, string? reason)
    {
        request.Status = decision;
        request.DecidedById = session.Caller.Id;
        request.DecidedByName = session.Caller.Name;
        request.DecidedAt = session.Now;
        request.DecisionReason = reason;
    }
}
