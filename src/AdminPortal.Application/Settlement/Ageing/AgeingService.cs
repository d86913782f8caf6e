using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Settlement.Ageing;

/// <summary>What is unsettled by how long past due, rolled up the hierarchy as the caller sees it.</summary>
public sealed class AgeingService(PortalStore store, TimeProvider clock)
{
    /// <summary>The ageing that a filter asks for; null where the caller sees no such organisation.</summary>
    public async Task<AgeingReport?> OfAsync(AgeingFilter filter, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        Chosen? chosen = null;
        if (!string.IsNullOrEmpty(filter.OrganizationId))
        {
            chosen = await ChosenAsync(db, filter.OrganizationId, cancellationToken);
            if (chosen is null)
            {
                return null;
            }
        }

        var asAt = DayOf(filter);
        var now = clock.GetUtcNow().UtcDateTime;
        var rows = await InvoiceQuery.FilterAsync(
            db,
            new() { AsAt = asAt, OrganizationId = chosen?.Link.Id, Party = filter.Party.OnInvoices(), WithSubtree = true },
            now,
            cancellationToken);
        var sums = await AgeingQuery.SumsAsync(rows!, filter.Party, asAt, OsloTime.EndOf(asAt) <= now, cancellationToken);
        var currencies = sums
            .GroupBy(sum => sum.CurrencyCode)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new AgeingCurrency(g.Key, AgeingFigures.Of(g)))
            .ToList();
        var currency = string.IsNullOrEmpty(filter.CurrencyCode)
            ? currencies.MaxBy(of => of.Figures.Total.Count)?.CurrencyCode
            : filter.CurrencyCode;
        var listed = AgeingQuery.Listed(session, chosen?.Key);
        var places = await AgeingQuery.PlacesAsync(db, listed, cancellationToken);
        var parts = sums
            .Where(sum => sum.CurrencyCode == currency)
            .ToLookup(sum => PartOf(sum.PartyId, chosen?.Key, places));
        var below = await InOrderAsync(listed, parts, filter, cancellationToken);
        var shown = below.Take(Math.Clamp(filter.Rows, 1, AgeingFilter.MaximumRows)).ToList();
        return new(
            asAt,
            filter.Party,
            chosen?.Link,
            chosen is null ? [] : await AboveAsync(db, chosen.Link.Id, cancellationToken),
            currencies,
            currency,
            [
                .. RowsOf(AgeingRowKind.Direct, chosen?.Link, parts),
                .. await NamedAsync(db, shown, cancellationToken),
                .. RowsOf(AgeingRowKind.Elsewhere, null, parts),
            ],
            new(below.Count - shown.Count, AgeingFigures.Of(below.Skip(shown.Count).SelectMany(of => parts[of.Part]))));
    }

    private static Part PartOf(long? party, long? chosen, Dictionary<long, long> places) => party switch
    {
        { } id when id == chosen => new(AgeingRowKind.Direct, null),
        { } id when places.TryGetValue(id, out var top) => new(AgeingRowKind.Below, top),
        _ => new(AgeingRowKind.Elsewhere, null),
    };

    private static async Task<List<Below>> InOrderAsync(
        IQueryable<Organization> listed, ILookup<Part, AgeingSum> parts, AgeingFilter filter, CancellationToken cancellationToken)
    {
        var below = parts.Where(part => part.Key.Kind is AgeingRowKind.Below).Select(part => new Below(part.Key, AgeingFigures.Of(part))).ToList();
        List<Below> ordered;
        if (filter.Sort == AgeingSort.Name)
        {
            var names = await listed.OrderBy(o => o.NameSort).ThenBy(o => o.Id).Select(o => o.Id).ToListAsync(cancellationToken);
            var order = names.Index().ToDictionary(place => place.Item, place => place.Index);
            ordered = [.. below.OrderBy(of => order.GetValueOrDefault(of.Key))];
        }
        else
        {
            ordered = [.. below.OrderByDescending(of => filter.Sort == AgeingSort.Total ? of.Figures.Total.Amount : of.Figures.Overdue.Amount)
                .ThenByDescending(of => of.Figures.Total.Amount).ThenBy(of => of.Key)];
        }

        if (filter.Reversed)
        {
            ordered.Reverse();
        }

        return ordered;
    }

    private static async Task<IEnumerable<AgeingRow>> NamedAsync(PortalDb db, IReadOnlyCollection<Below> below, CancellationToken cancellationToken)
    {
        var keys = below.Select(of => of.Key).ToArray();
        var names = await db.Organizations.IgnoreQueryFilters([PortalDb.Live])
            .Where(o => keys.Contains(o.Id))
            .Select(o => new { o.Id, Link = new OrganizationLink(o.PublicId, o.Name), o.DeletedAt, HasChildren = db.Organizations.Any(child => child.ParentId == o.Id) })
            .ToDictionaryAsync(o => o.Id, cancellationToken);
        return below
            .Where(of => names.ContainsKey(of.Key))
            .Select(of => new AgeingRow(AgeingRowKind.Below, names[of.Key].Link, names[of.Key].DeletedAt is not null, names[of.Key].HasChildren, of.Figures));
    }

    private static IEnumerable<AgeingRow> RowsOf(AgeingRowKind kind, OrganizationLink? organization, ILookup<Part, AgeingSum> parts)
    {
        var part = new Part(kind, null);
        return parts.Contains(part) ? [new(kind, organization, false, false, AgeingFigures.Of(parts[part]))] : [];
    }

    private static async Task<Chosen?> ChosenAsync(PortalDb db, string id, CancellationToken cancellationToken) =>
        await db.Organizations.IgnoreQueryFilters([PortalDb.Live])
            .Where(o => o.PublicId == id)
            .Select(o => new Chosen(o.Id, new(o.PublicId, o.Name)))
            .FirstOrDefaultAsync(cancellationToken);

    private static async Task<IReadOnlyList<OrganizationLink>> AboveAsync(PortalDb db, string id, CancellationToken cancellationToken)
    {
        var path = await OrganizationTreeService.PathOf(db, id).IgnoreQueryFilters([PortalDb.Live]).ToListAsync(cancellationToken);
        return [.. path.SkipLast(1)];
    }

    private DateOnly DayOf(AgeingFilter filter)
    {
        var day = filter.AsAt ?? OsloTime.Today(clock);
        return day < AgeingFilter.FirstDay ? AgeingFilter.FirstDay : day > AgeingFilter.LastDay ? AgeingFilter.LastDay : day;
    }

    private sealed record Chosen(long Key, OrganizationLink Link);

    /// <param name="Top">The listed organisation that it lies below.</param>
    private readonly record struct Part(AgeingRowKind Kind, long? Top);

    private sealed record Below(Part Part, AgeingFigures Figures)
    {
        public long Key => Part.Top!.Value;
    }
}
