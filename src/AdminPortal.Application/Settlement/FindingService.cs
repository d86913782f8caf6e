using AdminPortal.Application.Data;
using AdminPortal.Application.Invoices;

namespace AdminPortal.Application.Settlement;

/// <summary>What a check found on the invoices of one currency. Currencies are never added up.</summary>
/// <param name="Open">Total of those not settled.</param>
public sealed record FindingAmount(string CurrencyCode, int Count, decimal Open);

/// <summary>On how many invoices a check fails or warns.</summary>
/// <param name="Amounts">By currency, in the order of the codes.</param>
public sealed record FindingCount(CheckCode Code, int Count, IReadOnlyList<FindingAmount> Amounts);

/// <summary>What the checks found on the invoices of a filter.</summary>
/// <param name="Invoices">How many have a finding, being overdue apart.</param>
/// <param name="Checks">One for each check, in their order.</param>
public sealed record FindingSummary(int Invoices, IReadOnlyList<FindingCount> Checks);

/// <summary>Counts what the settlement checks found.</summary>
public sealed class FindingService(PortalStore store, TimeProvider clock)
{
    /// <summary>The findings of the invoices that the filter lets through, its own wish for a finding apart.</summary>
    public async Task<FindingSummary> SummaryAsync(InvoiceFilter filter, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var all = filter with { Finding = null, AnyFinding = false };
        await using var session = await store.OpenAsync(cancellationToken);
        var db = session.Db;
        if (await InvoiceQuery.FilterAsync(db, all, now, cancellationToken) is not { } rows
            || await InvoiceQuery.FilterAsync(db, all with { OverdueOnly = true }, now, cancellationToken) is not { } overdue)
        {
            return new(0, [.. Enum.GetValues<CheckCode>().Select(code => new FindingCount(code, 0, []))]);
        }

        var groups = await FindingGroup.ReadAsync(FindingQuery.WithAny(db, rows), cancellationToken);
        var late = await FindingGroup.ReadAsync(overdue, cancellationToken);
        var shared = db is ScopedPortalDb ? await FindingGroup.ReadAsync(FindingQuery.With(db, rows, CheckCode.UniqueReference), cancellationToken) : groups;
        return new(
            groups.Sum(group => group.Count),
            [
                .. Enum.GetValues<CheckCode>().Select(code => code switch
                {
                    CheckCode.DueDate => CountOf(code, late),
                    CheckCode.UniqueReference => CountOf(code, shared.Where(group => group.Has(code))),
                    _ => CountOf(code, groups.Where(group => group.Has(code))),
                }),
            ]);
    }

    private static FindingCount CountOf(CheckCode code, IEnumerable<FindingGroup> groups)
    {
        List<FindingAmount> amounts =
        [
            .. groups.GroupBy(group => group.CurrencyCode).OrderBy(same => same.Key, StringComparer.Ordinal).Select(same => new FindingAmount(
                same.Key,
                same.Sum(group => group.Count),
                same.Where(group => !group.Settled).Sum(group => group.Total))),
        ];
        return new(code, amounts.Sum(amount => amount.Count), amounts);
    }
}
