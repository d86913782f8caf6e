using System.Linq.Expressions;
using AdminPortal.Application.Access;
using AdminPortal.Application.Common;
using AdminPortal.Application.Data;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Contacts;

/// <summary>Tells who stands for which organisation, and where nobody does. Of organisations above what the caller sees nothing is known.</summary>
public sealed class ContactCoverageService(PortalStore store)
{
    /// <summary>Contacts that a cell names.</summary>
    public const int ShownContacts = 3;

    private const int MaximumCandidates = 50;

    /// <summary>The roles in the order of the columns.</summary>
    public static readonly IReadOnlyList<ContactRole> Roles = [ContactRole.CommercialOwner, ContactRole.MainTechnicalContact, ContactRole.FinancialContact, ContactRole.Other];

    private static readonly Keyset<Organization> ByName = new(o => o.Id, SortColumn<Organization>.By("name", o => o.NameSort));

    /// <summary>One page of organisations by name, those with gaps unless the filter says otherwise. An unknown organisation has none.</summary>
    public async Task<Page<CoverageRow>> ListAsync(CoverageFilter filter, PageRequest request, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var rows = await FilteredAsync(session.Db, filter, cancellationToken);
        var page = await ByName.ReadAsync(rows, request, o => new Listed(o.Id, new(o.PublicId, o.Name)), cancellationToken);
        return new(await DescribeAsync(session, page.Items, cancellationToken), page.Next, page.Previous, page.Total);
    }

    /// <summary>How many organisations the list would have, without reading it.</summary>
    public async Task<BoundedCount> CountAsync(CoverageFilter filter, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var rows = await FilteredAsync(session.Db, filter, cancellationToken);
        return BoundedCount.Of(await rows.Take(BoundedCount.Bound + 1).CountAsync(cancellationToken));
    }

    /// <summary>
    /// Contacts of the organisation and of those above it, nearest first, who could be given a role; at most 50. Only those whom the
    /// caller may change.
    /// </summary>
    public async Task<IReadOnlyList<CoverageCandidate>> CandidatesAsync(string organizationId, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        var key = await OrganizationTreeService.KeyOfAsync(db, organizationId, cancellationToken) ?? 0;
        var everywhere = session.Caller.MayEverywhere(Right.Edit);
        var roots = session.Caller.RootsThatAllow(Right.Edit);
        return await (
            from link in db.Closure
            join o in db.Organizations on link.AncestorId equals o.Id
            join c in db.Contacts on link.AncestorId equals c.OrganizationId
            where link.DescendantId == key
                && (everywhere || db.Closure.Any(above => above.DescendantId == o.Id && roots.Contains(above.AncestorId)))
            orderby link.Depth, c.NameSort, c.Id
            select new CoverageCandidate(
                c.PublicId,
                (c.FirstName == "" ? "" : c.FirstName + " ") + (c.MiddleName == null || c.MiddleName == "" ? "" : c.MiddleName + " ") + c.LastName,
                c.Email,
                c.Roles.OrderBy(r => r.Role).Select(r => r.Role).ToList(),
                new OrganizationLink(o.PublicId, o.Name)))
            .Take(MaximumCandidates)
            .ToListAsync(cancellationToken);
    }

    private static async Task<IQueryable<Organization>> FilteredAsync(PortalDb db, CoverageFilter filter, CancellationToken cancellationToken)
    {
        IQueryable<Organization> rows = db.Organizations;
        if (filter.OrganizationId is not null)
        {
            var key = await OrganizationTreeService.KeyOfAsync(db, filter.OrganizationId, cancellationToken) ?? 0;
            rows = filter.WithSubtree ? rows.Where(o => db.SubtreeOf(key).Contains(o.Id)) : rows.Where(o => o.Id == key);
        }

        rows = string.IsNullOrWhiteSpace(filter.Text) ? rows : await OrganizationSearch.MatchingAsync(rows, filter.Text, cancellationToken);
        var gap = HasGap(db);
        return filter.View switch
        {
            CoverageView.Gaps => rows.Where(gap),
            CoverageView.Covered => rows.Where(Expression.Lambda<Func<Organization, bool>>(Expression.Not(gap.Body), gap.Parameters)),
            CoverageView.All => rows,
        };
    }

    /// <summary>Asked of each organisation in the order of the list until a page is full; the first role that is missing ends the asking.</summary>
    private static Expression<Func<Organization, bool>> HasGap(PortalDb db)
    {
        var having = db.Organizations.Where(InvoiceRecipients.HasOwn(db));
        return o =>
            !db.Closure.Any(link => link.DescendantId == o.Id && db.Contacts.Any(c =>
                c.OrganizationId == link.AncestorId && c.Roles.Any(r => r.Role == ContactRole.CommercialOwner)))
            || !db.Closure.Any(link => link.DescendantId == o.Id && db.Contacts.Any(c =>
                c.OrganizationId == link.AncestorId && c.Roles.Any(r => r.Role == ContactRole.MainTechnicalContact)))
            || !db.Closure.Any(link => link.DescendantId == o.Id && db.Contacts.Any(c =>
                c.OrganizationId == link.AncestorId && c.Roles.Any(r => r.Role == ContactRole.FinancialContact)))
            || !db.Closure.Any(link => link.DescendantId == o.Id && having.Any(above => above.Id == link.AncestorId));
    }

    private static async Task<IReadOnlyList<CoverageRow>> DescribeAsync(PortalSession session, IReadOnlyList<Listed> listed, CancellationToken cancellationToken)
    {
        var db = session.Db;
        var keys = listed.Select(o => o.Key).ToList();
        var steps = await (
            from link in db.Closure
            join above in db.Organizations on link.AncestorId equals above.Id
            where keys.Contains(link.DescendantId)
            orderby link.Depth
            select new { link.DescendantId, link.AncestorId, Link = new OrganizationLink(above.PublicId, above.Name) }).ToListAsync(cancellationToken);
        var upwards = steps.ToLookup(step => step.DescendantId);
        var held = await HeldAsync(db, keys, cancellationToken);
        var recipients = await InvoiceRecipients.OfAsync(db, keys, cancellationToken);
        var editable = await EditableAsync(session, keys, cancellationToken);
        return [.. listed.Select(o => new CoverageRow(
            o.Link,
            [.. upwards[o.Key].Skip(1).Reverse().Select(step => step.Link)],
            [.. Roles.Select(role => upwards[o.Key]
                .Select((step, depth) => held.TryGetValue((step.AncestorId, role), out var some) ? new RoleCoverage(role, some.First, some.Count, depth == 0 ? null : step.Link, false) : null)
                .FirstOrDefault(found => found is not null) ?? new(role, [], 0, null, role != ContactRole.Other))],
            recipients[o.Key],
            editable(o.Key)))];
    }

    /// <summary>Who holds which role, by organisation, for the organisations and those above them.</summary>
    private static async Task<Dictionary<(long Organization, ContactRole Role), Held>> HeldAsync(PortalDb db, List<long> keys, CancellationToken cancellationToken)
    {
        var places = db.Closure.Where(link => keys.Contains(link.DescendantId)).Select(link => link.AncestorId);
        var groups = await db.Contacts
            .Where(c => places.Contains(c.OrganizationId!.Value))
            .SelectMany(c => c.Roles, (c, r) => new { Place = c.OrganizationId!.Value, r.Role, c.Id, c.NameSort, c.PublicId, c.FirstName, c.MiddleName, c.LastName })
            .GroupBy(holder => new { holder.Place, holder.Role })
            .Select(group => new
            {
                group.Key.Place,
                group.Key.Role,
                Count = group.Count(),
                First = group.OrderBy(holder => holder.NameSort).ThenBy(holder => holder.Id).Take(ShownContacts)
                    .Select(holder => new { holder.PublicId, holder.FirstName, holder.MiddleName, holder.LastName }).ToList(),
            })
            .ToListAsync(cancellationToken);
        return groups.ToDictionary(
            group => (group.Place, group.Role),
            group => new Held([.. group.First.Select(c => new CoverageContact(c.PublicId, Contact.FullName(c.FirstName, c.MiddleName, c.LastName)))], group.Count));
    }

    private static async Task<Func<long, bool>> EditableAsync(PortalSession session, List<long> keys, CancellationToken cancellationToken)
    {
        if (session.Caller.MayEverywhere(Right.Edit))
        {
            return _ => true;
        }

        var roots = session.Caller.RootsThatAllow(Right.Edit);
        var editable = await session.Db.Closure
            .Where(link => keys.Contains(link.DescendantId) && roots.Contains(link.AncestorId))
            .Select(link => link.DescendantId)
            .ToListAsync(cancellationToken);
        return editable.ToHashSet().Contains;
    }

    private sealed record Listed(long Key, OrganizationLink Link);

    private sealed record Held(IReadOnlyList<CoverageContact> First, int Count);
}
