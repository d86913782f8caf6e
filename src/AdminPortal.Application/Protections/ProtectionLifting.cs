using AdminPortal.Application.Accounts;
using AdminPortal.Application.Changes;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Protections;

/// <summary>Takes a protection away, at once or by an approved request.</summary>
internal static class ProtectionLifting
{
    /// <summary>Answers the accounts that nothing protects any more.</summary>
    /// <param name="protection">Tracked; what stands on <paramref name="target"/>.</param>
    public static async Task<Impact> ApplyAsync(PortalSession session, ProtectionTarget target, DeleteProtection protection, CancellationToken cancellationToken)
    {
        var impact = await UncoveredAsync(session.Db, target, cancellationToken);
        session.Db.Protections.Remove(protection);

        // A request for what is done: it must not come to stand for the next protection.
        var overtaken = target.Requests(session.Db)
            .Where(r => r.Kind == ProtectionRequestKind.Lift && r.Status == ProtectionRequestStatus.Pending && r.ExpiresAt > session.Now);
        foreach (var request in await overtaken.ToListAsync(cancellationToken))
        {
            // The one by which it is done is decided already.
            if (request.Status is ProtectionRequestStatus.Pending)
            {
                request.Status = ProtectionRequestStatus.Overtaken;
                request.DecidedAt = session.Now;
            }
        }

        return impact;
    }

    /// <summary>The live accounts that only the protection on <paramref name="target"/> covers, whether it stands already or not.</summary>
    public static async Task<Impact> UncoveredAsync(PortalDb db, ProtectionTarget target, CancellationToken cancellationToken)
    {
        var own = target.Own(db).Select(p => p.Id);
        var accounts = target.Covered(db).Where(a => !db.Protections.Any(p => !own.Contains(p.Id)
            && (p.AccountId == a.Id || db.Closure.Any(link => link.DescendantId == a.OrganizationId && link.AncestorId == p.OrganizationId))));
        return new()
        {
            Accounts = new(
                await accounts.CountAsync(cancellationToken),
                await accounts.OrderBy(a => a.NameSort).ThenBy(a => a.Id).Take(Impact.Shown)
                    .Select(a => new TouchedAccount(a.PublicId, a.Name, a.IsSandbox))
                    .ToListAsync(cancellationToken)),
        };
    }
}
