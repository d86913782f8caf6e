namespace AdminPortal.Application.Settlement.Queue;

/// <summary>Which part of the work is looked at.</summary>
public enum QueueView
{
    /// <summary>All open cases.</summary>
    Open = 0,

    /// <summary>The caller's open cases.</summary>
    Mine = 1,

    /// <summary>Open cases that nobody has.</summary>
    Unassigned = 2,

    /// <summary>
    /// Invoices with findings and no case. Those with a missing payment alone, and those that are only overdue, are there when that
    /// finding is asked for: of either there are too many to be taken one by one.
    /// </summary>
    Untaken = 3,

    Explained = 4,

    Closed = 5,
}

/// <summary>Which cases, or invoices without one, are asked for; what is null does not narrow.</summary>
public sealed record QueueFilter
{
    public QueueView View { get; init; }

    /// <summary>Who has the case; means nothing where nobody has.</summary>
    public string? AssigneeId { get; init; }

    /// <summary>Only cases whose own due date has passed.</summary>
    public bool LateOnly { get; init; }

    /// <summary>Only where this is found now.</summary>
    public CheckCode? Finding { get; init; }

    /// <summary>Public id of an organisation, receiver or user; one that the caller may not see finds nothing.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>Whether the organisations below it count as well.</summary>
    public bool WithSubtree { get; init; }

    /// <summary>ISO 4217.</summary>
    public string? CurrencyCode { get; init; }
}

/// <summary>What the queue may be sorted by. Cases are sorted by their own due date, and by the invoice's date where there is no case.</summary>
public static class QueueSort
{
    /// <summary>The case's due date; those without one come last.</summary>
    public const string Due = "due";

    public const string Amount = "amount";
    public const string Date = "date";
}
