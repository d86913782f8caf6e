using System.Linq.Expressions;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Organizations;

/// <summary>Reads the hierarchy a level at a time, as the caller sees it: where a grant begins, a root begins.</summary>
public sealed class OrganizationTreeService(PortalStore store)
{
    /// <summary>Children that are read at once.</summary>
    public const int LevelSize = 100;

    /// <summary>Hits that a search shows.</summary>
    public const int MaximumHits = 100;

    private static readonly Keyset<Organization> ByName = new(o => o.Id, SortColumn<Organization>.By("name", o => o.NameSort));

    /// <summary>The roots that the caller sees, or the children of a node; null where the caller sees no such node.</summary>
    public async Task<TreeLevel?> LevelAsync(string? parentId, string? token, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var rows = Roots(session);
        if (parentId is not null)
        {
            var parent = await KeyOfAsync(session.Db, parentId, cancellationToken);
            if (parent is null)
            {
                return null;
            }

            rows = session.Db.Organizations.Where(o => o.ParentId == parent);
        }

        var page = await ByName.ReadAsync(rows, new(token, LevelSize), AsNode(session.Db), cancellationToken);
        return new(page.Items, page.Next, page.Total);
    }

    /// <summary>One node, for a selection that lies outside what its level has read; null where the caller sees no such node.</summary>
    public async Task<TreeNode?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        return await session.Db.Organizations.Where(o => o.PublicId == id).Select(AsNode(session.Db)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The ids from the outermost visible ancestor down to the node itself; empty where the caller sees no such node.</summary>
    public async Task<IReadOnlyList<string>> PathAsync(string id, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var path = await PathOf(session.Db, id).ToListAsync(cancellationToken);
        return [.. path.Select(step => step.Id)];
    }

    /// <summary>Organisations by name, id, organisation or VAT number in any spacing, each with its visible ancestors.</summary>
    public async Task<TreeSearch> SearchAsync(string text, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        var matching = await OrganizationSearch.MatchingAsync(db.Organizations, text, cancellationToken);
        var hits = await matching.OrderBy(o => o.NameSort).ThenBy(o => o.Id).Take(MaximumHits).Select(o => o.Id).ToListAsync(cancellationToken);
        var shown = db.Closure.Where(link => hits.Contains(link.DescendantId)).Select(link => link.AncestorId);
        var nodes = await db.Organizations
            .Where(o => shown.Contains(o.Id))
            .OrderBy(o => o.NameSort).ThenBy(o => o.Id)
            .Select(o => new
            {
                o.Id,
                Match = new TreeMatch(o.PublicId, o.Parent!.PublicId, o.Name, o.EntityId, false, db.Organizations.Any(child => child.ParentId == o.Id)),
            })
            .ToListAsync(cancellationToken);
        var found = hits.ToHashSet();
        var count = hits.Count < MaximumHits ? hits.Count : await matching.Take(BoundedCount.Bound + 1).CountAsync(cancellationToken);
        return new([.. nodes.Select(node => node.Match with { IsHit = found.Contains(node.Id) })], BoundedCount.Of(count));
    }

    /// <summary>Accounts and unsettled invoices below each node; ids that the caller does not see are left out.</summary>
    /// <param name="ids">At most <see cref="LevelSize"/>; further ones are left out.</param>
    public async Task<IReadOnlyList<TreeCounts>> CountsAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        var asked = ids.Take(LevelSize).ToArray();
        var counted = await db.Organizations
            .Where(o => asked.Contains(o.PublicId))
            .Select(o => new
            {
                o.PublicId,
                // Joined from the closure's side: the cost is the subtree's, not the table's.
                Accounts = db.Closure.Where(link => link.AncestorId == o.Id)
                    .Join(db.Accounts, link => (long?)link.DescendantId, a => a.OrganizationId, (_, a) => a.Id)
                    .Take(BoundedCount.Bound + 1).Count(),
                Unsettled = db.Closure.Where(link => link.AncestorId == o.Id)
                    .Join(db.Invoices.Where(i => !i.Settled), link => (long?)link.DescendantId, i => i.ReceiverId, (_, i) => i.Id)
                    .Take(BoundedCount.Bound + 1).Count(),
            })
            .ToListAsync(cancellationToken);
        return [.. counted.Select(node => new TreeCounts(node.PublicId, BoundedCount.Of(node.Accounts), BoundedCount.Of(node.Unsettled)))];
    }

    /// <summary>The node and its visible ancestors, outermost first.</summary>
    internal static IQueryable<OrganizationLink> PathOf(PortalDb db, string id) =>
        from link in db.Closure
        join descendant in db.Organizations on link.DescendantId equals descendant.Id
        join ancestor in db.Organizations on link.AncestorId equals ancestor.Id
        where descendant.PublicId == id
        orderby link.Depth descending
        select new OrganizationLink(ancestor.PublicId, ancestor.Name);

    internal static async Task<long?> KeyOfAsync(PortalDb db, string? id, CancellationToken cancellationToken) =>
        await db.Organizations.Where(o => o.PublicId == id).Select(o => (long?)o.Id).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Where the trees that the caller sees begin.</summary>
    internal static IQueryable<Organization> Roots(PortalSession session)
    {
        var db = session.Db;
        if (session.Caller.SeesEverything)
        {
            return db.Organizations.Where(o => o.ParentId == null);
        }

        var roots = session.Caller.Roots;
        return db.Organizations.Where(o => roots.Contains(o.Id)
            && !db.Closure.Any(link => link.DescendantId == o.Id && link.Depth > 0 && roots.Contains(link.AncestorId)));
    }

    private static Expression<Func<Organization, TreeNode>> AsNode(PortalDb db) =>
        o => new TreeNode(o.PublicId, o.Name, o.EntityId, db.Organizations.Any(child => child.ParentId == o.Id));
}
