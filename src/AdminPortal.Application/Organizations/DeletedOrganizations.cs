using System.Linq.Expressions;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Organizations;

/// <summary>Reads the recycle bin of organisations.</summary>
internal static class DeletedOrganizations
{
    private const string ByDeletion = "deleted";

    private static readonly Keyset<Organization> Order = new(
        o => o.Id,
        SortColumn<Organization>.By(ByDeletion, o => o.DeletedAt ?? o.LastModifiedAt),
        SortColumn<Organization>.By("name", o => o.NameSort));

    /// <summary>Those that were not deleted together with what is above them, so far as the caller sees that.</summary>
    public static IQueryable<Organization> Tops(PortalDb db) => db.Organizations.IgnoreQueryFilters([PortalDb.Live])
        .Where(o => o.DeletedAt != null && (o.DeletionId == null || o.Parent!.DeletionId == null || o.Parent.DeletionId != o.DeletionId));

    /// <param name="days">How long they stay.</param>
    public static async Task<Page<DeletedOrganizationRow>> ReadAsync(
        PortalDb db, IQueryable<Organization> rows, PageRequest request, int days, CancellationToken cancellationToken)
    {
        var asked = request.Sort is null ? request with { Sort = ByDeletion, Descending = true } : request;
        var page = await Order.ReadAsync(rows, asked, AsRow(db), cancellationToken);
        return new([.. page.Items.Select(row => row with { PurgedAt = row.DeletedAt.AddDays(days) })], page.Next, page.Previous, page.Total);
    }

    /// <summary>The deleted organisation, with the key of the topmost that comes back with it. Who may bring it back is the caller's to say.</summary>
    public static async Task<(DeletedOrganization Found, long Top)?> FindAsync(PortalDb db, string id, int days, CancellationToken cancellationToken)
    {
        var deleted = db.Organizations.IgnoreQueryFilters([PortalDb.Live]).Where(o => o.PublicId == id && o.DeletedAt != null);
        var row = await deleted.Select(AsRow(db)).SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            return null;
        }

        var facts = await deleted.Select(o => new { o.Id, o.DeletionId, o.EntityLegalName, o.Country }).SingleAsync(cancellationToken);
        var top = await db.Organizations.IgnoreQueryFilters([PortalDb.Live])
            .Where(o => o.Id == TopOf(db, facts.Id, facts.DeletionId).First())
            .Select(o => new { o.Id, o.ParentId, Link = new OrganizationLink(o.PublicId, o.Name) })
            .SingleAsync(cancellationToken);
        var isParentDeleted = await db.Organizations.IgnoreQueryFilters([PortalDb.Live, ScopedPortalDb.Visibility])
            .AnyAsync(o => o.Id == top.ParentId && o.DeletedAt != null, cancellationToken);
        return (
            new(
                row.Id,
                row.Name,
                row.EntityId,
                facts.EntityLegalName,
                facts.Country,
                row.Parent,
                isParentDeleted,
                top.Link,
                row.DeletedAt,
                row.DeletedBy,
                row.DeletedAt.AddDays(days),
                row.Organizations,
                row.Accounts,
                row.Contacts,
                MayRestore: false),
            top.Id);
    }

    /// <summary>The topmost organisation that was deleted with it, so far as the caller sees; itself where nothing says what went along.</summary>
    public static IQueryable<long> TopOf(PortalDb db, long organization, string? deletionId) =>
        from link in db.Closure
        join o in db.Organizations.IgnoreQueryFilters([PortalDb.Live]) on link.AncestorId equals o.Id
        where link.DescendantId == organization && (link.Depth == 0 || (deletionId != null && o.DeletionId == deletionId))
        orderby link.Depth descending
        select o.Id;

    /// <summary>Until when it stays is added to what was read: a day of the store's own reckoning would lose the time zone.</summary>
    private static Expression<Func<Organization, DeletedOrganizationRow>> AsRow(PortalDb db) => o => new DeletedOrganizationRow(
        o.PublicId,
        o.Name,
        o.EntityId,
        o.Parent == null ? null : new OrganizationLink(o.Parent.PublicId, o.Parent.Name),
        o.DeletedAt ?? o.LastModifiedAt,
        o.DeletedBy,
        default,
        o.DeletionId == null ? 1 : db.Organizations.Count(with => with.DeletionId == o.DeletionId),
        db.Accounts.Count(with => o.DeletionId != null && with.DeletionId == o.DeletionId),
        db.Contacts.Count(with => o.DeletionId != null && with.DeletionId == o.DeletionId));
}
