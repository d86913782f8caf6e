using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Audit;

/// <summary>Turns a filter into a query.</summary>
internal static class AuditQuery
{
    public static async Task<IQueryable<AuditEntry>> FilterAsync(PortalDb db, AuditFilter filter, CancellationToken cancellationToken)
    {
        var rows = Narrow(db.AuditEntries, filter);
        if (filter.OrganizationId is null)
        {
            return rows;
        }

        var key = await db.Organizations.IgnoreQueryFilters([PortalDb.Live])
            .Where(o => o.PublicId == filter.OrganizationId)
            .Select(o => o.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return filter.WithSubtree ? await OfSubtreeAsync(db, rows, key, cancellationToken) : rows.Where(entry => entry.OrganizationId == key);
    }

    /// <summary>
    /// A subtree of few entries is looked up organisation by organisation, in the index; in one of many, walking the trail
    /// backwards soon has a page full. Each is slow where the other is fast.
    /// </summary>
    private static async Task<IQueryable<AuditEntry>> OfSubtreeAsync(PortalDb db, IQueryable<AuditEntry> rows, long key, CancellationToken cancellationToken)
    {
        var below = db.Closure.Where(link => link.AncestorId == key);
        var few = below.SelectMany(link => db.AuditEntries.Where(entry => entry.OrganizationId == link.DescendantId), (_, entry) => entry.Sequence);
        var found = await few.Take(BoundedCount.Bound + 1).CountAsync(cancellationToken);
        return found <= BoundedCount.Bound
            ? rows.Where(entry => few.Contains(entry.Sequence))
            : rows.Where(entry => db.Closure.Any(link => link.AncestorId == key && link.DescendantId == entry.OrganizationId));
    }

    private static IQueryable<AuditEntry> Narrow(IQueryable<AuditEntry> rows, AuditFilter filter)
    {
        if (filter.ObjectId is { } id)
        {
            // The index of objects begins with their type: all of them named, each is one look-up.
            rows = rows.Where(entry => AuditObjectTypes.All.Contains(entry.ObjectType) && entry.ObjectId == id);
        }

        rows = filter.OperationId is { } operation ? rows.Where(entry => entry.OperationId == operation) : rows;
        rows = filter.PersonId is { } person ? rows.Where(entry => entry.ActorId == person) : rows;
        rows = filter.Field is { } field ? rows.Where(entry => entry.Changes.Any(change => change.Field == field)) : rows;
        rows = filter.Source is { } source ? rows.Where(entry => entry.Source == source) : rows;
        rows = filter.Action is { } action ? rows.Where(entry => entry.Action == action) : rows;
        // Not by the index of objects: it would sort all of a kind to find the newest few.
        rows = filter.ObjectType is { } type ? rows.Where(entry => entry.ObjectType + "" == type) : rows;
        rows = filter.From is { } from ? rows.Where(entry => entry.At >= from) : rows;
        return filter.To is { } to ? rows.Where(entry => entry.At < to) : rows;
    }
}
