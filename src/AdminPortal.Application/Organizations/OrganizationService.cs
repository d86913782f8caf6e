using AdminPortal.Application.Access;
using AdminPortal.Application.Accounts;
using AdminPortal.Application.Common;
using AdminPortal.Application.Contacts;
using AdminPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Organizations;

/// <summary>Reads organisations as the caller sees them.</summary>
public sealed class OrganizationService(PortalStore store)
{
    private const int MaximumChoices = 20;

    private static readonly Keyset<Organization> Children = new(
        o => o.Id,
        SortColumn<Organization>.By("name", o => o.NameSort),
        SortColumn<Organization>.By("changed", o => o.LastModifiedAt));

    /// <summary>The organisation, or null where the caller sees none of that id.</summary>
    public async Task<OrganizationDetail?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        var found = await db.Organizations
            .Where(o => o.PublicId == id)
            .Select(o => new
            {
                o.Id,
                Organization = o,
                Contact = o.BillingContact == null ? null : new
                {
                    o.BillingContact.PublicId,
                    o.BillingContact.FirstName,
                    o.BillingContact.MiddleName,
                    o.BillingContact.LastName,
                    o.BillingContact.Email,
                    o.BillingContact.Mobile,
                    Roles = o.BillingContact.Roles.Select(r => r.Role).ToList(),
                },
                Children = db.Organizations.Where(child => child.ParentId == o.Id).Take(BoundedCount.Bound + 1).Count(),
                Descendants = db.Closure.Where(link => link.AncestorId == o.Id && link.Depth > 0).Take(BoundedCount.Bound + 1).Count(),
                Protected = db.Closure.Any(link => link.DescendantId == o.Id && db.Protections.Any(p => p.OrganizationId == link.AncestorId)),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var path = await OrganizationTreeService.PathOf(db, id).ToListAsync(cancellationToken);
        var o = found.Organization;
        return new(
            o.PublicId,
            o.Name,
            o.EntityId,
            o.EntityVatNumber,
            o.EntityLegalName,
            o.Country,
            o.Website,
            o.BillingEmail,
            AddressOf(o),
            found.Contact is not { } c ? null : new(c.PublicId, Contact.FullName(c.FirstName, c.MiddleName, c.LastName), c.Email, c.Mobile, [.. c.Roles.Order()]),
            o.PaymentTermsDays,
            path[..^1],
            BoundedCount.Of(found.Children),
            BoundedCount.Of(found.Descendants),
            found.Protected,
            o.CreatedAt,
            o.LastModifiedAt,
            o.Version,
            await session.MayAsync(Right.Edit, found.Id, cancellationToken),
            await session.MayAsync(Right.Administer, found.Id, cancellationToken),
            session.Caller.MayEverywhere(Right.Administer));
    }

    /// <summary>The children of an organisation; null where the caller sees none of that id. Sorts: <c>name</c>, <c>changed</c>.</summary>
    public async Task<Page<OrganizationRow>?> ListChildrenAsync(string id, PageRequest request, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        return await OrganizationTreeService.KeyOfAsync(db, id, cancellationToken) is not { } parent
            ? null
            : await Children.ReadAsync(
                db.Organizations.Where(o => o.ParentId == parent),
                request,
                o => new OrganizationRow(
                    o.PublicId,
                    o.Name,
                    o.EntityId,
                    o.Country,
                    db.Organizations.Count(child => child.ParentId == o.Id),
                    db.Accounts.Count(account => account.OrganizationId == o.Id),
                    o.LastModifiedAt),
                cancellationToken);
    }

    /// <summary>Organisations for a picker, by name, id or number; only those where the caller may do <paramref name="right"/>.</summary>
    public async Task<IReadOnlyList<OrganizationChoice>> ChooseAsync(string text, Right right, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        IQueryable<Organization> allowed = db.Organizations;
        if (!session.Caller.MayEverywhere(right))
        {
            var roots = session.Caller.RootsThatAllow(right);
            allowed = allowed.Where(o => db.Closure.Any(link => link.DescendantId == o.Id && roots.Contains(link.AncestorId)));
        }

        var rows = await OrganizationSearch.MatchingAsync(allowed, text, cancellationToken);
        var found = await rows
            .OrderBy(o => o.NameSort).ThenBy(o => o.Id)
            .Take(MaximumChoices)
            .Select(o => new { o.Id, o.PublicId, o.Name, o.EntityId })
            .ToListAsync(cancellationToken);
        var keys = found.Select(o => o.Id).ToList();
        var ancestors = await (
            from link in db.Closure
            join ancestor in db.Organizations on link.AncestorId equals ancestor.Id
            where keys.Contains(link.DescendantId) && link.Depth > 0
            orderby link.Depth descending
            select new { link.DescendantId, ancestor.Name }).ToListAsync(cancellationToken);
        var above = ancestors.ToLookup(step => step.DescendantId, step => step.Name);
        return [.. found.Select(o => new OrganizationChoice(o.PublicId, o.Name, o.EntityId, [.. above[o.Id]]))];
    }

    private static BillingAddress? AddressOf(Organization o)
    {
        var address = new BillingAddress(o.BillingStreet, o.BillingPostalCode, o.BillingCity, o.BillingRegion, o.BillingCountry);
        return address == new BillingAddress(null, null, null, null, null) ? null : address;
    }
}
