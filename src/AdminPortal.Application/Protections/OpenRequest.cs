using System.Globalization;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Protections;

/// <summary>A request about something that lives, to be decided.</summary>
internal sealed record OpenRequest(ProtectionRequest Request, ProtectionTarget Target)
{
    public static string IdOf(long key) => key.ToString(CultureInfo.InvariantCulture);

    /// <summary>0 where it is the id of none.</summary>
    public static long KeyOf(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : 0;

    /// <summary>Tracked; null where the caller sees no such request, or not what it is about.</summary>
    public static async Task<OpenRequest?> FindAsync(PortalDb db, string id, CancellationToken cancellationToken)
    {
        var key = KeyOf(id);
        var request = await db.ProtectionRequests
            .Include(r => r.Account).Include(r => r.Organization).Include(r => r.Destination)
            .SingleOrDefaultAsync(r => r.Id == key, cancellationToken);
        return request switch
        {
            { AccountId: not null, Account: { } account } => new(request, new(account, null)),
            { AccountId: null, Organization: { } organization } => new(request, new(null, organization)),
            _ => null,
        };
    }

    /// <summary>Why it can no longer be decided; null where it can.</summary>
    public PortalError? WhyClosed(DateTime now) =>
        Request.Status is not ProtectionRequestStatus.Pending ? new RequestDecided()
        : Request.ExpiresAt <= now ? new RequestExpired()
        : null;

    /// <summary>Does what is asked for.</summary>
    public async Task<Result<Impact>> ApplyAsync(PortalSession session, CancellationToken cancellationToken)
    {
        if (Request.Kind is ProtectionRequestKind.Move)
        {
            return Request.DestinationId is not null && Request.Destination is null
                ? new NotFound("organization")
                : await new RequestedMove(Target, Request.Destination).ApplyAsync(session, cancellationToken);
        }

        return await Target.Own(session.Db).SingleOrDefaultAsync(cancellationToken) is { } protection
            ? await ProtectionLifting.ApplyAsync(session, Target, protection, cancellationToken)
            : new NotFound("delete_protection");
    }
}
