using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;
using Microsoft.EntityFrameworkCore;

namespace AdminPortal.Application.Settlement.Ageing;

/// <summary>
/// Adds up by party in the store and rolls up here. An invoice has one party of each kind, and a party lies below one of the
/// listed organisations, is the chosen one, or is elsewhere: so it counts once, whoever is whose parent.
/// </summary>
internal static class AgeingQuery
{
    /// <summary>
    /// What each party has in each currency and bucket. Of a day that is over, some have been settled since: they are asked for by
    /// themselves, since no index serves both conditions at once.
    /// </summary>
    public static async Task<List<AgeingSum>> SumsAsync(
        IQueryable<Invoice> rows, AgeingParty party, DateOnly asAt, bool isOver, CancellationToken cancellationToken)
    {
        var (settled, unsettled) = (true, false);
        var sums = await SumAsync(rows.Where(i => i.Settled == unsettled), party, asAt, cancellationToken);
        if (isOver)
        {
            sums.AddRange(await SumAsync(rows.Where(i => i.Settled == settled), party, asAt, cancellationToken));
        }

        return sums;
    }

    /// <summary>The organisations that are listed: those directly below the chosen one, or the roots that the caller sees; what is deleted had invoices too.</summary>
    public static IQueryable<Organization> Listed(PortalSession session, long? chosen)
    {
        var rows = chosen is { } above ? session.Db.Organizations.Where(o => o.ParentId == above) : OrganizationTreeService.Roots(session);
        return rows.IgnoreQueryFilters([PortalDb.Live]);
    }

    /// <summary>Below which of the listed ones each organisation lies.</summary>
    public static Task<Dictionary<long, long>> PlacesAsync(PortalDb db, IQueryable<Organization> listed, CancellationToken cancellationToken)
    {
        var tops = listed.Select(o => o.Id);
        return db.Closure
            .Where(link => tops.Contains(link.AncestorId))
            .ToDictionaryAsync(link => link.DescendantId, link => link.AncestorId, cancellationToken);
    }

    private static Task<List<AgeingSum>> SumAsync(IQueryable<Invoice> rows, AgeingParty party, DateOnly asAt, CancellationToken cancellationToken)
    {
        var last30 = asAt.AddDays(-30);
        var last60 = asAt.AddDays(-60);
        var last90 = asAt.AddDays(-90);
        var ofParty = party is AgeingParty.User
            ? rows.Select(i => new { Party = i.UserId, i.CurrencyCode, i.DueOn, i.TotalInvoiceAmount, i.PaidAmount })
            : rows.Select(i => new { Party = i.ReceiverId, i.CurrencyCode, i.DueOn, i.TotalInvoiceAmount, i.PaidAmount });
        return ofParty
            .GroupBy(i => new
            {
                i.Party,
                i.CurrencyCode,
                Bucket = i.DueOn >= asAt ? AgeingBucket.NotDue
                    : i.DueOn >= last30 ? AgeingBucket.Days1To30
                    : i.DueOn >= last60 ? AgeingBucket.Days31To60
                    : i.DueOn >= last90 ? AgeingBucket.Days61To90
                    : AgeingBucket.Over90Days,
            })
            .Select(g => new AgeingSum(
                g.Key.Party, g.Key.CurrencyCode, g.Key.Bucket, g.Count(), g.Sum(i => i.TotalInvoiceAmount), g.Sum(i => i.PaidAmount)))
            .ToListAsync(cancellationToken);
    }
}

/// <summary>What one party has in one bucket of one currency.</summary>
/// <param name="PartyId">Null where the ERP's party is none of the portal's organisations.</param>
internal sealed record AgeingSum(long? PartyId, string CurrencyCode, AgeingBucket Bucket, int Count, decimal Amount, decimal Paid);
