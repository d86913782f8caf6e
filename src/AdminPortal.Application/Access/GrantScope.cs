using System.Linq.Expressions;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Access;

/// <summary>Which grants an Admin is told of, and which of them are the Admin's to change.</summary>
internal static class GrantScope
{
    /// <summary>An API client never gives or sees grants, whatever its scopes.</summary>
    public static bool MayAdminister(Caller caller) => caller.Source is not ChangeSource.Api && caller.MaySomewhere(Right.Administer);

    /// <summary>Whether grants for everything are the caller's to give and to end.</summary>
    public static bool MayAdministerEverything(Caller caller) => MayAdminister(caller) && caller.MayEverywhere(Right.Administer);

    /// <summary>Those within what the caller administers, and those from above that reach into it.</summary>
    public static IQueryable<Grant> Seen(PortalSession session)
    {
        var (db, caller) = (session.Db, session.Caller);
        var grants = db.Grants.IgnoreQueryFilters([PortalDb.Live]);
        if (MayAdministerEverything(caller))
        {
            return grants;
        }

        var roots = RootsOf(caller);
        return grants.Where(g => roots.Length > 0
            && (g.OrganizationId == null
                || db.Closure.Any(link => link.DescendantId == g.OrganizationId && roots.Contains(link.AncestorId))
                || db.Closure.Any(link => link.AncestorId == g.OrganizationId && roots.Contains(link.DescendantId))));
    }

    /// <summary>Those that the caller may change, but for the caller's own.</summary>
    public static Expression<Func<Grant, bool>> Administered(PortalSession session)
    {
        var db = session.Db;
        var (everything, roots) = (MayAdministerEverything(session.Caller), RootsOf(session.Caller));
        return g => everything || db.Closure.Any(link => link.DescendantId == g.OrganizationId && roots.Contains(link.AncestorId));
    }

    /// <summary>Those for the organisation or for one below it, and those that reach it from above; none where there is no such organisation.</summary>
    public static IQueryable<Grant> About(this IQueryable<Grant> grants, PortalDb db, string organizationId)
    {
        var place = db.Organizations.IgnoreQueryFilters([PortalDb.Live]).Where(o => o.PublicId == organizationId).Select(o => o.Id);
        return grants.Where(g => place.Any()
            && (g.OrganizationId == null
                || db.Closure.Any(link => link.DescendantId == g.OrganizationId && place.Contains(link.AncestorId))
                || db.Closure.Any(link => link.AncestorId == g.OrganizationId && place.Contains(link.DescendantId))));
    }

    private static long[] RootsOf(Caller caller) => MayAdminister(caller) ? caller.RootsThatAllow(Right.Administer) : [];
}
