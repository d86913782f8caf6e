using AdminPortal.Application.Access;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Data;

/// <summary>One operation of one caller: the store as this caller sees it.</summary>
public sealed class PortalSession(PortalDb db, Caller caller) : IAsyncDisposable
{
    public PortalDb Db => db;

    public Caller Caller => caller;

    /// <summary>Whether the caller may do this to objects of the organisation. An object without one is for unrestricted callers.</summary>
    public async Task<bool> MayAsync(Right right, long? organizationId, CancellationToken cancellationToken)
    {
        if (caller.MayEverywhere(right))
        {
            return true;
        }

        var roots = caller.RootsThatAllow(right);
        return organizationId is { } id && roots.Length > 0
            && await db.Closure.AnyAsync(link => link.DescendantId == id && roots.Contains(link.AncestorId), cancellationToken);
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();
}
