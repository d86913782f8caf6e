using AdminPortal.Application.Data;

namespace AdminPortal.Application.Access;

/// <summary>What the caller may do somewhere: whether a page offers it at all. The write itself checks where.</summary>
/// <param name="MaySettleEverywhere">As bringing in a file of everybody's invoices needs.</param>
/// <param name="MayAdministerEverywhere">As letting an API client see everything needs.</param>
public sealed record CallerRights(
    bool SeesEverything, bool MayEdit, bool MaySettle, bool MaySettleEverywhere, bool MayAdminister, bool MayAdministerEverywhere, IReadOnlyList<StaffRole> Roles);

/// <summary>Tells pages what the caller may do.</summary>
public sealed class AccessService(PortalStore store)
{
    public async Task<CallerRights> MineAsync(CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var caller = session.Caller;
        return new(
            caller.SeesEverything,
            caller.MaySomewhere(Right.Edit),
            caller.MaySomewhere(Right.Settle),
            caller.MayEverywhere(Right.Settle),
            caller.MaySomewhere(Right.Administer),
            caller.MayEverywhere(Right.Administer),
            [.. caller.Grants.Select(grant => grant.Role).Distinct().Order()]);
    }
}
