using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Protections;

/// <summary>A move out from under a protection, as it is asked for and, once approved, made.</summary>
internal sealed record RequestedMove(ProtectionTarget Target, Organization? Destination)
{
    /// <summary>The field that names where it leads.</summary>
    private const string Field = "DestinationOrganizationId";

    /// <summary>Null as destination makes an organisation a root; an account has to be somewhere.</summary>
    public static async Task<Result<RequestedMove>> FindAsync(PortalDb db, string targetId, string? destinationId, CancellationToken cancellationToken)
    {
        if (await ProtectionTarget.FindAsync(db, targetId, cancellationToken) is not { } target)
        {
            return ProtectionTarget.Missing(targetId);
        }

        if (destinationId is null)
        {
            return target.Account is null ? new RequestedMove(target, null) : new InvalidInput([new(Field, "required")]);
        }

        var destination = await db.Organizations.SingleOrDefaultAsync(o => o.PublicId == destinationId, cancellationToken);
        return destination is null ? new InvalidInput([new(Field, "unknown_organization")]) : new RequestedMove(target, destination);
    }

    /// <summary>What stands against it, so far as protections are concerned.</summary>
    public Task<PortalError?> ForbidAsync(PortalSession session, CancellationToken cancellationToken) => Target.Account is { } account
        ? ProtectionRules.ForbidMovingAsync(session, account, Destination!, cancellationToken)
        : ProtectionRules.ForbidMovingAsync(session, Target.Organization!, Destination, cancellationToken);

    /// <summary>Makes the move; every rule of moves holds but that of protections.</summary>
    public async Task<Result<Impact>> ApplyAsync(PortalSession session, CancellationToken cancellationToken)
    {
        if (!await session.MayAsync(Right.Edit, Target.OrganizationId, cancellationToken) || !await MayPlaceAsync(session, cancellationToken))
        {
            return new NotAllowed($"move_{Target.What}");
        }

        return Target.Account is { } account
            ? await AccountMoves.ApplyAsync(session, account, Destination!, protectionLifted: true, cancellationToken)
            : await OrganizationMoves.ApplyAsync(session, Target.Organization!, Destination, protectionLifted: true, cancellationToken);
    }

    private async Task<bool> MayPlaceAsync(PortalSession session, CancellationToken cancellationToken) => Destination is null
        ? session.Caller.MayEverywhere(Right.Administer)
        : await session.MayAsync(Right.Edit, Destination.Id, cancellationToken);
}
