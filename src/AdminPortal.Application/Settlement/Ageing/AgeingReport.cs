using AdminPortal.Application.Invoices;
using AdminPortal.Application.Organizations;

namespace AdminPortal.Application.Settlement.Ageing;

/// <summary>What stood unsettled at the end of a day, by how long past due, each invoice counted once.</summary>
/// <param name="AsAt">The day, in Norway.</param>
/// <param name="Party">Whose invoices are rolled up.</param>
/// <param name="Organization">Whose subtree it is; null for all that the caller sees.</param>
/// <param name="Above">The visible organisations above it, outermost first.</param>
/// <param name="Currencies">The totals of each currency, in the order of their codes. Currencies are never added up.</param>
/// <param name="CurrencyCode">The currency of the rows; null where nothing is unsettled.</param>
/// <param name="Rows">The chosen organisation itself, the first so many below it, and what is elsewhere.</param>
/// <param name="Unlisted">The further organisations, which with the rows come to the currency's total.</param>
public sealed record AgeingReport(
    DateOnly AsAt,
    AgeingParty Party,
    OrganizationLink? Organization,
    IReadOnlyList<OrganizationLink> Above,
    IReadOnlyList<AgeingCurrency> Currencies,
    string? CurrencyCode,
    IReadOnlyList<AgeingRow> Rows,
    AgeingRest Unlisted)
{
    /// <summary>The invoices that a figure is made of.</summary>
    /// <param name="row">Null for the total of a currency.</param>
    public InvoiceFilter InvoicesOf(string currencyCode, AgeingRow? row, DueRange due)
    {
        var organization = row is null ? Organization : row.Organization;
        var isElsewhere = row?.Kind is AgeingRowKind.Elsewhere;
        return new()
        {
            AsAt = AsAt,
            CurrencyCode = currencyCode,
            DueFrom = due.From,
            DueTo = due.To,
            OrganizationId = organization?.Id,
            WithSubtree = organization is not null && row?.Kind is not AgeingRowKind.Direct,
            Elsewhere = isElsewhere,
            Party = organization is null && !isElsewhere ? InvoiceParty.Either : Party.OnInvoices(),
        };
    }
}

/// <summary>Organisations that are not listed, together.</summary>
public sealed record AgeingRest(int Count, AgeingFigures Figures);

/// <summary>What one currency comes to.</summary>
public sealed record AgeingCurrency(string CurrencyCode, AgeingFigures Figures);

/// <summary>What a row of an ageing stands for.</summary>
public enum AgeingRowKind
{
    /// <summary>The chosen organisation itself, without those below it.</summary>
    Direct = 0,

    /// <summary>An organisation directly below the chosen one, with all below it; a root where none is chosen.</summary>
    Below = 1,

    /// <summary>Parties that the portal does not know or the caller may not see. Their names are on the invoices.</summary>
    Elsewhere = 2,
}

/// <summary>One part of the total.</summary>
/// <param name="Organization">Null for <see cref="AgeingRowKind.Elsewhere"/>.</param>
/// <param name="IsDeleted">It lies in the recycle bin.</param>
/// <param name="HasChildren">There are organisations below it.</param>
public sealed record AgeingRow(AgeingRowKind Kind, OrganizationLink? Organization, bool IsDeleted, bool HasChildren, AgeingFigures Figures);

/// <summary>How many invoices, and what they come to in their currency. Credit notes count, and make the amount less.</summary>
public readonly record struct AgeingAmount(int Count, decimal Amount)
{
    public static AgeingAmount operator +(AgeingAmount one, AgeingAmount other) => new(one.Count + other.Count, one.Amount + other.Amount);
}

/// <summary>The five buckets of one currency.</summary>
/// <param name="Buckets">In the order of <see cref="AgeingBucket"/>.</param>
/// <param name="Paid">What confirmed payments until now cover of the total, which is not reduced by it: that an invoice is settled is the ERP's word.</param>
public sealed record AgeingFigures(IReadOnlyList<AgeingAmount> Buckets, decimal Paid)
{
    public AgeingAmount Total => Buckets.Aggregate((sum, bucket) => sum + bucket);

    public AgeingAmount Overdue => Buckets.Skip(1).Aggregate((sum, bucket) => sum + bucket);

    public AgeingAmount this[AgeingBucket bucket] => Buckets[(int)bucket];

    /// <summary>Adds up sums of one currency.</summary>
    internal static AgeingFigures Of(IEnumerable<AgeingSum> sums)
    {
        var buckets = new AgeingAmount[AgeingBuckets.All.Count];
        var paid = 0m;
        foreach (var sum in sums)
        {
            buckets[(int)sum.Bucket] += new AgeingAmount(sum.Count, sum.Amount);
            paid += sum.Paid;
        }

        return new(buckets, paid);
    }
}
