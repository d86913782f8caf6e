using AdminPortal.Application.Settlement;

namespace AdminPortal.Application.Invoices;

/// <summary>A party of an invoice.</summary>
/// <param name="OrganizationId">Public id; null where the caller may not see the organisation, or it is gone.</param>
/// <param name="Name">As invoiced.</param>
public sealed record InvoiceOrganization(string? OrganizationId, string Name);

/// <summary>An invoice in a list. Amounts are in <paramref name="CurrencyCode"/>, with up to four decimals.</summary>
/// <param name="Date">UTC.</param>
/// <param name="IsOverdue">Not settled, and past its due date.</param>
public sealed record InvoiceRow(
    string Number,
    DateTime Date,
    DateOnly DueOn,
    InvoiceOrganization Receiver,
    InvoiceOrganization User,
    string CurrencyCode,
    decimal Total,
    decimal Tax,
    bool Settled,
    bool IsOverdue)
{
    /// <summary>What the settlement checks found, apart from being overdue.</summary>
    public FindingSet Findings { get; init; }
}

/// <summary>What the invoices of one currency come to. Currencies are never added up.</summary>
/// <param name="Unsettled">Total of those not settled.</param>
public sealed record CurrencyTotal(string CurrencyCode, int Count, decimal Total, decimal Tax, int UnsettledCount, decimal Unsettled);
