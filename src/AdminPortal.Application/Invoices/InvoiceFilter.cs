using AdminPortal.Application.Settlement;

namespace AdminPortal.Application.Invoices;

/// <summary>As what an organisation stands on an invoice.</summary>
public enum InvoiceParty
{
    Either = 0,
    Receiver = 1,
    User = 2,
}

/// <summary>Which invoices are asked for; what is null does not narrow.</summary>
public sealed record InvoiceFilter
{
    /// <summary>Invoice date at or after this instant, UTC.</summary>
    public DateTime? DateAfter { get; init; }

    /// <summary>Invoice date before this instant, UTC; now where null.</summary>
    public DateTime? DateBefore { get; init; }

    /// <summary>Public id of an organisation, live or deleted; one that the caller may not see finds nothing.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>As what the organisation stands on the invoice.</summary>
    public InvoiceParty Party { get; init; }

    /// <summary>Whether the organisations below it count as well.</summary>
    public bool WithSubtree { get; init; }

    public bool? Settled { get; init; }

    /// <summary>Only those not settled whose due date has passed.</summary>
    public bool OverdueOnly { get; init; }

    /// <summary>
    /// Only those that stood unsettled at the end of this day in Norway: invoiced by then (which takes the place of a missing
    /// <see cref="DateBefore"/>), and not seen settled by then.
    /// </summary>
    public DateOnly? AsAt { get; init; }

    /// <summary>Due on this day or later.</summary>
    public DateOnly? DueFrom { get; init; }

    /// <summary>Due on this day or earlier.</summary>
    public DateOnly? DueTo { get; init; }

    /// <summary>
    /// Only those whose receiver (user, where <see cref="Party"/> says so) is no organisation of the portal, or none that the caller may see.
    /// </summary>
    public bool Elsewhere { get; init; }

    /// <summary>Only those on which this check fails or warns; <see cref="CheckCode.DueDate"/> are those that are overdue.</summary>
    public CheckCode? Finding { get; init; }

    /// <summary>Only those on which some check fails or warns. Being overdue alone is no finding.</summary>
    public bool AnyFinding { get; init; }

    /// <summary>ISO 4217.</summary>
    public string? CurrencyCode { get; init; }

    /// <summary>Total of the invoice at least this, in its own currency.</summary>
    public decimal? AmountFrom { get; init; }

    /// <summary>Total of the invoice at most this, in its own currency.</summary>
    public decimal? AmountTo { get; init; }

    /// <summary>The first characters of an invoice number, or a whole payment or order reference.</summary>
    public string? Text { get; init; }

    /// <summary>Only those that carry this number of a billing account, its prefix included. Of a receiver that the caller may not see, nobody learns it.</summary>
    public string? CustomerAccountNumber { get; init; }
}

/// <summary>What the list may be sorted by. The list's own order is by date.</summary>
public static class InvoiceSort
{
    public const string Date = "date";
    public const string Amount = "amount";
    public const string Number = "number";
    public const string Due = "due";
}
