using AdminPortal.Application.Common;
using AdminPortal.Application.Invoices;

namespace AdminPortal.Application.Settlement.Queue;

/// <summary>An invoice in the queue, with its case where there is one. Amounts are in <see cref="CurrencyCode"/>, with up to four decimals.</summary>
public sealed record QueueRow
{
    public required string Number { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime Date { get; init; }

    public required InvoiceOrganization Receiver { get; init; }

    public required string CurrencyCode { get; init; }

    public required decimal Total { get; init; }

    /// <summary>What is found now.</summary>
    public IReadOnlyList<CheckCode> Findings { get; init; } = [];

    /// <summary>Null where there is no case.</summary>
    public CaseStatus? Status { get; init; }

    /// <summary>0 where there is no case.</summary>
    public int Version { get; init; }

    /// <summary>Null where nobody has taken it.</summary>
    public CasePerson? Assignee { get; init; }

    /// <summary>The case's own, in Norway.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Open, and past that day.</summary>
    public bool IsLate { get; init; }

    public CaseNote? LastNote { get; init; }

    /// <summary>Whether the caller may take, assign and explain it.</summary>
    public bool MaySettle { get; init; }
}

/// <summary>How much there is to do.</summary>
/// <param name="Mine">The caller's open cases.</param>
/// <param name="MineLate">Of these, past their due date.</param>
/// <param name="Unassigned">Open cases that nobody has.</param>
/// <param name="Untaken">Invoices with findings and no case.</param>
public sealed record QueueCounts(int Mine, int MineLate, int Unassigned, int Open, BoundedCount Untaken);

/// <summary>Invoices with this finding that have no case.</summary>
public sealed record UntakenCount(CheckCode Code, int Invoices);
